package de.defus.monitor.survey.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import de.defus.monitor.platform.text.Texts;
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
            Texts.in("en"));

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
