package de.defus.monitor.response.paper;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.response.DraftSecret;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.access.AccessCode;
import de.defus.monitor.survey.access.AccessCodes;
import de.defus.monitor.survey.access.CodeKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes up a form by the code printed on it: the first time, the second time by somebody else, or to compare. */
@ApplicationScoped
class FindForm {

    private final PaperBatches batches;
    private final PaperEntries entries;
    private final AccessCodes codes;
    private final CodeKeys keys;
    private final TenantScope scope;

    FindForm(PaperBatches batches, PaperEntries entries, AccessCodes codes, CodeKeys keys, TenantScope scope) {
        this.batches = batches;
        this.entries = entries;
        this.codes = codes;
        this.keys = keys;
        this.scope = scope;
    }

    /** A form, ready for this clerk. */
    record Found(FormKey key, PaperEntry entry) {}

    /**
     * @throws Refusal {@code WAVE_NOT_OPEN}; {@code INVALID_INPUT} at {@code code} for a code that is mistyped, used or
     *     withdrawn, of a form that another clerk has in hand, or that lies in another pile
     */
    Found find(WaveView wave, PaperBatch batch, String typedCode, String clerk) {
        if (wave.state() != WaveState.OPEN) {
            throw new Refusal(ProblemType.WAVE_NOT_OPEN);
        }
        var code = AccessCode.parse(typedCode);
        var key = new FormKey(code, DraftSecret.of(keys.paperSecret(code)));
        return scope.call(wave.municipalityId(), () -> {
            var known = entries.lock(wave, key.secret());
            // Looked at behind the lock: who stores the form holds it until its code is used.
            if (!codes.isStillOpen(wave.id(), keys.hash(code))) {
                throw fault("paper.fault.used");
            }
            if (known.isEmpty()) {
                var begun = PaperEntry.begun(key.secret().draftId(wave.id()), batch.id(), clerk);
                entries.put(wave, key.secret(), begun);
                batches.count(wave, batch.id(), clerk, false);
                return new Found(key, begun);
            }
            return new Found(key, takeUp(wave, batch, key, known.get(), clerk));
        });
    }

    private PaperEntry takeUp(WaveView wave, PaperBatch batch, FormKey key, PaperEntry entry, String clerk) {
        if (!entry.batchId().equals(batch.id())) {
            throw fault(
                    "paper.fault.otherBatch", batches.get(wave, entry.batchId()).number());
        }
        if (entry.state() == PaperEntry.State.DIFFERENT || entry.isFirstOf(clerk) || entry.isSecondOf(clerk)) {
            return entry;
        }
        if (entry.state() != PaperEntry.State.WAITING) {
            throw fault("paper.fault.inHand");
        }
        var taken = entry.takenUpBy(clerk);
        entries.put(wave, key.secret(), taken);
        batches.count(wave, batch.id(), clerk, true);
        return taken;
    }

    private static Refusal fault(String key, Object... arguments) {
        return new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("code", key, arguments)));
    }
}
