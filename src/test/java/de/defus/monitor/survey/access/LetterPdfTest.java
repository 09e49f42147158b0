package de.defus.monitor.survey.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.questionnaire.ModelQuestionnaireTest;
import de.defus.monitor.questionnaire.Question;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Letters as a printer and a phone's camera see them. */
class LetterPdfTest {

    private static final int DPI = 150;

    private final LetterForm form = new LetterForm(
            "Teststadt (Őrség, Łódź)",
            "Sicher in der Stadt",
            "https://umfrage.example",
            Texts.in("de"),
            Texts.in("en"),
            ModelQuestionnaireTest.model());

    @Test
    void eachLetterHasItsNumberCodeAndAQrCodeThatLeadsToIt() throws Exception {
        var chance = new SecureRandom();
        var codes = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> new IssuedCode(number, 1, AccessCode.random(chance)))
                .toList();
        try (var pdf = Loader.loadPDF(CodeFiles.write(CodeFileFormat.PDF, codes, form))) {
            assertEquals(codes.size(), pdf.getNumberOfPages());
            assertEquals("de", pdf.getDocumentCatalog().getLanguage());
            for (var code : codes) {
                var text = text(pdf, code.letterNumber());
                assertTrue(text.contains("Brief " + code.letterNumber()), text);
                assertTrue(text.contains(code.code().inGroups()), text);
                assertTrue(text.contains("umfrage.example/c"), text);
                assertTrue(text.contains("Teststadt (Őrség, Łódź)"), text);
                var scanned = scan(pdf, code.letterNumber());
                assertEquals("https://umfrage.example/c#" + code.code().inGroups(), scanned);
                assertEquals(code.code(), AccessCode.parse(scanned));
            }
        }
    }

    @Test
    void thePreviewSaysSoAndItsCodeIsTheOneNobodyHas() throws Exception {
        try (var pdf = Loader.loadPDF(LetterPdf.preview(form))) {
            assertTrue(text(pdf, 1).contains("MUSTER"));
            assertTrue(text(pdf, 1).contains("0000-0000-0000-0000"));
        }
    }

    @Test
    void twoThousandLettersAreOneFileOfAFewMegabytes() {
        var chance = new SecureRandom();
        var codes = IntStream.rangeClosed(1, 2_000)
                .mapToObj(number -> new IssuedCode(number, 1, AccessCode.random(chance)))
                .toList();
        var bytes = CodeFiles.write(CodeFileFormat.PDF, codes, form).length;
        assertTrue(bytes < 8_000_000, bytes + " bytes");
        assertFalse(new String(CodeFiles.write(CodeFileFormat.CSV, List.of(), form)).contains("\n1"));
    }

    /** Every question, item and box is on the paper, and each page bears the form's code. */
    @Test
    void theBookletAsksEverythingAndEachPageBearsTheCode() throws Exception {
        var chance = new SecureRandom();
        var codes = List.of(
                new IssuedCode(7, 1, AccessCode.random(chance)), new IssuedCode(8, 1, AccessCode.random(chance)));
        try (var pdf = Loader.loadPDF(BookletPdf.write(codes, form))) {
            var pages = pdf.getNumberOfPages() / codes.size();
            var all = new StringBuilder();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                var text = text(pdf, page);
                var code = codes.get((page - 1) / pages);
                assertTrue(text.contains(code.code().inGroups()), text);
                assertTrue(text.contains("Brief " + code.letterNumber()), text);
                assertTrue(text.contains(((page - 1) % pages + 1) + " / " + pages), text);
                all.append(page <= pages ? text : "");
            }
            var written = plain(all.toString());
            for (var question : form.questionnaire().questions().toList()) {
                assertTrue(
                        written.contains(
                                plain(question.number() + ". " + question.stem().in("de"))),
                        question.key());
                if (question.kind() == Question.Kind.BATTERY) {
                    question.items()
                            .forEach(item -> assertTrue(
                                    written.contains(plain(item.label().in("de"))), item.key()));
                }
                form.questionnaire()
                        .findScale(question)
                        .ifPresent(scale -> scale.categories()
                                .forEach(category -> assertTrue(
                                        question.kind() == Question.Kind.BATTERY
                                                || written.contains(
                                                        plain(category.label().in("de"))),
                                        () -> question.key() + " " + category)));
            }
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String text(PDDocument pdf, int page) throws Exception {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    private static String scan(PDDocument pdf, int page) throws Exception {
        var image = new PDFRenderer(pdf).renderImageWithDPI(page - 1, DPI);
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
