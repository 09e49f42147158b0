package de.defus.monitor.survey.access;

import de.defus.monitor.platform.web.ServerKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;

/**
 * What is made of a code, with the server's key, which is not in the database: a secret that stands for the code while its
 * holder answers, and of that secret the hash under which the code lies in the database. Without the server's key neither
 * can be tried out against a stolen database.
 */
@ApplicationScoped
public class CodeKeys {

    private final ServerKey key;

    CodeKeys(ServerKey key) {
        this.key = key;
    }

    /** 32 bytes that seal the draft of this code's holder: typed again on another device, the code gives the same. */
    public byte[] secret(AccessCode code) {
        return HexFormat.of().parseHex(key.sign("access code secret", code.symbols()));
    }

    /** The name of the code in the database. */
    public String hash(byte[] secret) {
        return key.sign("access code", HexFormat.of().formatHex(secret));
    }

    /** As {@link #hash(byte[])}, for a code. */
    public String hash(AccessCode code) {
        return hash(secret(code));
    }
}
