package de.defus.monitor.account;

import de.defus.monitor.platform.problem.Fault;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rule for passwords and their storage as bcrypt hashes. */
final class Passwords {

    static final int SHORTEST = 12;
    /** bcrypt reads no more. */
    private static final int LONGEST_BYTES = 72;
    /** Compared with when the account is unknown, so that the answer takes as long. */
    private static final String NOBODYS_HASH = BcryptUtil.bcryptHash("nobody has this password");

    private Passwords() {}

    static List<Fault> faults(String password) {
        if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
            return List.of(Fault.at("password", "account.fault.passwordShort", SHORTEST));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return List.of(Fault.at("password", "account.fault.passwordLong", LONGEST_BYTES));
        }
        return List.of();
    }

    static String hash(String password) {
        return BcryptUtil.bcryptHash(password);
    }

    /** Whether the password fits; with no hash at all it never does, after the same work. */
    static boolean matches(String password, String hash) {
        var fits = BcryptUtil.matches(password, hash == null ? NOBODYS_HASH : hash);
        return hash != null && fits;
    }
}
