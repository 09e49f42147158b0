package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Lays what was drawn beside what was to be expected, by age group and sex where the list has them: how a city sees that its
 * list was complete and its draw fair, without knowing anybody. This is what the two are stored for.
 */
@ApplicationScoped
public class CheckDraw {

    /** Of a standard normal distribution: 99 of 100 draws lie within. */
    private static final double QUANTILE = 2.5758293035489004;

    private final Samples samples;
    private final InstrumentOfWave instruments;
    private final TenantScope scope;

    CheckDraw(Samples samples, InstrumentOfWave instruments, TenantScope scope) {
        this.samples = samples;
        this.instruments = instruments;
        this.scope = scope;
    }

    /**
     * People of one age group or sex.
     *
     * @param by {@code age_group} or {@code gender}, as the questionnaire calls them
     * @param code as in the list; absent for those of whom it says nothing
     * @param label of the questionnaire's category, else the code; empty if there is none
     * @param drawn letters to them
     * @param expected what is known of the draw as long as the whole list is there, that is until codes are issued
     */
    public record Group(String by, Optional<Integer> code, String label, int drawn, Optional<Expected> expected) {}

    /**
     * What chance gives.
     *
     * @param listed on the list
     * @param letters to be expected: Σ nₕ Nₕg / Nₕ over the strata
     * @param fewest letters in 99 of 100 draws, by the normal approximation to the hypergeometric distribution
     * @param most letters in 99 of 100 draws
     */
    public record Expected(int listed, double letters, int fewest, int most) {}

    /** The groups, age first; empty before the draw and for lists without age and sex. */
    public List<Group> groups(WaveView wave, String language) {
        var sample = samples.find(wave).filter(found -> found.seed().isPresent() && !found.byRegister());
        if (sample.isEmpty()) {
            return List.of();
        }
        var cells = scope.call(wave.municipalityId(), () -> samples.countGroups(wave.id()));
        var questionnaire = instruments.get(wave);
        var isWhole = !sample.get().coded();
        var groups = new ArrayList<Group>();
        groups.addAll(groups(cells, "age_group", Samples.Cell::ageGroup, questionnaire, language, isWhole));
        groups.addAll(groups(cells, "gender", Samples.Cell::sex, questionnaire, language, isWhole));
        return groups;
    }

    private static List<Group> groups(
            List<Samples.Cell> cells,
            String by,
            Function<Samples.Cell, Optional<Integer>> code,
            Questionnaire questionnaire,
            String language,
            boolean isWhole) {
        if (cells.stream().allMatch(cell -> code.apply(cell).isEmpty())) {
            return List.of();
        }
        // Those without a code come last.
        var byCode = new TreeMap<Integer, List<Samples.Cell>>();
        cells.forEach(
                cell -> byCode.computeIfAbsent(code.apply(cell).orElse(Integer.MAX_VALUE), key -> new ArrayList<>())
                        .add(cell));
        return byCode.values().stream()
                .map(members -> {
                    var known = code.apply(members.get(0));
                    return new Group(
                            by,
                            known,
                            known.map(number -> label(questionnaire, by, number, language))
                                    .orElse(""),
                            members.stream().mapToInt(Samples.Cell::drawn).sum(),
                            isWhole ? Optional.of(expected(cells, members)) : Optional.empty());
                })
                .toList();
    }

    private static String label(Questionnaire questionnaire, String item, int code, String language) {
        return questionnaire.findQuestionOf(item).flatMap(questionnaire::findScale).stream()
                .flatMap(scale -> scale.categories().stream())
                .filter(category -> category.code() == code)
                .map(category -> category.label().in(language))
                .findFirst()
                .orElse(Integer.toString(code));
    }

    private static Expected expected(List<Samples.Cell> cells, List<Samples.Cell> members) {
        var strata = members.stream().map(Samples.Cell::stratum).distinct().toList();
        var letters = 0.0;
        var variance = 0.0;
        for (var stratum : strata) {
            double people = sum(cells, stratum, Samples.Cell::listed);
            double drawn = sum(cells, stratum, Samples.Cell::drawn);
            var share = sum(members, stratum, Samples.Cell::listed) / people;
            letters += drawn * share;
            variance += people == 1 ? 0 : drawn * share * (1 - share) * (people - drawn) / (people - 1);
        }
        var listed = members.stream().mapToInt(Samples.Cell::listed).sum();
        // Half a letter more on either side, since letters are whole.
        var width = QUANTILE * Math.sqrt(variance) + 0.5;
        return new Expected(listed, letters, (int) Math.max(0, Math.ceil(letters - width)), (int)
                Math.min(listed, Math.floor(letters + width)));
    }

    private static int sum(List<Samples.Cell> cells, int stratum, Function<Samples.Cell, Integer> number) {
        return cells.stream()
                .filter(cell -> cell.stratum() == stratum)
                .mapToInt(number::apply)
                .sum();
    }
}
