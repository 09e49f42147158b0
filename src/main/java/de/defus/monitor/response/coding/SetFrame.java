package de.defus.monitor.response.coding;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sets the codes by which the texts of an item are sorted. */
@ApplicationScoped
class SetFrame {

    static final int MOST = 30;
    static final int LONGEST = 80;

    private final OpenTexts texts;
    private final Waves waves;
    private final TenantScope scope;
    private final AuditLog audit;

    SetFrame(OpenTexts texts, Waves waves, TenantScope scope, AuditLog audit) {
        this.texts = texts;
        this.waves = waves;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * @param wish codes with their labels; those without a German label are left out
     * @throws Refusal {@code INVALID_INPUT} with faults at {@code code-<index>-de} and {@code -en}; a code that texts have
     *     stays. {@code WRONG_STATE} unless the wave is closed and not released
     */
    List<TextCode> set(WaveView wave, String item, List<TextCode> wish, String actor) {
        return scope.call(wave.municipalityId(), () -> {
            if (!waves.holdClosed(wave.id())) {
                throw new Refusal(ProblemType.WRONG_STATE, wave.state(), WaveState.CLOSED);
            }
            var frame = checked(wish, texts.frame(wave.id(), item), texts.countCodes(wave.id(), item, false));
            texts.putFrame(wave.municipalityId(), wave.id(), item, frame);
            audit.record(
                    actor,
                    "texts.frameSet",
                    wave.id().toString(),
                    Map.of("item", item, "codes", Integer.toString(frame.size())));
            return frame;
        });
    }

    private static List<TextCode> checked(List<TextCode> wish, List<TextCode> before, Map<Integer, Integer> inUse) {
        var faults = new ArrayList<Fault>();
        var frame = new ArrayList<TextCode>();
        var labels = new HashSet<String>();
        var known = new HashSet<Integer>();
        before.forEach(code -> known.add(code.code()));
        var next = before.stream().mapToInt(TextCode::code).max().orElse(0);
        for (int index = 0; index < wish.size(); index++) {
            var german = text(wish.get(index).german());
            var english = text(wish.get(index).english());
            var at = "code-" + index + "-";
            var code = wish.get(index).code();
            if (german.isEmpty()) {
                if (inUse.getOrDefault(code, 0) > 0) {
                    faults.add(Fault.at(at + "de", "coding.fault.inUse", inUse.get(code)));
                }
                continue;
            }
            if (german.length() > LONGEST || english.length() > LONGEST) {
                faults.add(Fault.at(at + (german.length() > LONGEST ? "de" : "en"), "coding.fault.long", LONGEST));
            }
            if (!labels.add(german.toLowerCase(Locale.GERMAN))) {
                faults.add(Fault.at(at + "de", "coding.fault.twice"));
            }
            var number = known.remove(code) ? code : ++next;
            frame.add(new TextCode(number, german, english.isEmpty() ? german : english));
        }
        known.stream()
                .filter(code -> wish.stream().noneMatch(wished -> wished.code() == code))
                .filter(code -> inUse.getOrDefault(code, 0) > 0)
                .forEach(code -> faults.add(Fault.at("codes", "coding.fault.inUse", inUse.get(code))));
        if (frame.size() > MOST) {
            faults.add(Fault.at("codes", "coding.fault.tooMany", MOST));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        return frame;
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    }
}
