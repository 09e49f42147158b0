package de.defus.monitor.report;

import de.defus.monitor.analysis.compare.Contrast;
import de.defus.monitor.analysis.compare.Trend;
import de.defus.monitor.analysis.disclosure.PublishedComparison.Reason;
import de.defus.monitor.analysis.disclosure.PublishedDifference.Mark;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedIndex;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.ComparableItems;
import de.defus.monitor.evaluation.Release;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How the figures of all respondents developed over the released waves up to one of them: the line through them, from what
 * is published and nothing else.
 *
 * @param waves those whose figures can be compared, earliest first
 * @param leftOut released waves that cannot, and why
 * @param unit what a slope is for
 * @param lines one for each figure; without slopes if fewer than three waves can be compared
 */
public record WaveTrend(List<Point> waves, List<LeftOut> leftOut, Unit unit, List<Line> lines) {

    /** Fewer points are a change, not a trend. */
    public static final int FEWEST_WAVES = 3;

    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(19|20)[0-9]{2}(?![0-9])");

    /** What a slope is for. */
    public enum Unit {
        /** The years in the titles of the waves. */
        YEAR,
        /** From one wave to the next, where not every title has one year. */
        WAVE
    }

    /** A wave, at its year or its number. */
    public record Point(int wave, String title, double time) {}

    /** A wave that cannot be compared. */
    public record LeftOut(int wave, String title, Reason reason) {}

    /**
     * A figure over the waves.
     *
     * @param figure which share of an item ({@link Aspect#name}), or {@code index}
     * @param values one for each wave
     * @param slope absent with too few waves, or if a figure has no sampling error
     */
    public record Line(String figure, List<PublishedEstimate> values, Optional<Slope> slope) {}

    /**
     * Change for each unit of time, of the share or in points.
     *
     * @param p two-sided p-value of no change
     * @param departure p-value of no departure from a straight line
     */
    public record Slope(
            double value,
            double standardError,
            double lower,
            double upper,
            int degreesOfFreedom,
            double p,
            double departure,
            Mark mark) {

        private static Slope of(Trend trend, Contrast.TTest test, double confidenceLevel) {
            var found = test.p() < 1 - confidenceLevel;
            return new Slope(
                    trend.slope(),
                    trend.standardError(),
                    test.lower(),
                    test.upper(),
                    test.degreesOfFreedom(),
                    test.p(),
                    trend.departure().orElse(1.0),
                    found ? trend.slope() > 0 ? Mark.HIGHER : Mark.LOWER : Mark.NONE);
        }

        /** Whether a straight line says too little. */
        public boolean isBent(double confidenceLevel) {
            return departure < 1 - confidenceLevel;
        }
    }

    public WaveTrend {
        waves = List.copyOf(waves);
        leftOut = List.copyOf(leftOut);
        lines = List.copyOf(lines);
    }

    /** Whether there are enough waves for a trend. */
    public boolean isShown() {
        return lines.stream().anyMatch(line -> line.slope().isPresent());
    }

    /** The figures of one wave, in the order wanted, or why it has none. */
    private record Found(Optional<List<PublishedEstimate>> values, Reason reason) {}

    /**
     * The shares of an item.
     *
     * @param all the released waves of the survey, in any order
     */
    public static WaveTrend of(Release release, List<Release> all, List<Aspect> aspects) {
        var item = aspects.get(0).item();
        return of(release, all, aspects.stream().map(Aspect::name).toList(), wave -> {
            var compared = new ComparableItems(release.questionnaire(), wave.questionnaire());
            var refusal = compared.refusal(item);
            if (refusal.isPresent()) {
                return new Found(Optional.empty(), refusal.get());
            }
            Optional<PublishedRow> row = compared.findEarlier(item)
                    .flatMap(key -> wave.results().findTable(key, PublishedTable.ALL))
                    .flatMap(table -> table.rows().stream().findFirst());
            var values = aspects.stream()
                    .flatMap(aspect -> row.flatMap(aspect::share).stream())
                    .toList();
            return new Found(Optional.of(values).filter(found -> found.size() == aspects.size()), Reason.WITHHELD);
        });
    }

    /** An index. */
    public static WaveTrend ofIndex(Release release, List<Release> all, PublishedIndex index) {
        return of(release, all, List.of("index"), wave -> {
            var own = wave.results().findIndex(index.dimension());
            if (own.isEmpty()) {
                return new Found(Optional.empty(), Reason.NOT_ASKED_BEFORE);
            }
            var compared = new ComparableItems(release.questionnaire(), wave.questionnaire());
            if (!compared.findEarlierColumns(index.columns())
                    .equals(Optional.of(own.get().columns()))) {
                return new Found(Optional.empty(), Reason.DIFFERENT_CATEGORIES);
            }
            return new Found(
                    own.get().total().flatMap(PublishedIndex.Row::score).map(List::of), Reason.WITHHELD);
        });
    }

    private static WaveTrend of(
            Release release, List<Release> all, List<String> figures, Function<Release, Found> figuresOf) {
        var leftOut = new ArrayList<LeftOut>();
        var shown = new ArrayList<Release>();
        var values = new ArrayList<List<PublishedEstimate>>();
        all.stream()
                .filter(wave -> wave.waveNumber() <= release.waveNumber())
                .sorted(Comparator.comparingInt(Release::waveNumber))
                .forEach(wave -> {
                    var found = wave.probabilitySample() == release.probabilitySample()
                            ? figuresOf.apply(wave)
                            : new Found(Optional.empty(), Reason.DIFFERENT_SAMPLING);
                    if (found.values().isPresent()) {
                        shown.add(wave);
                        values.add(found.values().get());
                    } else {
                        leftOut.add(
                                new LeftOut(wave.waveNumber(), wave.waveTitle().in("de"), found.reason()));
                    }
                });
        var years = years(shown);
        var points = new ArrayList<Point>();
        for (int position = 0; position < shown.size(); position++) {
            var wave = shown.get(position);
            points.add(new Point(
                    wave.waveNumber(),
                    wave.waveTitle().in("de"),
                    years.isPresent() ? years.get()[position] : wave.waveNumber()));
        }
        var lines = IntStream.range(0, figures.size())
                .mapToObj(figure -> line(
                        figures.get(figure),
                        points,
                        values.stream().map(row -> row.get(figure)).toList(),
                        release.results().method().confidenceLevel()))
                .toList();
        return new WaveTrend(points, leftOut, years.isPresent() ? Unit.YEAR : Unit.WAVE, lines);
    }

    /** The years of the waves, if every title has one and they rise. */
    private static Optional<double[]> years(List<Release> waves) {
        var years = new double[waves.size()];
        for (int position = 0; position < years.length; position++) {
            var found = YEAR.matcher(waves.get(position).waveTitle().in("de"));
            if (!found.find()) {
                return Optional.empty();
            }
            years[position] = Integer.parseInt(found.group());
            if (found.find() || position > 0 && !(years[position] > years[position - 1])) {
                return Optional.empty();
            }
        }
        return Optional.of(years);
    }

    private static Line line(
            String figure, List<Point> points, List<PublishedEstimate> values, double confidenceLevel) {
        var certain = values.stream()
                .anyMatch(value -> !(value.standardError() > 0)
                        || value.note() == PublishedEstimate.Note.SHARE_IS_0_OR_1
                        || value.note() == PublishedEstimate.Note.FIXED_BY_CALIBRATION);
        if (values.size() < FEWEST_WAVES || certain) {
            return new Line(figure, values, Optional.empty());
        }
        var trend = Trend.of(
                points.stream().mapToDouble(Point::time).toArray(),
                values.stream().mapToDouble(PublishedEstimate::value).toArray(),
                values.stream().mapToDouble(PublishedEstimate::standardError).toArray(),
                values.stream().mapToInt(PublishedEstimate::degreesOfFreedom).toArray(),
                confidenceLevel);
        return new Line(figure, values, trend.test().map(test -> Slope.of(trend, test, confidenceLevel)));
    }
}
