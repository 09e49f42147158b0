package de.defus.monitor.export.microdata;

import de.defus.monitor.export.microdata.Variable.Measure;
import de.defus.monitor.export.microdata.Variable.Value;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.questionnaire.Breakdown;
import de.defus.monitor.questionnaire.Column;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.response.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Describes the columns of a questionnaire's microdata. */
final class Variables {

    private final Questionnaire questionnaire;

    Variables(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
    }

    /** The variable of an item, or of a box. */
    Variable of(Column column) {
        var question = questionnaire.findQuestionOf(column.item().key()).orElseThrow();
        var scale = questionnaire.findScale(question).orElseThrow();
        if (column.isBox()) {
            var box = scale.categories().stream()
                    .filter(category -> category.code() == column.boxCode())
                    .findFirst()
                    .orElseThrow();
            return new Variable(
                    column.name(),
                    joined(question.stem(), box.label()),
                    Measure.NOMINAL,
                    List.of(new Value(0, text("export.notTicked")), new Value(1, text("export.ticked"))),
                    missing(scale),
                    question.number(),
                    column.item().key());
        }
        return new Variable(
                column.name(),
                question.kind() == Question.Kind.BATTERY
                        ? joined(question.stem(), column.item().label())
                        : question.stem(),
                scale.measure() == ResponseScale.Measure.ORDINAL ? Measure.ORDINAL : Measure.NOMINAL,
                scale.categories().stream()
                        .map(category -> new Value(category.code(), category.label()))
                        .toList(),
                missing(scale),
                question.number(),
                column.item().key());
    }

    /** The same variable with the breakdown's groups in place of its categories. */
    static Variable grouped(Variable variable, Breakdown breakdown) {
        return new Variable(
                variable.name(),
                variable.label(),
                variable.measure(),
                breakdown.groups().stream()
                        .map(group -> new Value(group.code(), group.label()))
                        .toList(),
                variable.missing(),
                variable.number(),
                variable.item());
    }

    /** The same variable, from which values may have been taken. */
    static Variable suppressible(Variable variable) {
        var missing = new ArrayList<>(variable.missing());
        missing.add(new Value(Microdata.SUPPRESSED, text("export.suppressed")));
        return new Variable(
                variable.name(),
                variable.label(),
                variable.measure(),
                variable.values(),
                missing,
                variable.number(),
                variable.item());
    }

    static Variable mode() {
        var values = Stream.of(Mode.values())
                .map(mode -> new Value(mode.ordinal() + 1, text("export.mode." + mode.name())))
                .toList();
        return suppressible(
                new Variable(Microdata.MODE, text("export.variable.mode"), Measure.NOMINAL, values, List.of(), 0, ""));
    }

    /** The stratum has the codes of the districts. */
    Variable stratum(boolean isWeighted) {
        var scale = questionnaire.scales().get(Questionnaire.DISTRICT_SCALE);
        var values = isWeighted && scale != null
                ? scale.categories().stream()
                        .map(category -> new Value(category.code(), category.label()))
                        .toList()
                : List.of(new Value(0, text("export.noStrata")));
        return suppressible(new Variable(
                Microdata.STRATUM, text("export.variable.stratum"), Measure.NOMINAL, values, List.of(), 0, ""));
    }

    static Variable number(String name, String textKey) {
        return new Variable(name, text(textKey), Measure.SCALE, List.of(), List.of(), 0, "");
    }

    /** All four codes: a filter, an open question or an answer from elsewhere can lead to any. */
    private static List<Value> missing(ResponseScale scale) {
        return Stream.of(MissingCode.values())
                .sorted(Comparator.comparingInt(MissingCode::code))
                .map(code -> new Value(
                        code.code(), scale.missing().getOrDefault(code, text("export.missing." + code.name()))))
                .toList();
    }

    private static LocalizedText joined(LocalizedText one, LocalizedText other) {
        var languages = new LinkedHashSet<>(one.byLanguage().keySet());
        languages.addAll(other.byLanguage().keySet());
        var joined = new TreeMap<String, String>();
        languages.forEach(language -> joined.put(language, one.in(language) + " – " + other.in(language)));
        return new LocalizedText(joined);
    }

    static LocalizedText text(String key) {
        return LocalizedText.of(Texts.in("de").say(key), Texts.in("en").say(key));
    }
}
