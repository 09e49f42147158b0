package de.defus.monitor.analysis.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often codes were given to the free texts of an item: unweighted shares of texts. No text is published, and a text has no
 * tie to a respondent that a weight could hang on. A text may have several codes or none.
 *
 * @param item key under which the texts were written
 * @param base number of texts, at least the minimum base; absent if that is not reached, and then no share is given
 * @param codes of the frame, in its order
 */
public record PublishedTexts(String item, Optional<Integer> base, List<Code> codes) {

    /**
     * A code.
     *
     * @param label by BCP 47 tag
     * @param share of the texts; absent if it is masked
     */
    public record Code(int code, Map<String, String> label, Optional<Double> share) {
        public Code {
            label = Map.copyOf(label);
            share = share == null ? Optional.empty() : share;
        }
    }

    public PublishedTexts {
        base = base == null ? Optional.empty() : base;
        codes = List.copyOf(codes);
    }

    /** Whether a share is masked although there are texts enough. */
    public boolean isMasked() {
        return base.isPresent() && codes.stream().anyMatch(code -> code.share().isEmpty());
    }

    /**
     * Protects counts of codes: as every box of a question with boxes, each code is a table of its own, with it and without.
     *
     * @param texts number of texts
     * @param labels by code, in the order of the frame
     * @param counts texts by code; 0 where a code is not in it
     */
    public static PublishedTexts protect(
            String item,
            int texts,
            Map<Integer, Map<String, String>> labels,
            Map<Integer, Integer> counts,
            int minimumBase) {
        var isShown = texts >= minimumBase;
        var guard = AnswerGuard.ofSingleAnswers(2);
        var codes = new ArrayList<Code>();
        labels.forEach((code, label) -> {
            var with = counts.getOrDefault(code, 0);
            var share =
                    isShown && guard.maskTotal(new int[] {with, texts - with}).isComplete(0)
                            ? Optional.of((double) with / texts)
                            : Optional.<Double>empty();
            codes.add(new Code(code, label, share));
        });
        return new PublishedTexts(item, isShown ? Optional.of(texts) : Optional.empty(), codes);
    }
}
