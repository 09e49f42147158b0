package de.defus.monitor.response.coding;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** What lies on an analyst's desk: the texts of a wave by item, their codes, and what waits to be taken up. */
@ApplicationScoped
class CodingDesk {

    private final OpenTexts texts;
    private final InstrumentOfWave instruments;
    private final TenantScope scope;

    CodingDesk(OpenTexts texts, InstrumentOfWave instruments, TenantScope scope) {
        this.texts = texts;
        this.instruments = instruments;
        this.scope = scope;
    }

    /** Where something can be written: free texts, and the lines beside "something else". */
    static Stream<Question> written(Questionnaire questionnaire) {
        return questionnaire.questions().filter(question -> question.textKey().isPresent());
    }

    /** Every item that texts can have, in printed order. */
    List<ItemTexts> list(WaveView wave, String language) {
        var questionnaire = instruments.get(wave);
        return scope.call(wave.municipalityId(), () -> {
            var counts = texts.count(wave.id(), false);
            return written(questionnaire)
                    .map(question -> {
                        var item = question.textKey().orElseThrow();
                        var count = counts.getOrDefault(item, new OpenTexts.Counts(0, 0, 0));
                        return new ItemTexts(
                                item,
                                question.number() + ". " + question.stem().in(language),
                                count.total(),
                                count.open(),
                                count.hidden(),
                                texts.frame(wave.id(), item).size());
                    })
                    .toList();
        });
    }

    /**
     * @throws Refusal {@code NOT_FOUND} if the wave has no such item
     */
    ItemTexts get(WaveView wave, String item, String language) {
        return list(wave, language).stream()
                .filter(found -> found.item().equals(item))
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    /** Whether answers have texts that were not taken up yet. */
    boolean isWaiting(WaveView wave) {
        return scope.call(
                wave.municipalityId(), () -> !texts.listWaiting(wave.id()).isEmpty());
    }

    List<OpenText> texts(WaveView wave, String item, boolean settled, int most) {
        return scope.call(wave.municipalityId(), () -> texts.list(wave.id(), item, settled, most));
    }

    List<TextCode> frame(WaveView wave, String item) {
        return scope.call(wave.municipalityId(), () -> texts.frame(wave.id(), item));
    }
}
