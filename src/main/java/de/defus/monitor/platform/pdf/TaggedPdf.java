package de.defus.monitor.platform.pdf;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/**
 * Pages of A4, filled from the top, whose every mark belongs to an element of the structure tree or is an artifact, as PDF/UA
 * (ISO 14289-1) asks. Distances in points from the upper left corner.
 */
final class TaggedPdf implements AutoCloseable {

    static final double LEFT = 51;
    static final double RIGHT = 544;
    private static final double TOP = 54;
    private static final double BOTTOM = 782;
    private static final double FOOT = 812;
    /** Bold letters are the same with a thin line around them. */
    private static final double BOLD_IS_WIDER = 1.02;

    private static final PDRectangle PAPER = PDRectangle.A4;

    /** Something that writes on a page. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    private final PDDocument document = new PDDocument();
    private final PdfFont font;
    private final String title;
    private final PdfStructure structure;
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private PDOutlineItem chapter;
    private PDPage page;
    private PDPageContentStream content;
    private double top;

    TaggedPdf(String title, String language) throws IOException {
        this.title = title;
        font = new PdfFonts(document).text();
        structure = PdfStructure.begin(document, title, language);
        document.getDocumentCatalog().setDocumentOutline(outline);
        newPage();
    }

    PDStructureElement root() {
        return structure.root();
    }

    double width(String text, Style style) {
        var plain = font.width(text, style.size());
        return style.isBold() ? plain * BOLD_IS_WIDER : plain;
    }

    /** The text in lines no wider than this; a blank at the end of a line is not seen. */
    List<String> lines(String text, Style style, double width) {
        return font.lines(text, style.size(), style.isBold() ? width / BOLD_IS_WIDER : width);
    }

    double top() {
        return top;
    }

    void moveDown(double distance) {
        top += distance;
    }

    /** Whether the page is still empty. */
    boolean isAtTop() {
        return top <= TOP;
    }

    /** Begins a new page unless so much is left of this one; says whether it did. */
    boolean makeRoom(double height) throws IOException {
        if (top + Math.min(height, BOTTOM - TOP) <= BOTTOM) {
            return false;
        }
        newPage();
        return true;
    }

    void newPage() throws IOException {
        if (content != null) {
            content.close();
        }
        page = new PDPage(PAPER);
        structure.take(page);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        top = TOP;
        artifact(() -> {
            var number = Integer.toString(document.getNumberOfPages());
            text(title, LEFT, FOOT, Style.NOTE);
            text(number, RIGHT - width(number, Style.NOTE), FOOT, Style.NOTE);
        });
    }

    /** A new element of the structure, last in its parent. */
    static PDStructureElement element(PDStructureElement parent, String type) {
        return PdfStructure.add(parent, type);
    }

    /** What is written belongs to this element. */
    void mark(PDStructureElement element, Writing writing) throws IOException {
        var number = structure.next(page);
        content.beginMarkedContent(COSName.getPDFName(element.getStructureType()), number);
        writing.run();
        content.endMarkedContent();
        structure.refer(element, page, number);
    }

    /** What is written is decoration. */
    void artifact(Writing writing) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        writing.run();
        content.endMarkedContent();
    }

    void text(String text, double x, double baseline, Style style) throws IOException {
        content.setNonStrokingColor(style.colour());
        content.beginText();
        if (style.isBold()) {
            content.setStrokingColor(style.colour());
            content.setLineWidth((float) (style.size() * 0.035));
            content.setRenderingMode(RenderingMode.FILL_STROKE);
        }
        content.newLineAtOffset((float) x, (float) (PAPER.getHeight() - baseline));
        font.show(content, style.size(), text);
        if (style.isBold()) {
            content.setRenderingMode(RenderingMode.FILL);
        }
        content.endText();
    }

    /** What is written is seen within this box only. */
    void within(double x, double y, double width, double height, Writing writing) throws IOException {
        content.saveGraphicsState();
        content.addRect((float) x, (float) (PAPER.getHeight() - y - height), (float) width, (float) height);
        content.clip();
        writing.run();
        content.restoreGraphicsState();
    }

    void rectangle(double x, double y, double width, double height, Color colour) throws IOException {
        content.setNonStrokingColor(colour);
        content.addRect((float) x, (float) (PAPER.getHeight() - y - height), (float) width, (float) height);
        content.fill();
    }

    void line(double x1, double y1, double x2, double y2, Color colour, double width) throws IOException {
        content.setStrokingColor(colour);
        content.setLineWidth((float) width);
        content.moveTo((float) x1, (float) (PAPER.getHeight() - y1));
        content.lineTo((float) x2, (float) (PAPER.getHeight() - y2));
        content.stroke();
    }

    /**
     * A shape of straight lines: {@code M}, {@code L} and {@code Z} as in SVG, moved and enlarged.
     *
     * @param fill absent as null
     * @param stroke absent as null
     */
    void path(List<double[]> points, double x, double y, double scale, Color fill, Color stroke, double width)
            throws IOException {
        for (var point : points) {
            if (point.length == 0) {
                content.closePath();
                continue;
            }
            var atX = (float) (x + scale * point[1]);
            var atY = (float) (PAPER.getHeight() - y - scale * point[2]);
            if (point[0] == 0) {
                content.moveTo(atX, atY);
            } else {
                content.lineTo(atX, atY);
            }
        }
        if (fill != null) {
            content.setNonStrokingColor(fill);
            content.fillEvenOdd();
        } else if (stroke != null) {
            content.setStrokingColor(stroke);
            content.setLineWidth((float) width);
            content.stroke();
        }
    }

    /** A bookmark to where the next thing is written. */
    void bookmark(String words, boolean isChapter) {
        var item = new PDOutlineItem();
        item.setTitle(words);
        var place = new PDPageXYZDestination();
        place.setPage(page);
        place.setTop((int) (PAPER.getHeight() - top + 20));
        item.setDestination(place);
        if (isChapter || chapter == null) {
            outline.addLast(item);
            chapter = item;
        } else {
            chapter.addLast(item);
        }
    }

    /** Height of the page, for boxes that count from below. */
    static double paperHeight() {
        return PAPER.getHeight();
    }

    void save(OutputStream out) throws IOException {
        content.close();
        content = null;
        structure.finish();
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
        }
        document.close();
    }
}
