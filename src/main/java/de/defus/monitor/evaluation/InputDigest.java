package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.AnswerGuard;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.AnswerColumns;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

/** A fingerprint of everything an evaluation depends on, so that a later run can show that it had the same. */
final class InputDigest {

    private InputDigest() {}

    /**
     * SHA-256 over the questionnaire (key, version, files, the city's districts), settings, seed, version of the program,
     * names and codes of the answers, and what the weights are made of; hexadecimal.
     */
    static String of(
            Questionnaire questionnaire, AnswerColumns answers, WeightBasis basis, EvaluationSettings settings) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            put(digest, questionnaire.key() + " v" + questionnaire.version());
            put(digest, settings.questionnaireDigest());
            Optional.ofNullable(questionnaire.scales().get(Questionnaire.DISTRICT_SCALE))
                    .ifPresent(scale -> scale.categories()
                            .forEach(district -> put(
                                    digest,
                                    district.code() + " " + district.label().in("de"))));
            put(digest, "program " + settings.softwareVersion());
            put(digest, "seed " + EvaluationSettings.SEED);
            put(digest, "minimum base " + settings.minimumBase());
            put(digest, "fewest " + AnswerGuard.FEWEST);
            put(digest, "confidence " + EvaluateWave.CONFIDENCE_LEVEL);
            if (!settings.weighting().equals(Weighting.USUAL)) {
                put(digest, settings.weighting().toString());
            }
            for (int column = 0; column < answers.columns().size(); column++) {
                put(digest, answers.columns().get(column).name());
                var bytes = ByteBuffer.allocate(2 * answers.rows());
                bytes.asShortBuffer().put(answers.codes()[column], 0, answers.rows());
                digest.update(bytes);
            }
            basis.population().forEach(count -> put(digest, count.toString()));
            basis.drawn()
                    .ifPresent(strata ->
                            put(digest, Arrays.toString(strata.codeOfRow()) + new TreeMap<>(strata.persons())));
            basis.own().ifPresent(weights -> {
                var bytes = ByteBuffer.allocate(Double.BYTES * weights.length);
                bytes.asDoubleBuffer().put(weights);
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The length keeps the end of one part from passing for the beginning of the next. */
    private static void put(MessageDigest digest, String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
