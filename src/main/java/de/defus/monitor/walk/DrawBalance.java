package de.defus.monitor.walk;

import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.place.District;
import de.defus.monitor.place.Districts;
import de.defus.monitor.place.Population;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.survey.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The balance of all measures of a city: what is open with whom and for how long, how promptly measures are answered, and
 * whether measures go where the need is. Need is a published share with its interval; districts stand in the city's own
 * order, and nothing is ranked.
 */
@ApplicationScoped
public class DrawBalance {

    private static final double PERSONS = 10_000;

    private final Measures measures;
    private final Walks walks;
    private final ListMeasures list;
    private final Surveys surveys;
    private final Releases releases;
    private final Districts districts;
    private final Population population;
    private final InstantSource clock;

    DrawBalance(
            Measures measures,
            Walks walks,
            ListMeasures list,
            Surveys surveys,
            Releases releases,
            Districts districts,
            Population population,
            InstantSource clock) {
        this.measures = measures;
        this.walks = walks;
        this.list = list;
        this.surveys = surveys;
        this.releases = releases;
        this.districts = districts;
        this.population = population;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param weeks how long an answer may take
     * @param surveyId the survey whose newest release tells the need; else the newest that is broken down by districts
     * @param item the item that tells it; else the survey's headline item about safety
     */
    public record Question(int weeks, Optional<UUID> surveyId, Optional<String> item) {}

    /**
     * The balance.
     *
     * @param need where the figures of need come from; absent if no released survey is broken down by districts
     */
    public record Balance(
            Promptness promptness,
            Map<Measure.State, Integer> states,
            Map<Measure.Participation, Integer> participation,
            List<Office> offices,
            Optional<Need> need,
            List<DistrictLine> districts) {}

    /**
     * What waits with an office.
     *
     * @param open measures that are not settled
     * @param overdue those of them that should be done by now
     * @param oldestWeeks age of the oldest of them in whole weeks
     */
    public record Office(String department, int open, int overdue, long oldestWeeks) {}

    /** Where the figures of need come from. */
    public record Need(SurveyView survey, int wave, Item item, List<Item> items) {}

    /**
     * A district.
     *
     * @param unsafe published share of the unfavourable answers; absent if it is not published
     * @param difference from everybody else; absent if it is not published
     * @param walks walks that stopped here
     * @param agreed measures for places here that are promised or in progress
     * @param done measures that were done
     * @param all all measures
     * @param perPersons agreed and done ones for each 10,000 inhabitants; absent if their number is unknown
     */
    public record DistrictLine(
            int code,
            String name,
            Optional<PublishedEstimate> unsafe,
            Optional<PublishedDifference> difference,
            int walks,
            int agreed,
            int done,
            int all,
            OptionalDouble perPersons) {

        /** Whether more people feel unsafe here than elsewhere, beyond chance, and no measure is agreed or done. */
        public boolean isLeftOut() {
            return difference
                            .filter(found -> found.mark() == PublishedDifference.Mark.HIGHER)
                            .isPresent()
                    && agreed + done == 0;
        }
    }

    public Balance draw(UUID municipalityId, Question question) {
        EvaluateWalk.checkWeeks(question.weeks());
        var rows = list.list(municipalityId, new ListMeasures.Filter(Optional.empty(), Optional.empty(), "", false));
        var all = rows.stream().map(WalkExport.MeasureRow::measure).toList();
        var histories = measures.histories(municipalityId);
        var need = need(municipalityId, question);
        return new Balance(
                Promptness.of(
                        all.stream().map(measure -> histories.get(measure.id())).toList(),
                        question.weeks(),
                        clock.instant()),
                EvaluateWalk.states(all),
                EvaluateWalk.participation(all),
                offices(all, histories),
                need.map(Found::need),
                districts(municipalityId, rows, need));
    }

    private List<Office> offices(List<Measure> all, Map<UUID, List<Measure.Change>> histories) {
        var open = all.stream()
                .filter(measure -> !measure.state().isSettled())
                .collect(Collectors.groupingBy(
                        measure -> measure.content().department(), TreeMap::new, Collectors.toList()));
        var offices = new ArrayList<Office>();
        open.forEach((department, waiting) -> offices.add(new Office(
                department,
                waiting.size(),
                (int) waiting.stream()
                        .filter(measure -> measure.isOverdue(list.today()))
                        .count(),
                waiting.stream()
                        .map(measure -> histories.get(measure.id()).get(0).changedAt())
                        .mapToLong(
                                made -> Duration.between(made, clock.instant()).toDays() / 7)
                        .max()
                        .orElse(0))));
        return offices;
    }

    private record Found(Need need, Release release, String breakdown) {}

    private Optional<Found> need(UUID municipalityId, Question question) {
        return surveys.list(municipalityId).stream()
                .filter(survey -> question.surveyId().map(survey.id()::equals).orElse(true))
                .flatMap(survey -> releases.findLatest(survey.slug()).stream()
                        .flatMap(release -> found(survey, release, question).stream()))
                .max(java.util.Comparator.comparing(found -> found.release().releasedOn()));
    }

    private static Optional<Found> found(SurveyView survey, Release release, Question question) {
        var questionnaire = release.questionnaire();
        var breakdown = SurveyPlaces.districts(questionnaire);
        var items = SurveyPlaces.items(questionnaire).toList();
        var item = items.stream()
                .filter(one -> question.item().filter(one.key()::equals).isPresent())
                .findFirst()
                .or(() -> SurveyPlaces.headline(questionnaire))
                .or(() -> items.stream().findFirst());
        return breakdown.isEmpty() || item.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        new Need(survey, release.waveNumber(), item.get(), items),
                        release,
                        breakdown.get().item()));
    }

    private List<DistrictLine> districts(UUID municipalityId, List<WalkExport.MeasureRow> rows, Optional<Found> need) {
        var persons = population.find(municipalityId).stream()
                .collect(Collectors.groupingBy(
                        PopulationCount::districtCode, Collectors.summingInt(PopulationCount::persons)));
        var stops = walks.list(municipalityId).stream()
                .map(walk -> walks.stops(municipalityId, walk.id()))
                .toList();
        return districts.list(municipalityId).stream()
                .map(district -> line(district, rows, stops, persons.getOrDefault(district.code(), 0), need))
                .toList();
    }

    private static DistrictLine line(
            District district,
            List<WalkExport.MeasureRow> rows,
            List<List<Stop>> stops,
            int persons,
            Optional<Found> need) {
        var here = rows.stream()
                .filter(row -> isIn(row.stops(), district))
                .map(row -> row.measure().state())
                .toList();
        var agreed = (int) here.stream()
                .filter(state -> state == Measure.State.PROMISED || state == Measure.State.IN_PROGRESS)
                .count();
        var done =
                (int) here.stream().filter(state -> state == Measure.State.DONE).count();
        var row = need.flatMap(found -> found.release()
                .results()
                .findTable(found.need().item().key(), found.breakdown())
                .flatMap(table -> table.findRow(district.code())));
        return new DistrictLine(
                district.code(),
                district.name(),
                row.flatMap(found -> found.unfavourable()),
                row.flatMap(found -> found.fromRest()).flatMap(contrast -> contrast.unfavourable()),
                (int) stops.stream().filter(ofWalk -> isIn(ofWalk, district)).count(),
                agreed,
                done,
                here.size(),
                persons == 0 ? OptionalDouble.empty() : OptionalDouble.of((agreed + done) * PERSONS / persons));
    }

    private static boolean isIn(List<Stop> stops, District district) {
        return stops.stream()
                .anyMatch(stop -> stop.district().isPresent() && stop.district().getAsInt() == district.code());
    }
}
