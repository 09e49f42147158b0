package de.defus.monitor.evaluation;

import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.response.AnswerColumns;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A fingerprint of everything an evaluation reads, so that a later run can show that it read the same. */
final class InputDigest {

    private InputDigest() {}

    /** SHA-256 over column names, codes, population counts and drawn strata, hexadecimal. */
    static String of(AnswerColumns answers, List<PopulationCount> population, Optional<DrawnStrata> drawn) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (int column = 0; column < answers.columns().size(); column++) {
                digest.update(answers.columns().get(column).name().getBytes(StandardCharsets.UTF_8));
                var bytes = ByteBuffer.allocate(2 * answers.rows());
                bytes.asShortBuffer().put(answers.codes()[column]);
                digest.update(bytes);
            }
            population.forEach(count -> digest.update(count.toString().getBytes(StandardCharsets.UTF_8)));
            drawn.ifPresent(
                    strata -> digest.update((Arrays.toString(strata.codeOfRow()) + new TreeMap<>(strata.persons()))
                            .getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
