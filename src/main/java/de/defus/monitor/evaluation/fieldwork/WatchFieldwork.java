package de.defus.monitor.evaluation.fieldwork;

import de.defus.monitor.analysis.fieldwork.Dispositions;
import de.defus.monitor.analysis.fieldwork.ResponseRates;
import de.defus.monitor.place.Districts;
import de.defus.monitor.place.Population;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.response.CoarseCount;
import de.defus.monitor.response.CountFieldwork;
import de.defus.monitor.response.FieldworkCounts;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.Sampling;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.sample.Precision;
import de.defus.monitor.survey.sample.SampleView;
import de.defus.monitor.survey.sample.Samples;
import de.defus.monitor.survey.sample.Stratum;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Says how a wave does in the field. Precision is computed from counts in full tens, so that it does not tell what they
 * hide; it rests on nothing that was answered.
 */
@ApplicationScoped
public class WatchFieldwork {

    private static final int DAYS_OF_A_WEEK = 7;

    private final CountFieldwork counting;
    private final Samples samples;
    private final Districts districts;
    private final Population population;
    private final InstrumentOfWave instruments;

    WatchFieldwork(
            CountFieldwork counting,
            Samples samples,
            Districts districts,
            Population population,
            InstrumentOfWave instruments) {
        this.counting = counting;
        this.samples = samples;
        this.districts = districts;
        this.population = population;
        this.instruments = instruments;
    }

    /**
     * @param language of the titles of sections
     */
    public FieldworkView watch(WaveView wave, String language) {
        var counts = counting.count(wave);
        var sample = samples.find(wave).filter(SampleView::coded);
        var strata = sample.map(SampleView::strata).orElseGet(() -> strata(wave));
        var drawn = wave.sampling() == Sampling.STRATIFIED_SAMPLE;
        var lines = strata.stream()
                .map(stratum -> line(stratum, counts, sample, drawn))
                .toList();
        var days = days(counts.days());
        var isKnown = drawn && counts.total() > 0 && strata.stream().anyMatch(stratum -> stratum.population() > 0);
        var halfWidth = isKnown
                ? Optional.of(Precision.halfWidth(
                        strata.stream()
                                .filter(stratum -> stratum.population() > 0)
                                .toList(),
                        stratum -> answers(counts, stratum).middle()))
                : Optional.<Double>empty();
        var planned = sample.map(plan -> Precision.halfWidth(plan.strata(), plan.responsePercent()));
        var sections = instruments.get(wave).sections();
        return new FieldworkView(
                wave.id(),
                counts.total(),
                days,
                lines,
                counts.modes().entrySet().stream()
                        .map(mode -> new FieldworkView.ModeLine(mode.getKey(), mode.getValue()))
                        .toList(),
                counts.languages().entrySet().stream()
                        .map(spoken -> new FieldworkView.LanguageLine(spoken.getKey(), spoken.getValue()))
                        .toList(),
                counts.leftOff().entrySet().stream()
                        .filter(page -> page.getKey() <= sections.size())
                        .map(page -> new FieldworkView.PageLine(
                                page.getKey(),
                                sections.get(page.getKey() - 1).title().in(language),
                                page.getValue()))
                        .toList(),
                sample.map(plan -> rates(plan, counts.byLetter())),
                halfWidth,
                planned,
                hint(lines, days, halfWidth, planned));
    }

    private static CoarseCount answers(FieldworkCounts counts, Stratum stratum) {
        return counts.strata().getOrDefault(stratum.code(), new CoarseCount(0));
    }

    private static FieldworkView.StratumLine line(
            Stratum stratum, FieldworkCounts counts, Optional<SampleView> sample, boolean drawn) {
        var answers = answers(counts, stratum);
        var letters = sample.isPresent() ? stratum.letters() : 0;
        var expected = sample.map(plan -> Precision.answers(stratum.letters(), plan.responsePercent()));
        return new FieldworkView.StratumLine(
                stratum.code(),
                stratum.name(),
                letters,
                answers,
                letters == 0 ? Optional.empty() : Optional.of(Math.min(1, (double) answers.from() / letters)),
                letters == 0 ? Optional.empty() : Optional.of(Math.min(1, (double) answers.to() / letters)),
                drawn && !answers.isWithheld() && stratum.population() > 0
                        ? Optional.of(Precision.halfWidth(stratum.population(), answers.middle()))
                        : Optional.empty(),
                expected.filter(number -> number > 0).map(number -> Precision.halfWidth(stratum.population(), number)),
                expected.filter(number -> answers.to() < Math.floor(number)).isPresent());
    }

    /** Districts as strata where no letters went out: answers name them. */
    private List<Stratum> strata(WaveView wave) {
        var persons = population.find(wave.municipalityId()).stream()
                .collect(Collectors.groupingBy(
                        PopulationCount::districtCode, Collectors.summingInt(PopulationCount::persons)));
        return districts.list(wave.municipalityId()).stream()
                .map(district ->
                        new Stratum(district.code(), district.name(), persons.getOrDefault(district.code(), 0), 50, 0))
                .toList();
    }

    private static List<FieldworkView.Day> days(List<FieldworkCounts.Day> counted) {
        var days = new ArrayList<FieldworkView.Day>();
        var before = 0;
        for (var day : counted) {
            days.add(new FieldworkView.Day(
                    day.day(), day.answers(), Math.max(0, day.answers().from() - before)));
            before = day.answers().from();
        }
        return days;
    }

    private static FieldworkView.Rates rates(SampleView sample, int answered) {
        var open = Math.max(0, sample.drawn() - answered - sample.refused() - sample.undeliverable());
        var strict = ResponseRates.of(
                new Dispositions(answered, 0, sample.refused(), 0, 0, open, sample.undeliverable(), 0));
        var adjusted = ResponseRates.of(
                new Dispositions(answered, 0, sample.refused(), 0, 0, open, 0, sample.undeliverable()));
        return new FieldworkView.Rates(
                sample.drawn(),
                answered,
                sample.refused(),
                sample.undeliverable(),
                open,
                boxed(strict.rate(ResponseRates.Rate.RR1)),
                boxed(adjusted.rate(ResponseRates.Rate.RR1)),
                boxed(strict.rate(ResponseRates.Rate.REF1)));
    }

    private static Optional<Double> boxed(OptionalDouble rate) {
        return rate.isPresent() ? Optional.of(rate.getAsDouble()) : Optional.empty();
    }

    private static FieldworkView.Hint hint(
            List<FieldworkView.StratumLine> strata,
            List<FieldworkView.Day> days,
            Optional<Double> halfWidth,
            Optional<Double> planned) {
        if (planned.isEmpty()) {
            return FieldworkView.Hint.NO_PLAN;
        }
        if (halfWidth.isPresent() && halfWidth.get() <= planned.get()) {
            return strata.stream().anyMatch(FieldworkView.StratumLine::weak)
                    ? FieldworkView.Hint.WEAK_STRATA
                    : FieldworkView.Hint.REACHED;
        }
        return isStalled(days) ? FieldworkView.Hint.STALLED : FieldworkView.Hint.NOT_YET;
    }

    private static boolean isStalled(List<FieldworkView.Day> days) {
        if (days.isEmpty()) {
            return false;
        }
        var last = days.get(days.size() - 1);
        var aWeekBefore = last.day().minusDays(DAYS_OF_A_WEEK);
        return days.stream()
                .filter(day -> !day.day().isAfter(aWeekBefore))
                .reduce((earlier, later) -> later)
                .filter(day -> day.answers().from() == last.answers().from())
                .isPresent();
    }
}
