package de.defus.monitor.account;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Locks an account of the city or gives it another role. What the account may no longer do, its keys may no longer do
 * either: they end, and do not come back with the role.
 */
@ApplicationScoped
class ChangeAccount {

    private static final List<Role> OF_A_CITY = List.of(Role.ANALYST, Role.CITY_ADMIN);

    private final Users users;
    private final ApiTokens tokens;
    private final CurrentUser current;
    private final TenantScope scope;
    private final AuditLog audit;

    ChangeAccount(Users users, ApiTokens tokens, CurrentUser current, TenantScope scope, AuditLog audit) {
        this.users = users;
        this.tokens = tokens;
        this.current = current;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * @throws Refusal {@code NOT_FOUND}, or {@code WRONG_STATE} for the own account
     */
    void lock(UUID userId, boolean locked) {
        if (locked) {
            refuseOwn(userId);
        }
        scope.run(current.municipalityId(), () -> {
            found(users.setDisabled(userId, locked));
            if (locked) {
                tokens.removeOf(userId, OF_A_CITY);
            }
            audit.record(current.email(), locked ? "account.locked" : "account.unlocked", userId.toString(), Map.of());
        });
    }

    /**
     * @throws Refusal {@code NOT_FOUND}, or {@code WRONG_STATE} for the own account
     */
    void giveRole(UUID userId, Role wanted) {
        refuseOwn(userId);
        var role = wanted == Role.CITY_ADMIN ? Role.CITY_ADMIN : Role.ANALYST;
        scope.run(current.municipalityId(), () -> {
            found(users.setRole(userId, role));
            var lost = Stream.of(Role.values())
                    .filter(other -> !role.includes(other))
                    .toList();
            tokens.removeOf(userId, lost);
            audit.record(current.email(), "account.role", userId.toString(), Map.of("role", role.name()));
        });
    }

    /** A city whose only administrator is locked could not be unlocked from inside. */
    private void refuseOwn(UUID userId) {
        if (current.find().filter(user -> user.id().equals(userId)).isPresent()) {
            throw new Refusal(ProblemType.WRONG_STATE, List.of(Fault.at("email", "account.fault.ownAccount")));
        }
    }

    private static void found(boolean found) {
        if (!found) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
    }
}
