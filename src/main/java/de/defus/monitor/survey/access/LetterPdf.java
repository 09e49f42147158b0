package de.defus.monitor.survey.access;

import de.defus.monitor.platform.pdf.PdfFont;
import de.defus.monitor.platform.pdf.PdfFonts;
import de.defus.monitor.platform.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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
    /** Sizes of the words, largest first: the first at which the letter fits its page is taken. */
    private static final List<Float> SIZES = List.of(10f, 9.5f, 9f, 8.5f);

    private static final float SMALL = 8;
    private static final float FOOT_SIZE = 7.5f;
    private static final float FOOT = PAPER.getHeight() - 10 * MILLIMETRE;
    private static final float LEADING = 1.45f;

    private final LetterForm form;
    private final Sheet sheet;
    private final float size;
    private final Tag tags = new Tag("Part");
    private Tag numberTag;
    private Tag codeTag;
    private Tag pictureTag;
    private float boxTop;
    /** How far the words go down, and where the lines for other languages begin. */
    private float end;

    private float footTop;

    private LetterPdf(LetterForm form, Sheet sheet, float size) {
        this.form = form;
        this.sheet = sheet;
        this.size = size;
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
            var letter = fitting(document, form);
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

    private static LetterPdf fitting(PDDocument document, LetterForm form) throws IOException {
        var fonts = new PdfFonts(document);
        for (var size : SIZES) {
            var letter = new LetterPdf(form, new Sheet(document, fonts, form.isFromRight()), size);
            letter.layOut();
            if (letter.end < letter.footTop || size.equals(SIZES.get(SIZES.size() - 1))) {
                return letter;
            }
        }
        throw new IllegalStateException("there is no size");
    }

    private void fill(Copies.Pen pen, String number, AccessCode code) throws IOException {
        var fonts = sheet.fonts();
        var content = pen.content();
        // In the address window, which is on the left whatever the language.
        pen.mark(
                numberTag,
                () -> Sheet.write(content, fonts.plain(), SMALL, LEFT, PAPER.getHeight() - WINDOW_TOP, number));
        var codeLeft = LEFT + QR_SIZE + 3 * QUIET;
        var baseline = boxTop + BOX_HEIGHT - 9 * MILLIMETRE;
        pen.mark(codeTag, () -> text(content, fonts.code(), 17, codeLeft, baseline, code.inGroups()));
        pen.mark(
                pictureTag,
                () -> QrPicture.draw(
                        content,
                        form.scannedAddress(code),
                        sheet.onPaper(LEFT + QUIET, QR_SIZE),
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
            top = paragraph("P", fonts.plain(), size, top, words(key)) + 5;
        }
        top = paragraph("P", fonts.plain(), size, top, words("access.letter.how")) + 6;
        boxTop = top;
        top = box(top) + 10 + size;
        for (var key : List.of("access.letter.protection", "access.letter.voluntary", "access.letter.thanks")) {
            top = paragraph("P", fonts.plain(), size, top, words(key)) + 5;
        }
        end = paragraph("P", fonts.plain(), size, top + 4, form.city());
        foot();
    }

    /** For those who cannot read the letter: in which languages they can answer. */
    private void foot() throws IOException {
        var font = sheet.fonts().plain();
        var lines = 0;
        for (var words : form.others()) {
            lines += font.lines(other(words), FOOT_SIZE, RIGHT - LEFT).size();
        }
        var top = FOOT - (lines - 1) * FOOT_SIZE * LEADING;
        footTop = top - 2 * FOOT_SIZE;
        sheet.artifact(() -> {
            sheet.content().setStrokingColor(0.6f);
            sheet.content().moveTo(sheet.onPaper(LEFT, 0), PAPER.getHeight() - footTop);
            sheet.content().lineTo(sheet.onPaper(RIGHT, 0), PAPER.getHeight() - footTop);
            sheet.content().stroke();
        });
        for (var words : form.others()) {
            var tag = tags.add("P").withLanguage(words.language());
            var fromRight = LetterForm.isFromRight(words);
            var begin = top;
            var parts = font.lines(other(words), FOOT_SIZE, RIGHT - LEFT);
            sheet.mark(tag, () -> {
                var baseline = begin;
                for (var line : parts) {
                    // On the side where that language begins, whatever that of the letter.
                    var left = fromRight ? RIGHT - Sheet.width(font, FOOT_SIZE, line) : LEFT;
                    Sheet.write(sheet.content(), font, FOOT_SIZE, left, PAPER.getHeight() - baseline, line, fromRight);
                    baseline += FOOT_SIZE * LEADING;
                }
            });
            top += parts.size() * FOOT_SIZE * LEADING;
        }
    }

    private String other(Texts words) {
        return words.say("access.letter.other", form.printedAddress());
    }

    private float box(float top) throws IOException {
        var fonts = sheet.fonts();
        var content = sheet.content();
        sheet.artifact(() -> {
            content.setStrokingColor(0.3f);
            content.addRect(
                    sheet.onPaper(LEFT, RIGHT - LEFT), PAPER.getHeight() - top - BOX_HEIGHT, RIGHT - LEFT, BOX_HEIGHT);
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

    private float paragraph(String type, PdfFont font, float letters, float top, String words) throws IOException {
        return paragraph(tags.add(type), font, letters, top, words);
    }

    /** Writes a paragraph in lines as wide as the page and says where the next one may begin. */
    private float paragraph(Tag tag, PdfFont font, float letters, float top, String words) throws IOException {
        var lines = new ArrayList<String>();
        for (var part : words.split("\n")) {
            lines.addAll(font.lines(part, letters, RIGHT - LEFT));
        }
        sheet.mark(tag, () -> {
            var baseline = top;
            for (var line : lines) {
                text(sheet.content(), font, letters, LEFT, baseline, line);
                baseline += letters * LEADING;
            }
        });
        return top + lines.size() * letters * LEADING;
    }

    private void text(PDPageContentStream content, PdfFont font, float letters, float left, float top, String words)
            throws IOException {
        var start = sheet.onPaper(left, form.isFromRight() ? Sheet.width(font, letters, words) : 0);
        Sheet.write(content, font, letters, start, PAPER.getHeight() - top, words, form.isFromRight());
    }
}
