package de.defus.monitor.survey.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;

/**
 * Letters, one A4 page each, with room for the address window after DIN 5008 (form B). What all have in common is in the
 * file once; each page adds its letter number, code and QR code. Distances in points from the upper left corner.
 */
final class LetterPdf {

    private static final float MILLIMETRE = 72 / 25.4f;
    private static final PDRectangle PAPER = PDRectangle.A4;
    private static final float LEFT = 25 * MILLIMETRE;
    private static final float RIGHT = PAPER.getWidth() - 20 * MILLIMETRE;
    private static final float WINDOW_TOP = 50 * MILLIMETRE;
    private static final float TEXT_TOP = 103 * MILLIMETRE;
    private static final float BOX_HEIGHT = 40 * MILLIMETRE;
    private static final float QR_SIZE = 32 * MILLIMETRE;
    private static final float QUIET = 4 * MILLIMETRE;
    private static final float SIZE = 10;
    private static final float SMALL = 8;
    private static final float LEADING = 1.45f;

    private final LetterForm form;
    private final LetterFonts fonts;
    private float boxTop;

    private LetterPdf(LetterForm form, LetterFonts fonts) {
        this.form = form;
        this.fonts = fonts;
    }

    static void write(List<IssuedCode> codes, LetterForm form, OutputStream out) throws IOException {
        write(codes, form, out, false);
    }

    /** One letter with a code that opens nothing, marked as a sample. */
    static byte[] preview(LetterForm form) {
        var out = new ByteArrayOutputStream();
        try {
            write(List.of(new IssuedCode(0, 0, AccessCode.sample())), form, out, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(List<IssuedCode> codes, LetterForm form, OutputStream out, boolean sample)
            throws IOException {
        try (var document = new PDDocument()) {
            var pdf = new LetterPdf(form, LetterFonts.load(document));
            document.getDocumentCatalog().setLanguage(form.texts().language());
            document.getDocumentInformation().setTitle(form.subject());
            var common = pdf.common(document);
            for (var code : codes) {
                var number = sample
                        ? form.texts().say("access.letter.sample")
                        : form.texts().say("access.letter.number", Integer.toString(code.letterNumber()));
                pdf.page(document, common, number, code.code());
            }
            document.save(out);
        }
    }

    private void page(PDDocument document, PDFormXObject common, String number, AccessCode code) throws IOException {
        var page = new PDPage(PAPER);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.drawForm(common);
            text(content, fonts.plain(), SMALL, LEFT, WINDOW_TOP, number);
            var codeLeft = LEFT + QR_SIZE + 3 * QUIET;
            text(content, fonts.code(), 17, codeLeft, boxTop + BOX_HEIGHT - 9 * MILLIMETRE, code.inGroups());
            QrCode.draw(
                    content,
                    form.scannedAddress(code),
                    LEFT + QUIET,
                    PAPER.getHeight() - boxTop - QUIET - QR_SIZE,
                    QR_SIZE);
        }
    }

    /** Everything but number, code and QR code. */
    private PDFormXObject common(PDDocument document) throws IOException {
        // The one kind of form that the library writes text into with the calls used for pages.
        var common = new PDAppearanceStream(document);
        common.setBBox(PAPER);
        common.setResources(new PDResources());
        try (var content = new PDPageContentStream(document, common)) {
            text(content, fonts.bold(), 13, LEFT, 25 * MILLIMETRE, form.city());
            var top = TEXT_TOP;
            top = paragraph(content, fonts.bold(), 12, top, form.subject()) + 8;
            for (var key : List.of("access.letter.greeting", "access.letter.purpose", "access.letter.selection")) {
                top = paragraph(content, fonts.plain(), SIZE, top, words(key)) + 5;
            }
            top = paragraph(content, fonts.plain(), SIZE, top, words("access.letter.how")) + 6;
            boxTop = top;
            top = box(content, top) + 10 + SIZE;
            for (var key : List.of("access.letter.protection", "access.letter.voluntary", "access.letter.thanks")) {
                top = paragraph(content, fonts.plain(), SIZE, top, words(key)) + 5;
            }
            paragraph(content, fonts.plain(), SIZE, top + 4, form.city());
            content.setStrokingColor(0.6f);
            line(content, PAPER.getHeight() - 24 * MILLIMETRE);
            paragraph(
                    content,
                    fonts.plain(),
                    SMALL,
                    PAPER.getHeight() - 19 * MILLIMETRE,
                    form.others().say("access.letter.other", form.printedAddress()));
        }
        return common;
    }

    private float box(PDPageContentStream content, float top) throws IOException {
        content.setStrokingColor(0.3f);
        content.addRect(LEFT, PAPER.getHeight() - top - BOX_HEIGHT, RIGHT - LEFT, BOX_HEIGHT);
        content.stroke();
        var left = LEFT + QR_SIZE + 3 * QUIET;
        text(content, fonts.plain(), SMALL, left, top + 8 * MILLIMETRE, words("access.letter.address"));
        text(content, fonts.bold(), 12, left, top + 14 * MILLIMETRE, form.printedAddress());
        text(content, fonts.plain(), SMALL, left, top + BOX_HEIGHT - 16 * MILLIMETRE, words("access.letter.code"));
        return top + BOX_HEIGHT;
    }

    private void line(PDPageContentStream content, float top) throws IOException {
        content.moveTo(LEFT, PAPER.getHeight() - top);
        content.lineTo(RIGHT, PAPER.getHeight() - top);
        content.stroke();
    }

    private String words(String key) {
        return form.texts().say(form.wording(key), form.city());
    }

    /** Writes a paragraph in lines as wide as the page and says where the next one may begin. */
    private float paragraph(PDPageContentStream content, PDFont font, float size, float top, String words)
            throws IOException {
        var baseline = top;
        for (var line : lines(font, size, words)) {
            text(content, font, size, LEFT, baseline, line);
            baseline += size * LEADING;
        }
        return baseline;
    }

    private static List<String> lines(PDFont font, float size, String words) throws IOException {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : LetterFonts.printable(font, words).split(" +")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > RIGHT - LEFT) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    private static void text(PDPageContentStream content, PDFont font, float size, float left, float top, String words)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(left, PAPER.getHeight() - top);
        content.showText(LetterFonts.printable(font, words));
        content.endText();
    }
}
