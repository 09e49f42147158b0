package de.defus.monitor.platform.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A font, and one that helps out where it lacks a letter. Writes lines from left to right as they are seen: what runs from
 * right to left is turned round and Arabic letters are joined ({@link VisualRuns}), while the file says beside it what was
 * meant, for those who have it read to them. A letter that no font has is a box, which is read as that letter.
 */
public final class PdfFont {

    private static final int NO_GLYPH = '\u25A1';

    private final PDType0Font main;
    private final Supplier<Optional<PDType0Font>> helper;
    private final Map<Integer, Optional<Glyph>> glyphs = new HashMap<>();

    /** @param advance in thousandths of the size */
    private record Glyph(PDType0Font font, String letter, double advance, boolean isBox) {}

    /** Letters of one font beside each other. */
    private static final class Segment {

        private final PDType0Font font;
        private final boolean isBox;
        private final StringBuilder shown = new StringBuilder();
        private final StringBuilder meant = new StringBuilder();

        private Segment(Glyph first) {
            this.font = first.font();
            this.isBox = first.isBox();
        }
    }

    PdfFont(PDType0Font main, Supplier<Optional<PDType0Font>> helper) {
        this.main = main;
        this.helper = helper;
    }

    /** Width of a line in points. */
    public double width(String text, double size) {
        if (!VisualRuns.isNeeded(text)) {
            return text.codePoints().mapToDouble(this::advance).sum() / 1000 * size;
        }
        var width = 0.0;
        for (var run : VisualRuns.of(text)) {
            for (var letter : run.letters()) {
                width += advance(letter);
            }
        }
        return width / 1000 * size;
    }

    private double advance(int letter) {
        return glyph(letter).map(Glyph::advance).orElse(0.0);
    }

    /**
     * The text in lines no wider than this; a word that is wider is cut into pieces. The blank at which a line was broken
     * stays at its end: it keeps words apart for those who have the text read to them.
     */
    public List<String> lines(String text, double size, double width) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.strip().split("\\s+")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line + " ");
            }
            line = word;
            while (width(line, size) > width && line.codePointCount(0, line.length()) > 1) {
                var end = line.offsetByCodePoints(line.length(), -1);
                while (line.codePointCount(0, end) > 1 && width(line.substring(0, end), size) > width) {
                    end = line.offsetByCodePoints(end, -1);
                }
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        lines.add(line);
        return lines;
    }

    /** Writes a line where the text of a page is; between {@code beginText} and {@code endText}. */
    public void show(PDPageContentStream content, double size, String text) throws IOException {
        show(content, size, text, false);
    }

    /** @param fromRight whether the line is one of a language that is written from right to left */
    public void show(PDPageContentStream content, double size, String text, boolean fromRight) throws IOException {
        for (var run : VisualRuns.of(text, fromRight)) {
            if (run.isTurned()) {
                content.beginMarkedContent(COSName.getPDFName("Span"), actual(run.meant()));
            }
            for (var segment : segments(run)) {
                content.setFont(segment.font, (float) size);
                if (segment.isBox && !run.isTurned()) {
                    content.beginMarkedContent(COSName.getPDFName("Span"), actual(segment.meant.toString()));
                    content.showText(segment.shown.toString());
                    content.endMarkedContent();
                } else {
                    content.showText(segment.shown.toString());
                }
            }
            if (run.isTurned()) {
                content.endMarkedContent();
            }
        }
    }

    private static PDPropertyList actual(String text) {
        var properties = new COSDictionary();
        properties.setString(COSName.ACTUAL_TEXT, text);
        return PDPropertyList.create(properties);
    }

    private List<Segment> segments(VisualRuns.Run run) {
        var segments = new ArrayList<Segment>();
        for (var letter : run.letters()) {
            glyph(letter).ifPresent(glyph -> {
                var last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
                if (last == null || last.font != glyph.font() || last.isBox != glyph.isBox()) {
                    last = new Segment(glyph);
                    segments.add(last);
                }
                last.shown.append(glyph.letter());
                last.meant.appendCodePoint(letter);
            });
        }
        return segments;
    }

    /** How a letter is drawn; absent for signs that are not seen. The fonts are asked once a letter, which is slow. */
    private Optional<Glyph> glyph(int letter) {
        var known = glyphs.get(letter);
        if (known == null) {
            known = find(letter);
            glyphs.put(letter, known);
        }
        return known;
    }

    private Optional<Glyph> find(int letter) {
        if (Character.getType(letter) == Character.FORMAT
                || Character.isISOControl(letter) && !Character.isWhitespace(letter)) {
            // Some fonts draw them, to look at.
            return Optional.empty();
        }
        if (ArabicForms.isVowelSign(letter)) {
            // Only tables that we do not read say where above its letter it goes; readers do without, as in print.
            return Optional.empty();
        }
        return ofFonts(letter, false)
                .or(() -> Character.isSpaceChar(letter) || Character.isWhitespace(letter)
                        ? ofFonts(' ', false)
                        : ofFonts(NO_GLYPH, true));
    }

    private Optional<Glyph> ofFonts(int letter, boolean isBox) {
        return glyph(main, letter, isBox).or(() -> helper.get().flatMap(font -> glyph(font, letter, isBox)));
    }

    private static Optional<Glyph> glyph(PDType0Font font, int letter, boolean isBox) {
        var text = Character.toString(letter);
        try {
            return Optional.of(new Glyph(font, text, font.getStringWidth(text), isBox));
        } catch (IllegalArgumentException | IOException none) {
            return Optional.empty();
        }
    }
}
