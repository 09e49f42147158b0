package de.defus.monitor.account;

import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys of programs, by their digest. */
@ApplicationScoped
class ApiTokens {

    private static final String COLUMNS =
            "t.id, t.municipality_id, t.user_id, t.name, t.role, t.made_on, t.ends_on, t.last_used_on";

    private final EntityManager entities;
    private final TenantScope scope;

    ApiTokens(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** Stores a key; call inside the municipality's scope. */
    void add(ApiToken token, String digest) {
        entities.createNativeQuery("""
                        insert into api_tokens (id, municipality_id, user_id, name, role, token_hash, made_on, ends_on)
                        values (:id, :municipality, :user, :name, :role, :hash, :made, :ends)""")
                .setParameter("id", token.id())
                .setParameter("municipality", token.municipalityId())
                .setParameter("user", token.userId())
                .setParameter("name", token.name())
                .setParameter("role", token.role().name())
                .setParameter("hash", digest)
                .setParameter("made", token.madeOn())
                .setParameter("ends", token.endsOn())
                .executeUpdate();
    }

    /** The key with this digest, good or not; its e-mail address is not looked up. */
    @SuppressWarnings("unchecked")
    Optional<ApiToken> find(String digest) {
        return scope.callWith(
                "defus.api_token",
                digest,
                () -> ((List<Tuple>) entities.createNativeQuery(
                                        "select " + COLUMNS
                                                + ", '' as email from api_tokens t where t.token_hash = :hash",
                                        Tuple.class)
                                .setParameter("hash", digest)
                                .getResultList())
                        .stream().map(ApiTokens::token).findFirst());
    }

    /** The keys of a city, those that end first in front. */
    @SuppressWarnings("unchecked")
    List<ApiToken> list(UUID municipalityId) {
        return scope.call(
                municipalityId,
                () -> ((List<Tuple>) entities.createNativeQuery("select " + COLUMNS + """
                                        , u.email from api_tokens t join users u on u.id = t.user_id
                                        where t.municipality_id = current_municipality() order by t.ends_on, t.name""", Tuple.class)
                                .getResultList())
                        .stream().map(ApiTokens::token).toList());
    }

    /** How many keys somebody has; call inside the municipality's scope. */
    long count(UUID userId) {
        return (Long) entities.createNativeQuery("select count(*) from api_tokens where user_id = :user", Long.class)
                .setParameter("user", userId)
                .getSingleResult();
    }

    /** Notes that a key was used on a day; one write a day and key. */
    void use(ApiToken token, LocalDate day) {
        scope.run(
                token.municipalityId(),
                () -> entities.createNativeQuery("""
                        update api_tokens set last_used_on = :day
                        where id = :id and (last_used_on is null or last_used_on < :day)""")
                        .setParameter("day", day)
                        .setParameter("id", token.id())
                        .executeUpdate());
    }

    /** Ends a key; call inside the municipality's scope. */
    void remove(UUID id) {
        entities.createNativeQuery("delete from api_tokens where id = :id and municipality_id = current_municipality()")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Ends somebody's keys with these roles; call inside the municipality's scope. */
    int removeOf(UUID userId, List<Role> roles) {
        return entities.createNativeQuery(
                        "delete from api_tokens where user_id = :user and role in (:roles) and municipality_id = current_municipality()")
                .setParameter("user", userId)
                .setParameter("roles", roles.stream().map(Role::name).toList())
                .executeUpdate();
    }

    private static ApiToken token(Tuple row) {
        return new ApiToken(
                row.get("id", UUID.class),
                row.get("municipality_id", UUID.class),
                row.get("user_id", UUID.class),
                row.get("email", String.class),
                row.get("name", String.class),
                Role.valueOf(row.get("role", String.class)),
                day(row.get("made_on")),
                day(row.get("ends_on")),
                Optional.ofNullable(row.get("last_used_on")).map(ApiTokens::day));
    }

    private static LocalDate day(Object day) {
        return day instanceof Date date ? date.toLocalDate() : (LocalDate) day;
    }
}
