package de.defus.monitor.response.importing;

import de.defus.monitor.place.District;
import de.defus.monitor.place.Districts;
import de.defus.monitor.place.Population;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.questionnaire.Adaptation;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.SurveyView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a file and says what an import would store and what stands in its way. Stores nothing. */
@ApplicationScoped
class PreviewImport {

    private final InstrumentOfWave instruments;
    private final Districts districts;
    private final Population population;

    PreviewImport(InstrumentOfWave instruments, Districts districts, Population population) {
        this.instruments = instruments;
        this.districts = districts;
        this.population = population;
    }

    /**
     * What an import would do.
     *
     * @param adaptation what the wave would have asked other than the model
     * @param questionnaire that the wave would have asked
     * @param table the file as it was read
     * @param mapping given or proposed
     * @param coded what the rows come to
     * @param counted whether there are population counts to weight with
     */
    record Preview(
            Adaptation adaptation,
            Questionnaire questionnaire,
            FileTable table,
            Mapping mapping,
            CodedFile coded,
            boolean counted) {

        Comparability comparability() {
            return Comparability.of(questionnaire, coded);
        }
    }

    /**
     * @param day of the population counts that the wave will be weighted with; absent for those without a day
     * @param mapping what the columns mean; absent to have it proposed
     * @throws Refusal {@code INVALID_INPUT} if the file cannot be read as a table, the city has no districts, or there are
     *     no counts of the day
     */
    Preview preview(SurveyView survey, byte[] file, Optional<LocalDate> day, Optional<Mapping> mapping) {
        var persons = population.find(survey.municipalityId(), day);
        if (day.isPresent() && persons.isEmpty()) {
            throw new Refusal(
                    ProblemType.INVALID_INPUT,
                    List.of(Fault.at(
                            "populationAsOf",
                            "importing.fault.noPopulation",
                            day.get().toString())));
        }
        var own = districts.list(survey.municipalityId());
        if (own.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("file", "survey.fault.districts")));
        }
        var table = TableFile.read(file);
        var adaptation = instruments.adaptationOfEarlier(survey);
        var questionnaire = instruments.getFor(survey, adaptation);
        var keys = own.stream().collect(Collectors.toMap(District::key, District::code));
        var chosen = mapping.orElseGet(() -> new ProposeMapping(questionnaire, keys).propose(table));
        return new Preview(
                adaptation,
                questionnaire,
                table,
                chosen,
                CodeRows.code(questionnaire, table, chosen, persons),
                !persons.isEmpty());
    }
}
