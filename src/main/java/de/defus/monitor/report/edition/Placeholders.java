package de.defus.monitor.report.edition;

import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.questionnaire.Indicator;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in braces that stand for what the release says: a text that names a figure has the published one. */
final class Placeholders {

    private static final Pattern IN_TEXT = Pattern.compile("\\{([^{}\\n]*)}");
    /** Signs to which the markup gives a meaning. */
    private static final Pattern SIGN = Pattern.compile("[!-/:-@\\[-`{-~]");

    private static final String SHARE = "anteil:";

    private Placeholders() {}

    /** All that may stand in texts of a questionnaire's report. */
    static List<String> names(Questionnaire questionnaire) {
        var names = new ArrayList<>(List.of("stadt", "befragung", "welle", "antworten", "tag"));
        questionnaire.indicators().stream()
                .map(Indicator::key)
                .map(key -> SHARE + key)
                .forEach(names::add);
        return names;
    }

    /** What stands in braces in a text and is no placeholder. */
    static List<String> unknown(String text, List<String> names) {
        return IN_TEXT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !names.contains(name))
                .distinct()
                .toList();
    }

    /** The text with what its placeholders stand for. */
    static String filled(String text, Words words) {
        return IN_TEXT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), words)));
    }

    /** The same in a text with markup: no sign of a name is taken for markup. */
    static String filledMarkup(String text, Words words) {
        return IN_TEXT.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(SIGN.matcher(value(found.group(1), words))
                        .replaceAll(sign -> Matcher.quoteReplacement("\\" + sign.group()))));
    }

    private static String value(String name, Words words) {
        var release = words.release();
        return switch (name) {
            case "stadt" -> release.municipalityName();
            case "befragung" -> release.surveyTitle().in(words.language());
            case "welle" -> release.waveTitle().in(words.language());
            case "antworten" -> words.number(release.results().method().responses());
            case "tag" -> words.day(release.releasedOn());
            default -> share(name, words);
        };
    }

    private static String share(String name, Words words) {
        var release = words.release();
        return release.questionnaire().indicators().stream()
                .filter(indicator -> name.equals(SHARE + indicator.key()))
                .findFirst()
                .flatMap(indicator -> Aspect.of(release, indicator))
                .flatMap(aspect -> release.results()
                        .findTable(aspect.item(), PublishedTable.ALL)
                        .flatMap(table -> table.rows().stream().findFirst())
                        .flatMap(aspect::share))
                .map(words::shareAndInterval)
                .orElseGet(() -> words.texts().say("report.map.withheld"));
    }
}
