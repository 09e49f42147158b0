package de.defus.monitor.report.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The letters of a document: Liberation Sans, which comes with the PDF library, embedded as far as used. */
final class PdfLetters {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String NO_GLYPH = "?";
    /** Bold letters are the same with a thin line around them. */
    private static final double BOLD_IS_WIDER = 1.02;

    private final PDType0Font font;
    private final Map<Integer, Double> advances = new HashMap<>();

    PdfLetters(PDDocument document) throws IOException {
        var letters = new TTFParser().parse(new RandomAccessReadBuffer(PDDocument.class.getResourceAsStream(FONT)));
        // Looking for ligatures in each piece of text takes longer than all the rest; the languages of reports need
        // none.
        letters.setEnableGsub(false);
        document.registerTrueTypeFontForClosing(letters);
        font = PDType0Font.load(document, letters, true);
    }

    PDType0Font font() {
        return font;
    }

    /** The text, with a question mark for what the font has no glyph for. */
    String printable(String text) {
        var printable = new StringBuilder();
        text.codePoints().forEach(point -> printable.append(hasGlyph(point) ? Character.toString(point) : NO_GLYPH));
        return printable.toString();
    }

    private boolean hasGlyph(int point) {
        return advance(point) >= 0;
    }

    /** Width of a letter in thousandths of its size; -1 if the font has none. Asked of the font once, which is slow. */
    private double advance(int point) {
        return advances.computeIfAbsent(point, symbol -> {
            try {
                return (double) font.getStringWidth(Character.toString(symbol));
            } catch (IllegalArgumentException | IOException none) {
                return -1.0;
            }
        });
    }

    double width(String text, Style style) {
        var plain = text.codePoints()
                        .mapToDouble(point -> hasGlyph(point) ? advance(point) : advance(NO_GLYPH.charAt(0)))
                        .sum()
                / 1000
                * style.size();
        return style.isBold() ? plain * BOLD_IS_WIDER : plain;
    }

    /** The text in lines no wider than this; a word that is wider is cut into pieces. */
    List<String> lines(String text, Style style, double width) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.strip().split("\\s+")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, style) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line, style) > width && line.length() > 1) {
                var end = line.length() - 1;
                while (end > 1 && width(line.substring(0, end), style) > width) {
                    end--;
                }
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        lines.add(line);
        return lines;
    }
}
