package de.defus.monitor.account;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Checks e-mail address and password and begins a session. An unknown account gives the same answer after the same work. */
@ApplicationScoped
class SignIn {

    private final Users users;
    private final StaffSessions sessions;
    private final SignInThrottle throttle;

    SignIn(Users users, StaffSessions sessions, SignInThrottle throttle) {
        this.users = users;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    /**
     * @return the token for the session's cookie
     * @throws Refusal {@code SIGN_IN_FAILED}, or {@code TOO_MANY_TRIES} with the seconds to wait
     */
    String signIn(String email, String password) {
        var name = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
        throttle.begin(name);
        var found = name.isEmpty() ? Optional.<Users.Credentials>empty() : users.findByEmail(name);
        var fits = Passwords.matches(
                password == null ? "" : password,
                found.map(Users.Credentials::passwordHash).orElse(null));
        if (!fits || found.get().user().disabled()) {
            throw new Refusal(ProblemType.SIGN_IN_FAILED);
        }
        throttle.succeeded(name);
        return sessions.begin(found.get().user().id());
    }
}
