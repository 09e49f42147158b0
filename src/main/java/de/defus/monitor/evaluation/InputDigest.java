package de.defus.monitor.evaluation;

import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.response.AnswerColumns;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** A fingerprint of everything an evaluation reads, so that a later run can show that it read the same. */
final class InputDigest {

    private InputDigest() {}

    /** SHA-256 over column names, codes and population counts, hexadecimal. */
    static String of(AnswerColumns answers, List<PopulationCount> population) {
        var counts = new StringBuilder();
        population.forEach(counts::append);
        return of(answers, counts.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 over column names, codes and the weights of a file, hexadecimal. */
    static String of(AnswerColumns answers, double[] weights) {
        var bytes = ByteBuffer.allocate(Double.BYTES * weights.length);
        bytes.asDoubleBuffer().put(weights);
        return of(answers, bytes.array());
    }

    private static String of(AnswerColumns answers, byte[] rest) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (int column = 0; column < answers.columns().size(); column++) {
                digest.update(answers.columns().get(column).name().getBytes(StandardCharsets.UTF_8));
                var bytes = ByteBuffer.allocate(2 * answers.rows());
                bytes.asShortBuffer().put(answers.codes()[column]);
                digest.update(bytes);
            }
            digest.update(rest);
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
