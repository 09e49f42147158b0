package de.defus.monitor.response.paper;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides, with the sheet in hand, what stands where two clerks typed different things, and stores the form. */
@ApplicationScoped
class SettleForm {

    private final FindForm find;
    private final StoreForm store;
    private final PaperEntries entries;
    private final InstrumentOfWave instruments;
    private final TenantScope scope;
    private final AuditLog audit;

    SettleForm(
            FindForm find,
            StoreForm store,
            PaperEntries entries,
            InstrumentOfWave instruments,
            TenantScope scope,
            AuditLog audit) {
        this.find = find;
        this.store = store;
        this.entries = entries;
        this.instruments = instruments;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * @param decided what stands, by field; a field that is not in it is not decided, an empty list was left open
     * @throws Refusal {@code WRONG_STATE} if the entries do not differ; {@code INVALID_INPUT} with every field that is not
     *     decided or cannot stay so; else as {@link FindForm#find}
     */
    void settle(WaveView wave, PaperBatch batch, String code, Map<String, List<String>> decided, String clerk) {
        var found = find.find(wave, batch, code, clerk);
        if (found.entry().state() != PaperEntry.State.DIFFERENT) {
            throw new Refusal(ProblemType.WRONG_STATE, found.entry().state(), PaperEntry.State.DIFFERENT);
        }
        var form = new TypedForm(instruments.get(wave));
        var read = form.read(field -> decided.getOrDefault(field, List.of()));
        var agreed = new HashMap<>(found.entry().first());
        var faults = new ArrayList<Fault>();
        var differences = form.compare(found.entry().first(), found.entry().second());
        for (var difference : differences) {
            var field = difference.field();
            agreed.remove(field);
            if (read.containsKey(field)) {
                agreed.put(field, read.get(field));
            } else if (!decided.containsKey(field)) {
                faults.add(Fault.at(field, "paper.fault.undecided"));
            }
        }
        faults.addAll(form.faults(agreed));
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        // In a transaction of its own: nothing that stays is written beside the answer.
        scope.run(wave.municipalityId(), () -> {
            entries.put(wave, found.key().secret(), found.entry().withFirst(agreed, PaperEntry.State.DIFFERENT));
            audit.record(
                    clerk,
                    "paper.settled",
                    batch.id().toString(),
                    Map.of("fields", Integer.toString(differences.size())));
        });
        store.store(wave, batch, found.key(), found.entry(), form.sheet(agreed));
    }
}
