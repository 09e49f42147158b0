package de.defus.monitor.response.importing;

import de.defus.monitor.platform.text.Texts;
import java.util.List;

/**
 * The page that says what an import would store and what stands in its way.
 *
 * @param path address of the file
 * @param title of the wave
 * @param rows respondents in the file
 * @param problems how many things are wrong
 * @param shown the first of them
 * @param unused columns of the file that are not read
 * @param absent columns of the questionnaire that the file does not fill
 * @param weighted whether the file's weights are kept
 */
public record PreviewView(
        String path,
        String title,
        int rows,
        int problems,
        List<ProblemView> shown,
        String unused,
        String absent,
        boolean weighted) {

    private static final int MOST_SHOWN = 500;

    /** One thing wrong; the row is empty for a column as a whole. */
    public record ProblemView(String row, String column, String message) {}

    static PreviewView of(String path, ImportWish wish, PreviewImport.Preview preview, Texts texts) {
        var coded = preview.coded();
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
                String.join(", ", coded.absent()),
                coded.weighted());
    }

    public boolean isCutOff() {
        return problems > shown.size();
    }
}
