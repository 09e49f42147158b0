package de.defus.monitor.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.questionnaire.check.AnswerSheet;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;

/** Stores the answers of an earlier wave that come from a file, mixed: nothing tells which row of the file an answer was. */
@ApplicationScoped
public class AddImportedAnswers {

    private static final int STORED_DIGITS = 6;

    private final Responses responses;
    private final SecureRandom chance;
    private final ObjectMapper json;

    AddImportedAnswers(Responses responses, SecureRandom chance, ObjectMapper json) {
        this.responses = responses;
        this.chance = chance;
        this.json = json;
    }

    /**
     * One respondent of the file.
     *
     * @param stratum code of the district
     * @param sheet coded answers, one code for each column of the questionnaire
     * @param designWeight as the file gives it, if it does
     */
    public record Answer(int stratum, AnswerSheet sheet, OptionalDouble designWeight) {}

    /**
     * Stores them; call inside the municipality's scope, in the transaction that adds the wave.
     *
     * @param language in which the wave was answered
     */
    public void add(UUID municipalityId, UUID waveId, String language, List<Answer> answers) {
        var mixed = new ArrayList<>(answers);
        Collections.shuffle(mixed, chance);
        responses.insertImported(
                municipalityId,
                waveId,
                mixed.stream()
                        .map(answer -> new Responses.ImportedAnswer(
                                answer.stratum(),
                                language,
                                answer.sheet().codes(),
                                print(answer.sheet().texts()),
                                stored(answer.designWeight())))
                        .toList());
    }

    /** To six digits: enough for any estimate, too little to tell one row of a file from the next by its last digits. */
    private static Float stored(OptionalDouble weight) {
        return weight.isEmpty()
                ? null
                : new java.math.BigDecimal(weight.getAsDouble())
                        .round(new java.math.MathContext(STORED_DIGITS))
                        .floatValue();
    }

    private String print(Map<String, String> texts) {
        try {
            return texts.isEmpty() ? "{}" : json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written as JSON", e);
        }
    }
}
