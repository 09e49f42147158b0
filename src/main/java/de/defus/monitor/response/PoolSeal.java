package de.defus.monitor.response;

import de.defus.monitor.platform.crypto.AesGcm;
import de.defus.monitor.platform.web.ServerKey;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.Questionnaire;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Keeps answers in the pool unreadable for whoever has the database alone: rows of the pool can be told apart by the time
 * they came, so they must not say what was answered. Sealed with AES-256-GCM under a key of the wave, which is made of the
 * server's key and so not in the database. All answers to a questionnaire are sealed to the same length, since the length of
 * a text would find it again among the answers that have left the pool.
 */
@ApplicationScoped
class PoolSeal {

    private static final int BLOCK = 512;
    /** Language, lengths, braces. */
    private static final int FRAME_BYTES = 64;
    /** Of a character in UTF-8; those that JSON escapes take two. */
    private static final int MOST_BYTES_A_CHARACTER = 4;

    private final ServerKey key;
    private final SecureRandom chance;

    PoolSeal(ServerKey key, SecureRandom chance) {
        this.key = key;
        this.chance = chance;
    }

    /** Nonce, ciphertext and tag; as long as that of anybody else who answered the same questionnaire. */
    byte[] seal(UUID waveId, UUID submissionId, SealedAnswer answer, Questionnaire questionnaire) {
        var plain = print(answer);
        var blocks = (Math.max(plain.length, longest(questionnaire)) + BLOCK - 1) / BLOCK;
        return AesGcm.seal(key(waveId), submissionId.toString(), Arrays.copyOf(plain, blocks * BLOCK), chance);
    }

    /**
     * What was sealed.
     *
     * @throws IllegalStateException if it was sealed with the key of another server, or altered; it is still in the pool then
     */
    SealedAnswer open(UUID waveId, UUID submissionId, byte[] sealed) {
        // Bound to its place: a sealed answer copied to another row does not open.
        return AesGcm.open(key(waveId), submissionId.toString(), sealed)
                .map(PoolSeal::parse)
                .orElseThrow(() -> new IllegalStateException(
                        "an answer in the pool was sealed with another server.key; put that file back, nothing is lost"
                                + " yet"));
    }

    /** The most bytes an answer to this questionnaire can take. */
    private static int longest(Questionnaire questionnaire) {
        var texts = questionnaire
                .questions()
                .filter(question -> question.textKey().isPresent())
                .mapToInt(question -> FRAME_BYTES + MOST_BYTES_A_CHARACTER * question.maximumLength())
                .sum();
        var places = questionnaire
                .questions()
                .filter(question -> question.placeKey().isPresent())
                .mapToInt(question -> 2 * FRAME_BYTES)
                .sum();
        return FRAME_BYTES + Short.BYTES * Columns.of(questionnaire).size() + texts + places;
    }

    private byte[] key(UUID waveId) {
        return HexFormat.of().parseHex(key.sign("answers in the pool", waveId.toString()));
    }

    private static byte[] print(SealedAnswer answer) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(answer.language());
            out.writeShort(answer.codes().length);
            for (var code : answer.codes()) {
                out.writeShort(code);
            }
            var texts = answer.textsJson().getBytes(StandardCharsets.UTF_8);
            out.writeInt(texts.length);
            out.write(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static SealedAnswer parse(byte[] plain) {
        try (var in = new DataInputStream(new ByteArrayInputStream(plain))) {
            var language = in.readUTF();
            var codes = new short[in.readShort()];
            for (int column = 0; column < codes.length; column++) {
                codes[column] = in.readShort();
            }
            var texts = in.readNBytes(in.readInt());
            return new SealedAnswer(language, codes, new String(texts, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
