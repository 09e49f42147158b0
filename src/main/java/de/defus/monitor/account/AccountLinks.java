package de.defus.monitor.account;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links that make one account and then are gone: the first set-up, and invitations. */
@ApplicationScoped
class AccountLinks {

    private static final Duration LIFETIME = Duration.ofHours(48);

    private final EntityManager entities;
    private final TenantScope scope;
    private final SecureRandom chance;
    private final InstantSource clock;

    AccountLinks(EntityManager entities, TenantScope scope, SecureRandom chance, InstantSource clock) {
        this.entities = entities;
        this.scope = scope;
        this.chance = chance;
        this.clock = clock;
    }

    /**
     * @param email for whom; absent in the set-up link, whose user names it
     */
    record AccountLink(Optional<UUID> municipalityId, Role role, Optional<String> email) {}

    /** Stores a link and gives the token for its address. */
    String issue(AccountLink link) {
        var token = Secrets.token(chance);
        scope.callWith(
                "defus.account_link",
                Secrets.digest(token),
                () -> entities.createNativeQuery("""
                                insert into account_links (token_hash, municipality_id, role, email, ends_at)
                                values (:hash, cast(:municipality as uuid), :role, :email, :ends)""")
                        .setParameter("hash", Secrets.digest(token))
                        .setParameter(
                                "municipality",
                                link.municipalityId().map(UUID::toString).orElse(null))
                        .setParameter("role", link.role().name())
                        .setParameter("email", link.email().orElse(null))
                        .setParameter(
                                "ends", OffsetDateTime.ofInstant(clock.instant().plus(LIFETIME), ZoneOffset.UTC))
                        .executeUpdate());
        return token;
    }

    /** The link of a token, without using it up. */
    AccountLink get(String token) {
        return find(
                "select municipality_id, role, email from account_links where token_hash = :hash and ends_at > :now",
                token);
    }

    /** Uses the link up. Of two who try at once one succeeds. */
    AccountLink consume(String token) {
        return find(
                "delete from account_links where token_hash = :hash and ends_at > :now returning municipality_id, role, email",
                token);
    }

    @SuppressWarnings("unchecked")
    private AccountLink find(String sql, String token) {
        if (!Secrets.isToken(token)) {
            throw new Refusal(ProblemType.SETUP_LINK_INVALID);
        }
        var rows = scope.callWith(
                "defus.account_link",
                Secrets.digest(token),
                () -> (List<Tuple>) entities.createNativeQuery(sql, Tuple.class)
                        .setParameter("hash", Secrets.digest(token))
                        .setParameter("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .getResultList());
        return rows.stream()
                .findFirst()
                .map(row -> new AccountLink(
                        Optional.ofNullable(row.get("municipality_id", UUID.class)),
                        Role.valueOf(row.get("role", String.class)),
                        Optional.ofNullable(row.get("email", String.class))))
                .orElseThrow(() -> new Refusal(ProblemType.SETUP_LINK_INVALID));
    }
}
