package de.defus.monitor.survey.access;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.sample.Samples;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Map;

/**
 * Makes the codes of a wave's letters, once, and hands them out in one file. They are kept as keyed hashes only, stored
 * when the file's last byte has been written: a download that breaks off leaves nothing behind and can be tried again.
 */
@ApplicationScoped
public class IssueCodes {

    private final Samples samples;
    private final AccessCodes codes;
    private final CodeKeys keys;
    private final TenantScope scope;
    private final AuditLog audit;
    private final SecureRandom chance;

    IssueCodes(
            Samples samples, AccessCodes codes, CodeKeys keys, TenantScope scope, AuditLog audit, SecureRandom chance) {
        this.samples = samples;
        this.codes = codes;
        this.keys = keys;
        this.scope = scope;
        this.audit = audit;
        this.chance = chance;
    }

    /**
     * Prepares the file.
     *
     * @return writes the file and then stores the hashes; fails without storing if the file cannot be written
     * @throws Refusal {@code WRONG_STATE} before the draw, after the wave has opened, or if codes were issued before
     */
    Writing issue(WaveView wave, CodeFileFormat format, LetterForm form, String actor) {
        var sample = samples.find(wave).filter(found -> found.seed().isPresent() && !found.coded());
        if (wave.state() != WaveState.DRAFT || sample.isEmpty()) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
        return out -> {
            var letters = scope.call(wave.municipalityId(), () -> samples.listLetters(wave.id()));
            var issued = new ArrayList<IssuedCode>(letters.size());
            letters.forEach(
                    letter -> issued.add(new IssuedCode(letter.number(), letter.stratum(), AccessCode.random(chance))));
            CodeFiles.write(format, issued, form, out);
            out.flush();
            scope.run(wave.municipalityId(), () -> {
                if (!samples.markCoded(wave.id())) {
                    throw new Refusal(ProblemType.WRONG_STATE);
                }
                codes.addAll(
                        wave,
                        issued.stream()
                                .map(code -> new AccessCodes.StoredCode(
                                        keys.hash(code.code()), code.letterNumber(), code.stratum()))
                                .toList());
                audit.record(
                        actor,
                        "codes.issued",
                        wave.id().toString(),
                        Map.of("letters", Integer.toString(issued.size()), "format", format.name()));
            });
        };
    }

    /** Writes a file; what was to be stored is stored when this returns. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }
}
