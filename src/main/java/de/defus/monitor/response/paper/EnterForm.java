package de.defus.monitor.response.paper;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Takes what a clerk typed of a form. When two have typed the same, the form is stored as an answer. */
@ApplicationScoped
class EnterForm {

    private final FindForm find;
    private final StoreForm store;
    private final PaperEntries entries;
    private final InstrumentOfWave instruments;
    private final TenantScope scope;
    private final AuditLog audit;

    EnterForm(
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

    /** What became of a form. */
    public enum Outcome {
        /** Kept, not finished. */
        KEPT,
        /** Typed once; somebody else types it the second time. */
        TYPED_ONCE,
        /** Typed twice, and not the same. */
        DIFFERENT,
        /** Typed twice, the same, and stored as an answer. */
        STORED
    }

    /**
     * @param faults what cannot stay so; the form is kept and not finished
     * @param differences between the two entries, if there are any
     */
    record Result(Outcome outcome, List<Fault> faults, List<Difference> differences) {

        Result(Outcome outcome) {
            this(outcome, List.of(), List.of());
        }
    }

    /**
     * @param answers as {@link TypedForm#read} gives them
     * @param done whether the clerk has come to the end of the form
     * @throws Refusal as {@link FindForm#find}
     */
    Result enter(
            WaveView wave,
            PaperBatch batch,
            String code,
            Map<String, List<String>> answers,
            boolean done,
            String clerk) {
        var found = find.find(wave, batch, code, clerk);
        var form = new TypedForm(instruments.get(wave));
        if (found.entry().state() == PaperEntry.State.DIFFERENT) {
            return differing(form, found.entry());
        }
        var faults = form.faults(answers);
        if (found.entry().isFirstOf(clerk)) {
            return first(wave, batch, found, answers, done, faults, form, clerk);
        }
        var differences = form.compare(found.entry().first(), answers);
        var finished = done && faults.isEmpty();
        var next = finished && !differences.isEmpty() ? PaperEntry.State.DIFFERENT : PaperEntry.State.SECOND;
        var entry = found.entry().withSecond(answers, next);
        change(wave, found, entry, () -> {});
        if (!finished) {
            return new Result(Outcome.KEPT, done ? faults : List.of(), List.of());
        }
        if (next == PaperEntry.State.DIFFERENT) {
            return differing(form, entry);
        }
        store.store(wave, batch, found.key(), entry, form.sheet(answers));
        return new Result(Outcome.STORED);
    }

    private Result first(
            WaveView wave,
            PaperBatch batch,
            FindForm.Found found,
            Map<String, List<String>> answers,
            boolean done,
            List<Fault> faults,
            TypedForm form,
            String clerk) {
        var finished = done && faults.isEmpty();
        var wasFinished = found.entry().state() == PaperEntry.State.WAITING;
        var changed = Difference.between(found.entry().first(), answers, form.fields())
                .size();
        var next = finished ? PaperEntry.State.WAITING : PaperEntry.State.FIRST;
        change(wave, found, found.entry().withFirst(answers, next), () -> {
            if (wasFinished && changed > 0) {
                audit.record(clerk, "paper.edited", batch.id().toString(), Map.of("fields", Integer.toString(changed)));
            }
        });
        return finished
                ? new Result(Outcome.TYPED_ONCE)
                : new Result(Outcome.KEPT, done ? faults : List.of(), List.of());
    }

    /** Writes the entry unless it was changed since it was found: in another window, or by somebody else. */
    private void change(WaveView wave, FindForm.Found found, PaperEntry entry, Runnable record) {
        scope.run(wave.municipalityId(), () -> {
            var now = entries.lock(wave, found.key().secret());
            if (now.isEmpty() || now.get().state() != found.entry().state()) {
                throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("code", "paper.fault.inHand")));
            }
            entries.put(wave, found.key().secret(), entry);
            record.run();
        });
    }

    private static Result differing(TypedForm form, PaperEntry entry) {
        return new Result(Outcome.DIFFERENT, List.of(), form.compare(entry.first(), entry.second()));
    }
}
