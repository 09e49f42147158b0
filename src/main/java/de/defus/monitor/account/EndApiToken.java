package de.defus.monitor.account;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Ends the key of a program at once: one's own, and as an administrator of the city anybody's. */
@ApplicationScoped
class EndApiToken {

    private final ApiTokens tokens;
    private final ListApiTokens visible;
    private final CurrentUser current;
    private final TenantScope scope;
    private final AuditLog audit;

    EndApiToken(ApiTokens tokens, ListApiTokens visible, CurrentUser current, TenantScope scope, AuditLog audit) {
        this.tokens = tokens;
        this.visible = visible;
        this.current = current;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * @throws Refusal {@code NOT_FOUND} for a key that the current user may not see
     */
    void end(UUID id) {
        var token = visible.list().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        scope.run(token.municipalityId(), () -> {
            tokens.remove(token.id());
            audit.record(
                    current.email(),
                    "token.ended",
                    token.id().toString(),
                    Map.of("name", token.name(), "owner", token.email()));
        });
    }
}
