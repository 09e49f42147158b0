package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.text.LocalizedText;
import java.util.List;
import java.util.Optional;

/** One page of the questionnaire: questions on one topic. */
public record Section(String key, LocalizedText title, Optional<LocalizedText> intro, List<Question> questions) {

    public Section {
        questions = List.copyOf(questions);
    }

    Section withQuestions(List<Question> replacement) {
        return new Section(key, title, intro, replacement);
    }
}
