package de.defus.monitor.response.paper;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.access.AccessCodes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;

/** Opens a pile of paper forms. */
@ApplicationScoped
class OpenBatch {

    private static final int LONGEST_LABEL = 100;

    private final PaperBatches batches;
    private final AccessCodes codes;
    private final InstrumentOfWave instruments;
    private final TenantScope scope;
    private final AuditLog audit;

    OpenBatch(
            PaperBatches batches, AccessCodes codes, InstrumentOfWave instruments, TenantScope scope, AuditLog audit) {
        this.batches = batches;
        this.codes = codes;
        this.instruments = instruments;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * @param label what is written on the pile
     * @param language in which its forms are printed
     * @throws Refusal {@code WAVE_NOT_OPEN}, or {@code INVALID_INPUT} with every fault
     */
    PaperBatch open(WaveView wave, String label, String language, String clerk) {
        if (wave.state() != WaveState.OPEN) {
            throw new Refusal(ProblemType.WAVE_NOT_OPEN);
        }
        var faults = new ArrayList<Fault>();
        if (!codes.isRequired(wave)) {
            faults.add(Fault.at("label", "paper.fault.noCodes"));
        }
        if (label == null || label.isBlank() || label.length() > LONGEST_LABEL) {
            faults.add(Fault.at("label", "paper.fault.label", LONGEST_LABEL));
        }
        if (language == null || !instruments.get(wave).languages().contains(language)) {
            faults.add(Fault.at("language", "paper.fault.language"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        var id = UUID.randomUUID();
        scope.run(wave.municipalityId(), () -> {
            batches.add(id, wave, label.strip(), language, clerk);
            audit.record(
                    clerk,
                    "paper.batchOpened",
                    id.toString(),
                    Map.of("wave", wave.id().toString()));
        });
        return batches.get(wave, id);
    }
}
