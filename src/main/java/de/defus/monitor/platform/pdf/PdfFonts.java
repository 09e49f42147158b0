package de.defus.monitor.platform.pdf;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of a document, each embedded once and as far as used: Liberation Sans, which comes with the PDF library, and
 * DejaVu from where systems keep it (the package fonts-dejavu-core). DejaVu Sans helps out where another lacks a letter.
 */
public final class PdfFonts {

    private static final String LIBERATION = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String HELPER = "DejaVuSans.ttf";
    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/share/fonts/truetype/dejavu"),
            Path.of("/usr/share/fonts/dejavu-sans-fonts"),
            Path.of("/usr/share/fonts/dejavu"),
            Path.of("/usr/share/fonts/TTF"),
            Path.of("/usr/local/share/fonts/dejavu"),
            Path.of("/Library/Fonts"),
            Path.of("C:\\Windows\\Fonts"));

    private final PDDocument document;
    private final Map<String, Optional<PDType0Font>> ofSystem = new HashMap<>();

    public PdfFonts(PDDocument document) {
        this.document = document;
    }

    /** Liberation Sans, on every machine; with the letters of DejaVu Sans where the system has that. */
    public PdfFont text() throws IOException {
        return new PdfFont(embed(PDDocument.class.getResourceAsStream(LIBERATION)), () -> ofSystem(HELPER));
    }

    /**
     * DejaVu Sans.
     *
     * @throws Refusal {@code FONT_MISSING} where the system has no DejaVu fonts
     */
    public PdfFont plain() {
        return dejaVu(HELPER);
    }

    /** DejaVu Sans, bold; refusals as above. */
    public PdfFont bold() {
        return dejaVu("DejaVuSans-Bold.ttf");
    }

    /** DejaVu Sans, all letters of one width and none like another; refusals as above. */
    public PdfFont code() {
        return dejaVu("DejaVuSansMono-Bold.ttf");
    }

    private PdfFont dejaVu(String name) {
        var main = ofSystem(name).orElseThrow(() -> new Refusal(ProblemType.FONT_MISSING));
        return new PdfFont(main, () -> ofSystem(HELPER));
    }

    private Optional<PDType0Font> ofSystem(String name) {
        return ofSystem.computeIfAbsent(
                name,
                file -> FOLDERS.stream()
                        .map(folder -> folder.resolve(file))
                        .filter(Files::isReadable)
                        .findFirst()
                        .map(this::read));
    }

    private PDType0Font read(Path file) {
        try {
            return embed(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDType0Font embed(InputStream file) throws IOException {
        try (file) {
            var letters = new TTFParser().parse(new RandomAccessReadBuffer(file));
            // Looking for ligatures in each piece of text takes longer than all the rest, and what they join can
            // no longer be read out of the file letter by letter.
            letters.setEnableGsub(false);
            document.registerTrueTypeFontForClosing(letters);
            return PDType0Font.load(document, letters, true);
        }
    }
}
