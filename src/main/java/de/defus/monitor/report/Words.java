package de.defus.monitor.report;

import de.defus.monitor.analysis.disclosure.MissingReasons;
import de.defus.monitor.analysis.disclosure.PublishedAssociation;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedGap;
import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.analysis.disclosure.PublishedWeighting;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.ResponseScale;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words and signs of a report in one language: labels of a release's items, groups and figures. */
public record Words(Release release, Texts texts) {

    public String language() {
        return texts.language();
    }

    /** The item's question, and the row of a battery. */
    public String item(String key) {
        var question = question(key);
        var item = item(question, key);
        var stem = question.stem().in(language());
        return question.kind() == Question.Kind.BATTERY
                ? stem + " – " + item.label().in(language())
                : stem;
    }

    /** The item in short: the row of a battery, else the question. */
    public String shortItem(String key) {
        return item(question(key), key).label().in(language());
    }

    public Question question(String item) {
        return release.questionnaire()
                .findQuestionOf(item)
                .orElseThrow(
                        () -> new IllegalStateException("the release has an item its questionnaire lacks: " + item));
    }

    private static Item item(Question question, String key) {
        return question.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    public ResponseScale scale(String item) {
        return release.questionnaire().findScale(question(item)).orElseThrow();
    }

    /** Codes of the categories of an item, in printed order. */
    public List<Integer> codes(String item) {
        return scale(item).categories().stream()
                .map(category -> category.code())
                .toList();
    }

    /** Whether the scale of an item has a favourable and an unfavourable end. */
    public boolean isRated(String item) {
        var scale = scale(item);
        return scale.measure() == ResponseScale.Measure.ORDINAL && scale.direction() != ResponseScale.Direction.NONE;
    }

    /** The wording of a category of an item. */
    public String category(String item, int code) {
        return scale(item).categories().stream()
                .filter(category -> category.code() == code)
                .map(category -> category.label().in(language()))
                .findFirst()
                .orElse(Integer.toString(code));
    }

    /** The categories of the favourable end of a rated scale, such as "very safe / rather safe". */
    public String favourable(String item) {
        return end(item, ResponseScale.Direction.FAVOURABLE_FIRST);
    }

    /** The categories of the unfavourable end of a rated scale. */
    public String unfavourable(String item) {
        return end(item, ResponseScale.Direction.FAVOURABLE_LAST);
    }

    private String end(String item, ResponseScale.Direction atTheStart) {
        var scale = scale(item);
        var categories = scale.categories();
        var half = categories.size() / 2;
        var wanted = scale.direction() == atTheStart
                ? categories.subList(0, half)
                : categories.subList(categories.size() - half, categories.size());
        return wanted.stream().map(category -> category.label().in(language())).collect(Collectors.joining(" / "));
    }

    /** Why an answer is missing; the scale's own wording where it has one. */
    public String missing(String item, int code) {
        if (code == MissingReasons.NOT_TOLD) {
            return texts.say("report.missing.notTold");
        }
        return scale(item).missing().entrySet().stream()
                .filter(entry -> entry.getKey().code() == code)
                .map(entry -> entry.getValue().in(language()))
                .findFirst()
                .orElseGet(() -> Stream.of(MissingCode.values())
                        .filter(missing -> missing.code() == code)
                        .map(missing -> texts.say("report.missing." + missing.name()))
                        .findFirst()
                        .orElse(Integer.toString(code)));
    }

    /** The name of a breakdown. */
    public String breakdown(String key) {
        if (key.equals(PublishedResults.FILE_WEIGHTS)) {
            return texts.say("report.method.fileWeights");
        }
        if (key.contains(PublishedResults.Method.CROSSED)) {
            return Stream.of(key.split(Pattern.quote(PublishedResults.Method.CROSSED)))
                    .map(this::breakdown)
                    .collect(Collectors.joining(" × "));
        }
        return release.questionnaire().breakdowns().stream()
                .filter(breakdown -> breakdown.item().equals(key))
                .map(breakdown -> breakdown.label().in(language()))
                .findFirst()
                .orElse(texts.say("report.all"));
    }

    /** How very unequal weights were limited, in words; absent if they were not. */
    public Optional<String> limitedWeights() {
        return release.results()
                .method()
                .weights()
                .filter(PublishedWeighting::isLimited)
                .map(weights -> texts.say(
                        weights.method().equals("BOUNDED") ? "report.method.bounded" : "report.method.trimmed",
                        decimal(weights.lower(), 2),
                        decimal(weights.upper(), 2)));
    }

    /** The name of a group of a breakdown; group 0 is everybody. */
    public String group(String breakdown, int code) {
        if (code == 0) {
            return texts.say("report.all");
        }
        return release.questionnaire().breakdowns().stream()
                .filter(candidate -> candidate.item().equals(breakdown))
                .flatMap(candidate -> Stream.concat(candidate.groups().stream(), candidate.coarser().stream()))
                .filter(group -> group.code() == code)
                .map(group -> group.label().in(language()))
                .findFirst()
                .orElseGet(() -> category(breakdown, code));
    }

    /** The keys of all breakdowns. */
    public List<String> breakdowns() {
        return release.questionnaire().breakdowns().stream()
                .map(breakdown -> breakdown.item())
                .toList();
    }

    /** A share in whole per cent, in brackets if it rests on few cases. */
    public String share(PublishedEstimate estimate) {
        var percent = percent(estimate.value());
        return estimate.note() == PublishedEstimate.Note.WEAK_BASE ? "(" + percent + ")" : percent;
    }

    /** The interval of a share in whole per cent. */
    public String interval(PublishedEstimate estimate) {
        if (estimate.note() == PublishedEstimate.Note.FIXED_BY_CALIBRATION) {
            return texts.say("report.fixed");
        }
        return Math.round(100 * estimate.lower()) + "–" + percent(estimate.upper());
    }

    /** A share with its interval, such as "57 % (51–63 %)". */
    public String shareAndInterval(PublishedEstimate estimate) {
        return share(estimate) + " (" + interval(estimate) + ")";
    }

    /** A score in whole points, in brackets if it rests on few cases. */
    public String score(PublishedEstimate estimate) {
        var points = decimal(estimate.value(), 0);
        return estimate.note() == PublishedEstimate.Note.WEAK_BASE ? "(" + points + ")" : points;
    }

    /** The interval of a score in points. */
    public String scoreInterval(PublishedEstimate estimate) {
        return decimal(estimate.lower(), 0) + "–" + decimal(estimate.upper(), 0);
    }

    /** A score with its interval, such as "57 (54–60)". */
    public String scoreAndInterval(PublishedEstimate estimate) {
        return score(estimate) + " (" + scoreInterval(estimate) + ")";
    }

    /** A difference of scores in points with its sign, one decimal unless it is whole. */
    public String scoreDifference(double difference) {
        var isWhole = difference == Math.rint(difference);
        var rounded = isWhole ? difference : Math.round(10 * difference) / 10.0;
        var sign = rounded > 0 ? "+" : rounded < 0 ? "−" : "";
        return sign + decimal(Math.abs(rounded), isWhole ? 0 : 1);
    }

    /** The interval of a difference of scores. */
    public String scoreInterval(PublishedDifference difference) {
        return difference
                .test()
                .map(test -> texts.say(
                        "report.compare.bounds", scoreDifference(test.lower()), scoreDifference(test.upper())))
                .orElseGet(() -> texts.say("report.compare.untested"));
    }

    /** The name of the index of a dimension. */
    public String indexName(String dimension) {
        return texts.say("report.index." + dimension);
    }

    /** What the index of a dimension is about. */
    public String indexLead(String dimension) {
        return texts.say("report.index." + dimension + ".lead");
    }

    /** What 0 and 100 mean. */
    public String indexEnds(String dimension) {
        return texts.say("report.index." + dimension + ".ends");
    }

    /** What a column of an index asks: an item in short, or the words of a box. */
    public String column(String name) {
        return Columns.of(release.questionnaire()).stream()
                .filter(column -> column.name().equals(name))
                .map(column -> column.isBox()
                        ? category(column.item().key(), column.boxCode())
                        : shortItem(column.item().key()))
                .findFirst()
                .orElse(name);
    }

    /** The item that a column of an index belongs to. */
    public String itemOfColumn(String name) {
        return Columns.of(release.questionnaire()).stream()
                .filter(column -> column.name().equals(name))
                .map(column -> column.item().key())
                .findFirst()
                .orElse(name);
    }

    /** A difference of shares in percentage points with its sign, one decimal. */
    public String points(double difference) {
        var rounded = Math.round(1000 * difference) / 10.0;
        var sign = rounded > 0 ? "+" : rounded < 0 ? "−" : "";
        return sign + decimal(Math.abs(rounded), 1);
    }

    /** The interval of a difference in percentage points, or that it cannot be tested. */
    public String interval(PublishedDifference difference) {
        return difference
                .test()
                .map(test -> texts.say("report.compare.bounds", points(test.lower()), points(test.upper())))
                .orElseGet(() -> texts.say("report.compare.untested"));
    }

    /** What the mark of a change says, in words; empty if there is none. */
    public String changeMark(PublishedDifference difference) {
        return mark(difference, "report.compare.risen", "report.compare.fallen");
    }

    /** What the mark of a group says, in words; empty if there is none. */
    public String restMark(PublishedDifference difference) {
        return mark(difference, "report.compare.higher", "report.compare.lower");
    }

    private String mark(PublishedDifference difference, String higher, String lower) {
        return switch (difference.mark()) {
            case HIGHER -> texts.say(higher);
            case LOWER -> texts.say(lower);
            case NONE -> "";
        };
    }

    /** ▲ or ▼, or nothing; goes with words for those who cannot see it. */
    public static String sign(PublishedDifference difference) {
        return switch (difference.mark()) {
            case HIGHER -> "▲";
            case LOWER -> "▼";
            case NONE -> "";
        };
    }

    /** A p-value with three decimals, never as 0. */
    public String p(double p) {
        return p < 0.001 ? "p < " + decimal(0.001, 3) : "p = " + decimal(p, 3);
    }

    /** Whether answers and groups go together, in words. */
    public String association(PublishedAssociation association) {
        return texts.say(
                association.p() < 1 - release.results().method().confidenceLevel()
                        ? "report.compare.associated"
                        : "report.compare.notAssociated",
                decimal(association.f(), 2),
                decimal(association.numeratorDf(), 1),
                decimal(association.denominatorDf(), 0),
                p(association.p()),
                decimal(association.cramersV(), 2));
    }

    /** How far the groups of a breakdown lie apart, in words. */
    public String gap(String item, PublishedGap gap) {
        return texts.say(
                "report.compare.gap",
                favourable(item),
                decimal(100 * gap.value(), 1),
                decimal(100 * gap.lower(), 1),
                decimal(100 * gap.upper(), 1));
    }

    /** A number with the language's separators. */
    public String number(int number) {
        return number((long) number);
    }

    /** A number with the language's separators. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(number);
    }

    /** A number with so many decimals. */
    public String decimal(double number, int decimals) {
        var format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    /** A day, written out. */
    public String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(texts.locale()));
    }

    /** A share in whole per cent. */
    public String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
