package de.defus.monitor.response.importing;

import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.questionnaire.Question;
import java.util.List;
import java.util.Locale;

/**
 * The page that says what an import would store and what stands in its way.
 *
 * @param path address of the file
 * @param title of the wave
 * @param rows respondents in the file
 * @param problems how many things are wrong
 * @param shown the first of them
 * @param unused columns of the file that are not read
 * @param comparable how many items can be compared with the survey's other waves
 * @param gaps items that cannot
 * @param weightingKey key of the text that says what the wave will be weighted with
 */
public record PreviewView(
        String path,
        String title,
        int rows,
        int problems,
        List<ProblemView> shown,
        String unused,
        int comparable,
        List<GapView> gaps,
        String weightingKey) {

    private static final int MOST_SHOWN = 500;

    /** One thing wrong; the row is empty for a column as a whole. */
    public record ProblemView(String row, String column, String message) {}

    /** An item that cannot be compared; the key of the text that says why. */
    public record GapView(String item, String label, String whyKey) {

        private static GapView of(Comparability.Gap gap, String language) {
            var words = gap.question().kind() == Question.Kind.BATTERY
                    ? gap.item().label()
                    : gap.question().stem();
            return new GapView(
                    gap.item().key(),
                    words.in(language),
                    "importing.why." + gap.why().name().toLowerCase(Locale.ROOT));
        }
    }

    static PreviewView of(String path, ImportWish wish, PreviewImport.Preview preview, PageFrame frame) {
        var texts = frame.texts();
        var coded = preview.coded();
        var comparability = preview.comparability();
        return new PreviewView(
                path,
                wish.wave().title(),
                preview.table().rows().size(),
                coded.findings().size(),
                coded.findings().stream()
                        .limit(MOST_SHOWN)
                        .map(found -> new ProblemView(
                                found.row() == 0 ? "" : Integer.toString(found.row()),
                                found.column(),
                                found.fault().in(texts)))
                        .toList(),
                String.join(", ", coded.unused()),
                comparability.comparable().size(),
                comparability.gaps().stream()
                        .map(gap -> GapView.of(gap, frame.language()))
                        .toList(),
                preview.counted()
                        ? "importing.byCounts"
                        : coded.weighted() ? "importing.weighted" : "importing.unweighted");
    }

    public boolean isCutOff() {
        return problems > shown.size();
    }
}
