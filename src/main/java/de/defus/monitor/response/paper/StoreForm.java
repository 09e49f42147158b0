package de.defus.monitor.response.paper;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.check.AnswerSheet;
import de.defus.monitor.response.SubmitResponse;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Stores a form that two have agreed on, as any other answer: its code is used up and its entry deleted in the same
 * transaction. That transaction writes nothing else: no count, no entry in the audit log.
 */
@ApplicationScoped
class StoreForm {

    private final SubmitResponse submit;
    private final PaperEntries entries;
    private final TenantScope scope;

    StoreForm(SubmitResponse submit, PaperEntries entries, TenantScope scope) {
        this.submit = submit;
        this.entries = entries;
        this.scope = scope;
    }

    /**
     * @throws Refusal {@code WAVE_NOT_OPEN}, or {@code INVALID_INPUT} if the code was used meanwhile
     */
    void store(WaveView wave, PaperBatch batch, FormKey key, PaperEntry entry, AnswerSheet sheet) {
        try {
            var outcome = submit.submitPaper(
                    wave, entry.submissionId(), sheet, batch.language(), key.code(), () -> entries.delete(entry.id()));
            if (outcome == SubmitResponse.Outcome.ALREADY_STORED) {
                scope.run(wave.municipalityId(), () -> entries.delete(entry.id()));
            }
        } catch (Refusal refused) {
            if (refused.type() != ProblemType.CODE_NOT_VALID) {
                throw refused;
            }
            // Answered on the web between two pages of this form.
            scope.run(wave.municipalityId(), () -> entries.delete(entry.id()));
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("code", "paper.fault.used")));
        }
    }
}
