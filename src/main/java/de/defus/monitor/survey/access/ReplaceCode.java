package de.defus.monitor.survey.access;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.sample.SampleView;
import de.defus.monitor.survey.sample.Samples;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/**
 * Withdraws the code of one letter, or gives it another one. Both do the same for a letter that was answered as for one
 * that was not, and say nothing about it: its new code then opens nothing.
 */
@ApplicationScoped
public class ReplaceCode {

    private final Samples samples;
    private final AccessCodes codes;
    private final CodeKeys keys;
    private final TenantScope scope;
    private final AuditLog audit;
    private final SecureRandom chance;

    ReplaceCode(
            Samples samples, AccessCodes codes, CodeKeys keys, TenantScope scope, AuditLog audit, SecureRandom chance) {
        this.samples = samples;
        this.codes = codes;
        this.keys = keys;
        this.scope = scope;
        this.audit = audit;
        this.chance = chance;
    }

    /**
     * The file with a letter's new code; the old one has ended.
     *
     * @throws Refusal {@code WRONG_STATE} before codes are issued and after the release, {@code NOT_FOUND} for a number
     *     that no letter has
     */
    byte[] reissue(WaveView wave, int letterNumber, CodeFileFormat format, LetterForm form, String actor) {
        check(wave, letterNumber);
        var code = AccessCode.random(chance);
        var file = CodeFiles.write(format, List.of(new IssuedCode(letterNumber, 0, code)), form);
        replace(wave, letterNumber, code, false, "codes.reissued", actor);
        return file;
    }

    /**
     * Withdraws a letter's code, until it gets another.
     *
     * @throws Refusal as {@link #reissue}
     */
    void revoke(WaveView wave, int letterNumber, String actor) {
        check(wave, letterNumber);
        replace(wave, letterNumber, AccessCode.random(chance), true, "codes.revoked", actor);
    }

    private void check(WaveView wave, int letterNumber) {
        if (wave.state() == WaveState.RELEASED
                || samples.find(wave).filter(SampleView::coded).isEmpty()) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
        var highest = scope.call(wave.municipalityId(), () -> samples.highestLetter(wave.id()));
        if (letterNumber < 1 || letterNumber > highest) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
    }

    private void replace(
            WaveView wave, int letterNumber, AccessCode code, boolean revoked, String action, String actor) {
        scope.run(wave.municipalityId(), () -> {
            codes.replace(wave.id(), letterNumber, keys.hash(code), revoked);
            audit.record(actor, action, wave.id().toString(), Map.of("letter", Integer.toString(letterNumber)));
        });
    }
}
