package de.defus.monitor.survey.instrument;

import de.defus.monitor.questionnaire.Adaptation;
import de.defus.monitor.questionnaire.Questionnaire;
import java.util.ArrayList;
import java.util.List;

/**
 * An own place or question that is asked in German in some languages.
 *
 * @param key of the place or question
 * @param german its German words
 * @param languages those that lack a translation, or one of its answers
 */
public record Untranslated(String key, String german, List<String> languages) {

    public Untranslated {
        languages = List.copyOf(languages);
    }

    /** Every own place and question that lacks a translation, places first. */
    static List<Untranslated> list(Questionnaire model, Adaptation adaptation) {
        var found = new ArrayList<Untranslated>();
        for (var place : adaptation.places()) {
            add(
                    found,
                    model,
                    place.key(),
                    place.name().get("de"),
                    language -> place.name().containsKey(language));
        }
        for (var question : adaptation.questions()) {
            var isChoice = question.kind() == Adaptation.Kind.CHOICE;
            add(
                    found,
                    model,
                    question.key(),
                    question.stem().get("de"),
                    language -> question.stem().containsKey(language)
                            && (!isChoice || question.answers().containsKey(language)));
        }
        return found;
    }

    private interface Translated {
        boolean into(String language);
    }

    private static void add(
            List<Untranslated> found, Questionnaire model, String key, String german, Translated translated) {
        var missing = model.languages().stream()
                .filter(language -> !translated.into(language))
                .toList();
        if (!missing.isEmpty()) {
            found.add(new Untranslated(key, german, missing));
        }
    }
}
