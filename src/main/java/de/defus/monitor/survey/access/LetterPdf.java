package de.defus.monitor.survey.access;

import de.defus.monitor.platform.pdf.PdfFont;
import de.defus.monitor.platform.pdf.PdfFonts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Letters, one A4 page each, with room for the address window after DIN 5008 (form B). What all have in common is in the
 * file once; each page adds its letter number, code and QR code. Tagged in the order in which a letter is read. Distances in points from the upper left corner.
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
    private final Sheet sheet;
    private final Tag tags = new Tag("Part");
    private Tag numberTag;
    private Tag codeTag;
    private Tag pictureTag;
    private float boxTop;

    private LetterPdf(LetterForm form, Sheet sheet) {
        this.form = form;
        this.sheet = sheet;
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
            var letter = new LetterPdf(form, new Sheet(document, new PdfFonts(document)));
            letter.layOut();
            var copies = new Copies(
                    document,
                    letter.sheet.finish(),
                    letter.tags,
                    codes.size(),
                    form.subject(),
                    form.texts().language());
            for (var code : codes) {
                var number = sample
                        ? form.texts().say("access.letter.sample")
                        : form.texts().say("access.letter.number", Integer.toString(code.letterNumber()));
                copies.add((page, pen) -> letter.fill(pen, number, code.code()));
            }
            copies.finish();
            document.save(out);
        }
    }

    private void fill(Copies.Pen pen, String number, AccessCode code) throws IOException {
        var fonts = sheet.fonts();
        var content = pen.content();
        pen.mark(numberTag, () -> text(content, fonts.plain(), SMALL, LEFT, WINDOW_TOP, number));
        var codeLeft = LEFT + QR_SIZE + 3 * QUIET;
        var baseline = boxTop + BOX_HEIGHT - 9 * MILLIMETRE;
        pen.mark(codeTag, () -> text(content, fonts.code(), 17, codeLeft, baseline, code.inGroups()));
        pen.mark(
                pictureTag,
                () -> QrPicture.draw(
                        content,
                        form.scannedAddress(code),
                        LEFT + QUIET,
                        PAPER.getHeight() - boxTop - QUIET - QR_SIZE,
                        QR_SIZE));
    }

    /** Everything but number, code and QR code, and where these are read. */
    private void layOut() throws IOException {
        var fonts = sheet.fonts();
        var content = sheet.content();
        sheet.mark(tags.add("P"), () -> text(content, fonts.bold(), 13, LEFT, 25 * MILLIMETRE, form.city()));
        numberTag = tags.add("P");
        var top = TEXT_TOP;
        top = paragraph("H1", fonts.bold(), 12, top, form.subject()) + 8;
        for (var key : List.of("access.letter.greeting", "access.letter.purpose", "access.letter.selection")) {
            top = paragraph("P", fonts.plain(), SIZE, top, words(key)) + 5;
        }
        top = paragraph("P", fonts.plain(), SIZE, top, words("access.letter.how")) + 6;
        boxTop = top;
        top = box(top) + 10 + SIZE;
        for (var key : List.of("access.letter.protection", "access.letter.voluntary", "access.letter.thanks")) {
            top = paragraph("P", fonts.plain(), SIZE, top, words(key)) + 5;
        }
        paragraph("P", fonts.plain(), SIZE, top + 4, form.city());
        sheet.artifact(() -> {
            content.setStrokingColor(0.6f);
            content.moveTo(LEFT, 24 * MILLIMETRE);
            content.lineTo(RIGHT, 24 * MILLIMETRE);
            content.stroke();
        });
        var other = tags.add("P").withLanguage(form.others().language());
        paragraph(
                other,
                fonts.plain(),
                SMALL,
                PAPER.getHeight() - 19 * MILLIMETRE,
                form.others().say("access.letter.other", form.printedAddress()));
    }

    private float box(float top) throws IOException {
        var fonts = sheet.fonts();
        var content = sheet.content();
        sheet.artifact(() -> {
            content.setStrokingColor(0.3f);
            content.addRect(LEFT, PAPER.getHeight() - top - BOX_HEIGHT, RIGHT - LEFT, BOX_HEIGHT);
            content.stroke();
        });
        var left = LEFT + QR_SIZE + 3 * QUIET;
        pictureTag = tags.add("Figure").withAlternative(form.texts().say("access.letter.qr", form.printedAddress()));
        sheet.mark(
                tags.add("P"),
                () -> text(content, fonts.plain(), SMALL, left, top + 8 * MILLIMETRE, words("access.letter.address")));
        sheet.mark(
                tags.add("P"),
                () -> text(content, fonts.bold(), 12, left, top + 14 * MILLIMETRE, form.printedAddress()));
        sheet.mark(
                tags.add("P"),
                () -> text(
                        content,
                        fonts.plain(),
                        SMALL,
                        left,
                        top + BOX_HEIGHT - 16 * MILLIMETRE,
                        words("access.letter.code")));
        codeTag = tags.add("P");
        return top + BOX_HEIGHT;
    }

    private String words(String key) {
        return form.texts().say(form.wording(key), form.city());
    }

    private float paragraph(String type, PdfFont font, float size, float top, String words) throws IOException {
        return paragraph(tags.add(type), font, size, top, words);
    }

    /** Writes a paragraph in lines as wide as the page and says where the next one may begin. */
    private float paragraph(Tag tag, PdfFont font, float size, float top, String words) throws IOException {
        var lines = font.lines(words, size, RIGHT - LEFT);
        sheet.mark(tag, () -> {
            var baseline = top;
            for (var line : lines) {
                text(sheet.content(), font, size, LEFT, baseline, line);
                baseline += size * LEADING;
            }
        });
        return top + lines.size() * size * LEADING;
    }

    private static void text(PDPageContentStream content, PdfFont font, float size, float left, float top, String words)
            throws IOException {
        content.beginText();
        content.newLineAtOffset(left, PAPER.getHeight() - top);
        font.show(content, size, words);
        content.endText();
    }
}
