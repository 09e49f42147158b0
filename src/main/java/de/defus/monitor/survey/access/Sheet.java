package de.defus.monitor.survey.access;

import de.defus.monitor.platform.pdf.PdfFont;
import de.defus.monitor.platform.pdf.PdfFonts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * Pages that are written from top to bottom, to be copied any number of times. What is written belongs to a {@link Tag} or is
 * an artifact. Distances in points from the top and from the side where lines begin: in a language that is written from
 * right to left everything stands mirrored.
 */
final class Sheet {

    static final float MILLIMETRE = 72 / 25.4f;
    static final PDRectangle PAPER = PDRectangle.A4;
    static final float LEFT = 20 * MILLIMETRE;
    static final float RIGHT = PAPER.getWidth() - 20 * MILLIMETRE;
    private static final float FIRST = 20 * MILLIMETRE;
    private static final float LAST = PAPER.getHeight() - 22 * MILLIMETRE;
    private static final float LEADING = 1.35f;
    /** Height of a capital letter. */
    private static final float LETTER = 0.7f;

    static final float RULE = 9 * MILLIMETRE;

    private final PDDocument document;
    private final PdfFonts fonts;
    private final PDResources resources = new PDResources();
    private final List<Template> pages = new ArrayList<>();
    private final boolean fromRight;
    private PDPage page;
    private PDPageContentStream content;
    private int marks;
    private float top = FIRST;

    /**
     * A page to be copied.
     *
     * @param page not in the document itself
     * @param marks how many pieces of it belong to tags
     */
    record Template(PDPage page, int marks) {}

    Sheet(PDDocument document, PdfFonts fonts, boolean fromRight) throws IOException {
        this.document = document;
        this.fonts = fonts;
        this.fromRight = fromRight;
        begin();
    }

    PdfFonts fonts() {
        return fonts;
    }

    PDPageContentStream content() {
        return content;
    }

    /** Where the next thing goes. */
    float top() {
        return top;
    }

    void moveTo(float where) {
        top = where;
    }

    void gap(float height) {
        top += height;
    }

    /** How many pages are full. */
    int pages() {
        return pages.size();
    }

    boolean isNearEnd(float height) {
        return top + height > LAST;
    }

    /** Goes to a new page unless so much fits on this one. */
    void keep(float height) throws IOException {
        if (isNearEnd(height)) {
            turn();
        }
    }

    void turn() throws IOException {
        end();
        begin();
    }

    List<Template> finish() throws IOException {
        end();
        return pages;
    }

    /** What is written belongs to this tag. */
    void mark(Tag tag, Copies.Writing writing) throws IOException {
        content.beginMarkedContent(COSName.getPDFName(tag.type()), marks);
        tag.add(new Tag.Mark(pages.size(), marks++));
        writing.run();
        content.endMarkedContent();
    }

    /** What is written is decoration, or says again what was said. */
    void artifact(Copies.Writing writing) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        writing.run();
        content.endMarkedContent();
    }

    /** Text in lines as wide as the page. */
    void paragraph(Tag tag, PdfFont font, float size, float indent, String words) throws IOException {
        mark(tag, () -> paragraphWithin(font, size, LEFT + indent, RIGHT, words));
    }

    /** Text in lines from one side to another. */
    void paragraphWithin(PdfFont font, float size, float left, float right, String words) throws IOException {
        for (var part : words.split("\n")) {
            for (var line : font.lines(part, size, right - left)) {
                text(font, size, left, top + size, line);
                top += size * LEADING;
            }
        }
    }

    /** Empty lines to write on. */
    void ruled(int lines, float indent) throws IOException {
        for (int line = 0; line < lines; line++) {
            keep(RULE);
            top += RULE;
            artifact(() -> {
                content.setStrokingColor(0.45f);
                content.moveTo(onPaper(LEFT + indent, 0), PAPER.getHeight() - top);
                content.lineTo(onPaper(RIGHT, 0), PAPER.getHeight() - top);
                content.stroke();
            });
        }
        top += 4;
    }

    /** A box to tick, its upper left corner at this point. */
    void box(float left, float upper, float side) throws IOException {
        content.setStrokingColor(0f);
        content.addRect(onPaper(left, side), PAPER.getHeight() - upper - side, side, side);
        content.stroke();
    }

    /** One line whose letters stand on this height. */
    void text(PdfFont font, float size, float left, float baseline, String words) throws IOException {
        var start = fromRight ? onPaper(left, width(font, size, words)) : left;
        write(content, font, size, start, PAPER.getHeight() - baseline, words, fromRight);
    }

    /** The left edge on the paper of what begins at this distance and is so wide. */
    float onPaper(float distance, float width) {
        return fromRight ? PAPER.getWidth() - distance - width : distance;
    }

    /** One line written from here upwards; its letters stand on the side where lines begin. */
    void upright(PdfFont font, float size, float left, float foot, String words) throws IOException {
        // From the right, the line is shifted by the height of its letters, which stand to the left of it either way.
        var baseline = fromRight ? PAPER.getWidth() - left + size * LETTER : left;
        content.beginText();
        content.setTextMatrix(Matrix.getRotateInstance(Math.PI / 2, baseline, PAPER.getHeight() - foot));
        font.show(content, size, words, fromRight);
        content.endText();
    }

    static float width(PdfFont font, float size, String words) {
        return (float) font.width(words, size);
    }

    /** One line, its height measured from the foot of the page. */
    static void write(PDPageContentStream content, PdfFont font, float size, float left, float height, String words)
            throws IOException {
        write(content, font, size, left, height, words, false);
    }

    /** As the one without, in a language that may be written from right to left. */
    static void write(
            PDPageContentStream content,
            PdfFont font,
            float size,
            float left,
            float height,
            String words,
            boolean fromRight)
            throws IOException {
        content.beginText();
        content.newLineAtOffset(left, height);
        font.show(content, size, words, fromRight);
        content.endText();
    }

    private void begin() throws IOException {
        page = new PDPage(PAPER);
        page.setResources(resources);
        content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.OVERWRITE, true, false);
        // What a copy writes after this begins as on an empty page.
        content.saveGraphicsState();
        content.setLineWidth(0.7f);
        marks = 0;
        top = FIRST;
    }

    private void end() throws IOException {
        content.restoreGraphicsState();
        content.close();
        pages.add(new Template(page, marks));
    }
}
