package de.defus.monitor.response.coding;

import de.defus.monitor.questionnaire.Questionnaire;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Counts the codes of the items of a wave whose texts have all been worked through. */
@ApplicationScoped
public class CountCodes {

    private final OpenTexts texts;

    CountCodes(OpenTexts texts) {
        this.texts = texts;
    }

    /**
     * Call inside the municipality's scope.
     *
     * @param drawnOnly whether people were drawn; then only what came by letter counts, as in all other figures
     */
    public List<CodedTexts> count(UUID waveId, Questionnaire questionnaire, boolean drawnOnly) {
        var waiting = texts.listWaiting(waveId);
        var all = texts.count(waveId, false);
        var counted = texts.count(waveId, drawnOnly);
        return CodingDesk.written(questionnaire)
                .map(question -> question.textKey().orElseThrow())
                .filter(item -> !waiting.contains(item))
                .filter(item -> all.containsKey(item) && all.get(item).open() == 0 && counted.containsKey(item))
                .map(item -> new CodedTexts(
                        item,
                        counted.get(item).total() - counted.get(item).hidden(),
                        texts.frame(waveId, item),
                        texts.countCodes(waveId, item, drawnOnly)))
                .filter(coded -> !coded.frame().isEmpty())
                .toList();
    }
}
