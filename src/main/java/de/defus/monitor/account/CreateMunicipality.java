package de.defus.monitor.account;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Adds a municipality to the platform. */
@ApplicationScoped
public class CreateMunicipality {

    private final Municipalities municipalities;
    private final TenantScope scope;
    private final AuditLog audit;

    CreateMunicipality(Municipalities municipalities, TenantScope scope, AuditLog audit) {
        this.municipalities = municipalities;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * @param slug name in addresses: small letters, digits, hyphens
     * @param ags eight digits
     * @throws Refusal {@code INVALID_INPUT} with every fault, or {@code ALREADY_EXISTS}
     */
    public Municipality create(String slug, String name, String ags, boolean synthetic, String actor) {
        var faults = faults(slug, name, ags);
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        if (municipalities.list().stream()
                .anyMatch(known -> known.slug().equals(slug) || known.ags().equals(ags))) {
            throw new Refusal(ProblemType.ALREADY_EXISTS, slug);
        }
        var municipality = new Municipality(UUID.randomUUID(), slug, name.strip(), ags, synthetic);
        scope.run(municipality.id(), () -> {
            municipalities.add(municipality);
            audit.record(actor, "municipality.created", slug, Map.of("ags", ags));
        });
        return municipality;
    }

    private static List<Fault> faults(String slug, String name, String ags) {
        var faults = new ArrayList<Fault>();
        if (name == null || name.isBlank() || name.length() > 200) {
            faults.add(Fault.at("name", "account.fault.name"));
        }
        if (slug == null || !slug.matches("[a-z0-9](-?[a-z0-9]){1,39}")) {
            faults.add(Fault.at("slug", "account.fault.slug"));
        }
        if (ags == null || !ags.matches("[0-9]{8}")) {
            faults.add(Fault.at("ags", "account.fault.ags"));
        }
        return faults;
    }
}
