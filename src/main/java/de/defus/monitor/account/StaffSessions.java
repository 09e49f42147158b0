package de.defus.monitor.account;

import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.NewCookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sessions of staff: ended after an hour without use, and after twelve hours in any case. */
@ApplicationScoped
class StaffSessions {

    static final String COOKIE = "defus_session";
    static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration IDLE = Duration.ofHours(1);

    private final EntityManager entities;
    private final TenantScope scope;
    private final Users users;
    private final SecureRandom chance;
    private final InstantSource clock;

    StaffSessions(EntityManager entities, TenantScope scope, Users users, SecureRandom chance, InstantSource clock) {
        this.entities = entities;
        this.scope = scope;
        this.users = users;
        this.chance = chance;
        this.clock = clock;
    }

    /** Begins a session and gives the token for the cookie. */
    String begin(UUID userId) {
        var token = Secrets.token(chance);
        var now = clock.instant();
        scope.callWith("defus.session", Secrets.digest(token), () -> {
            entities.createNativeQuery("delete from staff_sessions where ends_at < now() or idle_until < now()")
                    .executeUpdate();
            return entities.createNativeQuery("""
                            insert into staff_sessions (token_hash, user_id, idle_until, ends_at)
                            values (:hash, :user, :idle, :ends)""")
                    .setParameter("hash", Secrets.digest(token))
                    .setParameter("user", userId)
                    .setParameter("idle", at(now.plus(IDLE)))
                    .setParameter("ends", at(now.plus(LONGEST)))
                    .executeUpdate();
        });
        return token;
    }

    /** Whose session this is, if it goes on; counts as use. A disabled account has none. */
    Optional<User> use(String token) {
        if (!Secrets.isToken(token)) {
            return Optional.empty();
        }
        var now = clock.instant();
        List<?> found = scope.callWith(
                "defus.session",
                Secrets.digest(token),
                () -> entities.createNativeQuery("""
                                update staff_sessions set idle_until = least(:idle, ends_at)
                                where token_hash = :hash and idle_until > :now and ends_at > :now returning user_id""", UUID.class)
                        .setParameter("hash", Secrets.digest(token))
                        .setParameter("idle", at(now.plus(IDLE)))
                        .setParameter("now", at(now))
                        .getResultList());
        return found.stream()
                .map(UUID.class::cast)
                .findFirst()
                .flatMap(users::find)
                .filter(user -> !user.disabled());
    }

    void end(String token) {
        if (Secrets.isToken(token)) {
            scope.callWith(
                    "defus.session",
                    Secrets.digest(token),
                    () -> entities.createNativeQuery("delete from staff_sessions where token_hash = :hash")
                            .setParameter("hash", Secrets.digest(token))
                            .executeUpdate());
        }
    }

    /** The session's cookie: out of reach of scripts and of other sites. */
    static NewCookie cookie(String token, int seconds, boolean secure) {
        return new NewCookie.Builder(COOKIE)
                .value(token)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
