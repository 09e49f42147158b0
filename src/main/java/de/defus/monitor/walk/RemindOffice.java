package de.defus.monitor.walk;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Notes in the history of measures that their office was reminded, by whatever way. */
@ApplicationScoped
public class RemindOffice {

    private static final int LONGEST_NOTE = 500;

    private final Measures measures;
    private final MeasureNotices notices;
    private final TenantScope scope;
    private final AuditLog audit;
    private final InstantSource clock;

    RemindOffice(Measures measures, MeasureNotices notices, TenantScope scope, AuditLog audit, InstantSource clock) {
        this.measures = measures;
        this.notices = notices;
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param ids the measures
     * @param note what was said; may be empty
     * @return how many measures were noted
     * @throws Refusal {@code INVALID_INPUT} without a measure or for a long note, {@code NOT_FOUND} for a measure of another
     *     municipality, {@code WRONG_STATE} for one that is settled: all are noted or none
     */
    public int remind(UUID municipalityId, List<UUID> ids, String note, String actor) {
        var given = note == null ? "" : note.strip();
        if (ids.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("measures", "walk.fault.choose")));
        }
        if (given.length() > LONGEST_NOTE) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("note", "walk.fault.long", LONGEST_NOTE)));
        }
        var wanted = new LinkedHashSet<>(ids);
        for (var id : wanted) {
            var state = measures.get(municipalityId, id).state();
            if (state.isSettled()) {
                throw new Refusal(ProblemType.WRONG_STATE, state, Measure.State.IN_PROGRESS);
            }
        }
        scope.run(municipalityId, () -> {
            for (var id : wanted) {
                notices.add(MeasureNotice.reminded(id, given, actor, clock.instant()));
                audit.record(actor, "measure.reminded", id.toString(), Map.of());
            }
        });
        return wanted.size();
    }
}
