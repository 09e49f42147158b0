package de.defus.monitor.account;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.SignedIn;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who makes the current request. */
@RequestScoped
public class CurrentUser implements SignedIn {

    private final SecurityIdentity identity;

    CurrentUser(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public Optional<String> name() {
        return find().map(User::email);
    }

    @Override
    public Set<String> rights() {
        return find().map(user -> user.role().rights()).orElse(Set.of());
    }

    @Override
    public String sessionSecret() {
        var token = identity.<String>getAttribute(SessionMechanism.TOKEN);
        return token == null ? "" : token;
    }

    /** Who it is, if anybody is signed in. */
    public Optional<User> find() {
        return Optional.ofNullable(identity.getAttribute(SessionMechanism.USER));
    }

    /** The signed-in user's e-mail address, the actor of the audit log. */
    public String email() {
        return get().email();
    }

    /**
     * The municipality whose rows this user may see.
     *
     * @throws Refusal {@code FORBIDDEN} for platform administrators, who see no city's rows
     */
    public UUID municipalityId() {
        return get().municipalityId().orElseThrow(() -> new Refusal(ProblemType.FORBIDDEN));
    }

    /** Whether the user is an administrator of the city. */
    public boolean isCityAdmin() {
        return get().role() == Role.CITY_ADMIN;
    }

    /**
     * Lets administrators of the city pass only.
     *
     * @throws Refusal {@code FORBIDDEN}
     */
    public void checkCityAdmin() {
        if (!isCityAdmin()) {
            throw new Refusal(ProblemType.FORBIDDEN);
        }
    }

    /** Whether a program calls with a key, in its owner's name. */
    public boolean isProgram() {
        return identity.getAttribute(TokenIdentities.PROGRAM) != null;
    }

    private User get() {
        return find().orElseThrow(() -> new Refusal(ProblemType.SIGN_IN_REQUIRED));
    }
}
