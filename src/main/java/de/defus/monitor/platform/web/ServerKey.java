package de.defus.monitor.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The program's own secret, kept outside the database: {@code defus.secret} where several instances share one, else made
 * at the first start in a file of the data folder that only its owner can read.
 */
@ApplicationScoped
public class ServerKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    ServerKey(
            @ConfigProperty(name = "defus.secret") Optional<String> secret,
            @ConfigProperty(name = "defus.data", defaultValue = "data") String data,
            SecureRandom chance)
            throws IOException {
        this.key = secret.isPresent()
                ? secret.get().getBytes(StandardCharsets.UTF_8)
                : fromFile(Path.of(data).resolve("server.key"), chance);
    }

    /** HMAC-SHA-256 of a text, with a purpose so that codes for one use are worthless for another; hexadecimal. */
    public String sign(String purpose, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal((purpose + '\0' + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    private static byte[] fromFile(Path file, SecureRandom chance) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[32];
            chance.nextBytes(bytes);
            Files.createDirectories(file.toAbsolutePath().getParent());
            // Written aside, forced to the disk and renamed: codes and waiting answers are worth nothing without this
            // key.
            var partial = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "server.key",
                    ".partial",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(partial, file);
        }
        return HexFormat.of().parseHex(Files.readString(file).strip());
    }
}
