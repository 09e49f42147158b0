package de.defus.monitor.response;

import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.Section;
import de.defus.monitor.questionnaire.check.Routing;
import de.defus.monitor.questionnaire.check.Square;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a resident has answered, to look over before sending. */
public record SummaryView(List<Part> parts) {

    /** One page, with the way back to it. */
    public record Part(String key, String title, List<Line> lines) {}

    /** One item and its answer in words. */
    public record Line(String question, String answer) {}

    static SummaryView of(Questionnaire questionnaire, Map<String, List<String>> answers, Texts texts) {
        return new SummaryView(Journey.of(questionnaire, answers).sections().stream()
                .map(section -> part(questionnaire, section, answers, texts))
                .toList());
    }

    private static Part part(
            Questionnaire questionnaire, Section section, Map<String, List<String>> answers, Texts texts) {
        var lines = new ArrayList<Line>();
        for (var question : section.questions()) {
            if (Routing.isAsked(question, answers)) {
                lines.addAll(lines(questionnaire, question, answers, texts));
            }
        }
        return new Part(section.key(), section.title().in(texts.language()), lines);
    }

    private static List<Line> lines(
            Questionnaire questionnaire, Question question, Map<String, List<String>> answers, Texts texts) {
        var language = texts.language();
        var written = question.textKey()
                .map(key -> String.join("\n", answers.getOrDefault(key, List.of())))
                .orElse("");
        return question.items().stream()
                .map(item -> {
                    var words = new ArrayList<String>();
                    questionnaire.findScale(question).ifPresent(scale -> {
                        var chosen = answers.getOrDefault(item.key(), List.of());
                        scale.categories().stream()
                                .filter(category -> chosen.contains(Integer.toString(category.code())))
                                .forEach(category -> words.add(category.label().in(language)));
                        scale.missing().forEach((code, label) -> {
                            if (chosen.contains(Integer.toString(code.code()))) {
                                words.add(label.in(language));
                            }
                        });
                    });
                    if (!written.isBlank()) {
                        words.add(written);
                    }
                    question.placeKey()
                            .map(key -> answers.getOrDefault(key, List.of()))
                            .ifPresent(place -> words.addAll(place(questionnaire, question, place, texts)));
                    var answer = words.isEmpty() ? texts.say("response.open") : String.join("; ", words);
                    return new Line(item.label().in(language), answer);
                })
                .toList();
    }

    private static List<String> place(Questionnaire questionnaire, Question question, List<String> place, Texts texts) {
        var words = new ArrayList<String>();
        question.placeScale().map(questionnaire.scales()::get).stream()
                .flatMap(scale -> scale.categories().stream())
                .filter(category -> place.contains(Integer.toString(category.code())))
                .forEach(category -> words.add(category.label().in(texts.language())));
        if (place.stream().anyMatch(Square::isOne)) {
            words.add(texts.say("response.placeSet"));
        }
        return words;
    }
}
