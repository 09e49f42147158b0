package de.defus.monitor.survey.access;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import de.defus.monitor.survey.sample.Samples;
import de.defus.monitor.survey.sample.Stratum;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the codes of a wave's letters and hands them out in one file, which exists once: the platform keeps keyed hashes
 * only. If the file is lost before the wave opens, codes can be made anew; the lost ones then open nothing.
 */
@ApplicationScoped
public class IssueCodes {

    private final Samples samples;
    private final AccessCodes codes;
    private final CodeKeys keys;
    private final Waves waves;
    private final InstrumentOfWave instruments;
    private final TenantScope scope;
    private final AuditLog audit;
    private final SecureRandom chance;

    IssueCodes(
            Samples samples,
            AccessCodes codes,
            CodeKeys keys,
            Waves waves,
            InstrumentOfWave instruments,
            TenantScope scope,
            AuditLog audit,
            SecureRandom chance) {
        this.waves = waves;
        this.instruments = instruments;
        this.samples = samples;
        this.codes = codes;
        this.keys = keys;
        this.scope = scope;
        this.audit = audit;
        this.chance = chance;
    }

    /**
     * The file with the codes, which are good from now on.
     *
     * @param anew whether codes that were issued before are to become void
     * @throws Refusal {@code WRONG_STATE} before the draw, after the wave has opened, if somebody drew again meanwhile, or if
     *     codes were issued before and are to stay
     */
    byte[] issue(WaveView wave, CodeFileFormat format, LetterForm form, boolean anew, String actor) {
        var sample = samples.find(wave).filter(found -> found.seed().isPresent() && (anew || !found.coded()));
        if (wave.state() != WaveState.DRAFT || sample.isEmpty()) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
        var letters = scope.call(wave.municipalityId(), () -> samples.listLetters(wave.id()));
        var issued = letters.stream()
                .map(letter -> new IssuedCode(letter.number(), letter.stratum(), AccessCode.random(chance)))
                .toList();
        var names = sample.get().strata().stream().collect(Collectors.toMap(Stratum::code, Stratum::name));
        var file = CodeFiles.write(format, issued, form, names);
        scope.run(wave.municipalityId(), () -> {
            // Forms that are printed must ask what the wave will ask: from here on nobody changes it any more.
            if (!waves.holdDraft(wave.id()) || !instruments.get(wave).equals(form.questionnaire())) {
                throw new Refusal(ProblemType.WRONG_STATE);
            }
            store(wave, letters, issued, anew);
            audit.record(
                    actor,
                    anew ? "codes.issuedAnew" : "codes.issued",
                    wave.id().toString(),
                    Map.of("letters", Integer.toString(issued.size()), "format", format.name()));
        });
        return file;
    }

    private void store(WaveView wave, List<Samples.Letter> letters, List<IssuedCode> issued, boolean anew) {
        if (!samples.markCoded(wave.id(), anew)) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
        // Writing the file takes a while; whoever drew again meanwhile gave these numbers to other people.
        if (!samples.listLetters(wave.id()).equals(letters)) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
        codes.deleteAll(wave.id());
        codes.addAll(
                wave,
                issued.stream()
                        .map(code ->
                                new AccessCodes.StoredCode(keys.hash(code.code()), code.letterNumber(), code.stratum()))
                        .toList());
    }
}
