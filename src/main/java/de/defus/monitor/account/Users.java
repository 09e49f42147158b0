package de.defus.monitor.account;

import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The accounts of staff. Each look-up opens a scope that shows just the rows asked for. */
@ApplicationScoped
class Users {

    private static final String SELECT = "select id, municipality_id, email, role, disabled, password_hash from users ";

    private final EntityManager entities;
    private final TenantScope scope;

    Users(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** An account with its password's hash, for signing in. */
    record Credentials(User user, String passwordHash) {}

    Optional<Credentials> findByEmail(String email) {
        var key = email.strip().toLowerCase(Locale.ROOT);
        return scope.callWith(
                "defus.account_email",
                key,
                () -> select(SELECT + "where lower(email) = :key", key).stream().findFirst());
    }

    Optional<User> find(UUID id) {
        return scope.callWith(
                "defus.account_id",
                id.toString(),
                () -> select(SELECT + "where id = :key", id).stream()
                        .map(Credentials::user)
                        .findFirst());
    }

    List<User> list(UUID municipalityId) {
        return scope.call(
                municipalityId,
                () -> select(SELECT + "where municipality_id = :key order by email", municipalityId).stream()
                        .map(Credentials::user)
                        .toList());
    }

    boolean hasPlatformAdmin() {
        return onPlatform(() -> !select(SELECT + "where role = :key", Role.PLATFORM_ADMIN.name())
                .isEmpty());
    }

    /** Adds an account in the scope it belongs to. */
    void add(User user, String passwordHash) {
        Supplier<Integer> insert = () -> entities.createNativeQuery("""
                        insert into users (id, municipality_id, email, password_hash, role)
                        values (:id, cast(:municipality as uuid), :email, :hash, :role)""")
                .setParameter("id", user.id())
                .setParameter(
                        "municipality",
                        user.municipalityId().map(UUID::toString).orElse(null))
                .setParameter("email", user.email())
                .setParameter("hash", passwordHash)
                .setParameter("role", user.role().name())
                .executeUpdate();
        if (user.municipalityId().isPresent()) {
            scope.call(user.municipalityId().get(), insert);
        } else {
            onPlatform(insert);
        }
    }

    /** Locks or unlocks an account; call inside the municipality's scope; false if it has no such account. */
    boolean setDisabled(UUID userId, boolean disabled) {
        var changed = entities.createNativeQuery(
                        "update users set disabled = :disabled where id = :id and municipality_id = current_municipality()")
                .setParameter("disabled", disabled)
                .setParameter("id", userId)
                .executeUpdate();
        return changed == 1;
    }

    /** Gives an account another role; call inside the municipality's scope; false if it has no such account. */
    boolean setRole(UUID userId, Role role) {
        var changed = entities.createNativeQuery(
                        "update users set role = :role where id = :id and municipality_id = current_municipality()")
                .setParameter("role", role.name())
                .setParameter("id", userId)
                .executeUpdate();
        return changed == 1;
    }

    private <T> T onPlatform(Supplier<T> work) {
        return scope.callWith("defus.platform", "on", work);
    }

    @SuppressWarnings("unchecked")
    private List<Credentials> select(String sql, Object key) {
        return ((List<Tuple>) entities.createNativeQuery(sql, Tuple.class)
                        .setParameter("key", key)
                        .getResultList())
                .stream()
                        .map(row -> new Credentials(
                                new User(
                                        row.get("id", UUID.class),
                                        Optional.ofNullable(row.get("municipality_id", UUID.class)),
                                        row.get("email", String.class),
                                        Role.valueOf(row.get("role", String.class)),
                                        row.get("disabled", Boolean.class)),
                                row.get("password_hash", String.class)))
                        .toList();
    }
}
