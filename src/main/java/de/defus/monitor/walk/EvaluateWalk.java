package de.defus.monitor.walk;

import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.survey.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks back at a walk: what became of its measures, how its stops were rated before and after, and how the survey's figure
 * for its place moved between waves. Of the survey it reads published tables only. It shows that something changed, not why.
 */
@ApplicationScoped
public class EvaluateWalk {

    /** How long an answer may take, in weeks, unless somebody asks for another time. */
    static final int WEEKS = 8;

    private static final int MOST_WEEKS = 104;

    private final SummariseWalk summarise;
    private final Measures measures;
    private final Surveys surveys;
    private final Releases releases;
    private final InstantSource clock;

    EvaluateWalk(SummariseWalk summarise, Measures measures, Surveys surveys, Releases releases, InstantSource clock) {
        this.summarise = summarise;
        this.measures = measures;
        this.surveys = surveys;
        this.releases = releases;
        this.clock = clock;
    }

    /**
     * A walk looked back at.
     *
     * @param marks all marks of the walk
     * @param before the earlier walk at the same places, which may be this one
     * @param after the later walk at the same places, which may be this one
     */
    public record Evaluation(
            Walk walk,
            Promptness promptness,
            Map<Measure.State, Integer> states,
            Map<Measure.Participation, Integer> participation,
            Marks marks,
            Optional<Walk> before,
            Optional<Walk> after,
            List<StopChange> stops,
            List<SurveyLine> survey) {}

    /** How many gave a mark, and how many of them one of the three uneasy ones. */
    public record Marks(int uneasy, int given) {

        /** Share of the uneasy in whole percent; 0 if nobody gave a mark. */
        public int percent() {
            return given == 0 ? 0 : Math.round(100f * uneasy / given);
        }
    }

    /**
     * A stop before and after. No interval: those who went along are no sample of anybody.
     *
     * @param done measures for this stop that were done, from both walks
     */
    public record StopChange(Stop stop, Marks before, Marks after, int done) {}

    /**
     * What the survey says of the walk's place, wave by wave, the first first.
     *
     * @param place what was asked about
     * @param district the district whose people answered; absent for all
     */
    public record SurveyLine(
            String item, LocalizedText place, Optional<LocalizedText> district, List<WaveFigure> waves) {}

    /**
     * A released wave's figure.
     *
     * @param unsafe share of the unfavourable answers; absent if it is not published
     * @param change since the released wave before it; absent if they cannot be compared
     */
    public record WaveFigure(
            int wave, LocalizedText title, Optional<PublishedEstimate> unsafe, Optional<PublishedDifference> change) {}

    /**
     * @param weeks how long an answer may take
     * @throws Refusal {@code INVALID_INPUT} unless the weeks lie between 1 and 104
     */
    public Evaluation evaluate(Walk walk, int weeks) {
        checkWeeks(weeks);
        var own = measures.ofWalk(walk.municipalityId(), walk.id());
        var histories = measures.histories(walk.municipalityId());
        var summary = summarise.summarise(walk);
        var isAfter = summary.other()
                .filter(other -> other.id().equals(walk.plan().repeatOf()))
                .isPresent();
        var itself = Optional.of(walk);
        return new Evaluation(
                walk,
                Promptness.of(
                        own.stream().map(measure -> histories.get(measure.id())).toList(), weeks, clock.instant()),
                states(own),
                participation(own),
                marks(summary.places().stream().map(SummariseWalk.Place::here).toList()),
                isAfter ? summary.other() : itself,
                isAfter ? itself : summary.other(),
                stops(summary, own, isAfter),
                survey(walk, summary));
    }

    static void checkWeeks(int weeks) {
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("weeks", "walk.fault.weeks", MOST_WEEKS)));
        }
    }

    static Map<Measure.State, Integer> states(List<Measure> measures) {
        var counts = new EnumMap<Measure.State, Integer>(Measure.State.class);
        measures.forEach(measure -> counts.merge(measure.state(), 1, Integer::sum));
        return counts;
    }

    static Map<Measure.Participation, Integer> participation(List<Measure> measures) {
        var counts = new EnumMap<Measure.Participation, Integer>(Measure.Participation.class);
        measures.stream()
                .map(measure -> measure.content().participation())
                .filter(Objects::nonNull)
                .forEach(level -> counts.merge(level, 1, Integer::sum));
        return counts;
    }

    private List<StopChange> stops(SummariseWalk.Summary summary, List<Measure> own, boolean isAfter) {
        var ofOther = summary.other()
                .map(other -> measures.ofWalk(other.municipalityId(), other.id()))
                .orElse(List.of());
        var changes = new ArrayList<StopChange>();
        for (var place : summary.places()) {
            place.there().ifPresent(there -> {
                var here = marks(List.of(place.here()));
                var other = marks(List.of(there));
                changes.add(new StopChange(
                        place.here().stop(),
                        isAfter ? other : here,
                        isAfter ? here : other,
                        done(own, place.here()) + done(ofOther, there)));
            });
        }
        return changes;
    }

    private static int done(List<Measure> measures, StopSummary at) {
        return (int) measures.stream()
                .filter(measure -> measure.state() == Measure.State.DONE)
                .filter(measure -> measure.stops().contains(at.stop().number()))
                .count();
    }

    private static Marks marks(List<StopSummary> stops) {
        return new Marks(
                stops.stream().mapToInt(StopSummary::uneasy).sum(),
                stops.stream().mapToInt(StopSummary::marked).sum());
    }

    private List<SurveyLine> survey(Walk walk, SummariseWalk.Summary summary) {
        var newestFirst = surveys.list(walk.municipalityId()).stream()
                .filter(survey -> survey.id().equals(walk.plan().surveyId()))
                .findFirst()
                .map(survey -> releases.list(survey.slug()))
                .orElse(List.of());
        if (newestFirst.isEmpty()) {
            return List.of();
        }
        var waves = newestFirst.stream()
                .sorted(Comparator.comparingInt(Release::waveNumber))
                .toList();
        var questionnaire = newestFirst.get(0).questionnaire();
        var item = SurveyPlaces.items(questionnaire)
                .filter(place -> place.key().equals(walk.plan().surveyItem()))
                .findFirst()
                .or(() -> SurveyPlaces.headline(questionnaire));
        if (item.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<SurveyLine>();
        lines.add(line(item.get(), PublishedTable.ALL, 0, Optional.empty(), waves));
        SurveyPlaces.districts(questionnaire)
                .ifPresent(breakdown -> summary.places().stream()
                        .flatMap(
                                place -> place.here().stop().district().stream().boxed())
                        .distinct()
                        .sorted()
                        .forEach(code -> SurveyPlaces.label(questionnaire, breakdown, code)
                                .ifPresent(name -> lines.add(
                                        line(item.get(), breakdown.item(), code, Optional.of(name), waves)))));
        return lines;
    }

    private static SurveyLine line(
            Item item, String breakdown, int group, Optional<LocalizedText> district, List<Release> waves) {
        return new SurveyLine(
                item.key(),
                item.label(),
                district,
                waves.stream()
                        .map(release -> {
                            var row = release.results()
                                    .findTable(item.key(), breakdown)
                                    .flatMap(table -> table.findRow(group));
                            return new WaveFigure(
                                    release.waveNumber(),
                                    release.waveTitle(),
                                    row.flatMap(PublishedRow::unfavourable),
                                    row.flatMap(PublishedRow::change).flatMap(change -> change.unfavourable()));
                        })
                        .toList());
    }
}
