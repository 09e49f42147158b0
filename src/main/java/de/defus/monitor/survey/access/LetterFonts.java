package de.defus.monitor.survey.access;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of letters: DejaVu Sans from where systems keep it (the package fonts-dejavu-core), embedded as far as used. */
record LetterFonts(PDFont plain, PDFont bold, PDFont code) {

    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/share/fonts/truetype/dejavu"),
            Path.of("/usr/share/fonts/dejavu-sans-fonts"),
            Path.of("/usr/share/fonts/dejavu"),
            Path.of("/usr/share/fonts/TTF"),
            Path.of("/usr/local/share/fonts/dejavu"),
            Path.of("/Library/Fonts"),
            Path.of("C:\\Windows\\Fonts"));

    /**
     * @throws Refusal {@code FONT_MISSING} where the system has no DejaVu fonts
     */
    static LetterFonts load(PDDocument document) throws IOException {
        return new LetterFonts(
                font(document, "DejaVuSans.ttf"),
                font(document, "DejaVuSans-Bold.ttf"),
                font(document, "DejaVuSansMono-Bold.ttf"));
    }

    private static PDFont font(PDDocument document, String name) throws IOException {
        var file = FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.FONT_MISSING));
        try (var stream = Files.newInputStream(file)) {
            return PDType0Font.load(document, stream, true);
        }
    }

    /** The text, with a question mark for what the font has no glyph for. */
    static String printable(PDFont font, String text) throws IOException {
        var printable = new StringBuilder();
        for (var symbol : text.codePoints().toArray()) {
            var one = Character.toString(symbol);
            try {
                font.encode(one);
                printable.append(one);
            } catch (IllegalArgumentException noGlyph) {
                printable.append('?');
            }
        }
        return printable.toString();
    }
}
