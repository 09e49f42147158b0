package de.defus.monitor.survey.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import de.defus.monitor.platform.pdf.TaggedText;
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
    void twoThousandLettersAreOneTaggedFileOfAFewMegabytes() throws Exception {
        var chance = new SecureRandom();
        var codes = IntStream.rangeClosed(1, 2_000)
                .mapToObj(number -> new IssuedCode(number, 1, AccessCode.random(chance)))
                .toList();
        var file = CodeFiles.write(CodeFileFormat.PDF, codes, form);
        assertTrue(file.length < 8_000_000, file.length + " bytes");
        try (var pdf = Loader.loadPDF(file)) {
            assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked());
        }
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

    /** Read in the order of the structure, a booklet says what its page shows, from the title to the last box. */
    @Test
    void theBookletIsReadInOrder() throws Exception {
        var code = new IssuedCode(7, 1, AccessCode.random(new SecureRandom()));
        try (var pdf = Loader.loadPDF(BookletPdf.write(List.of(code), form))) {
            assertEquals(List.of(), TaggedText.untagged(pdf));
            assertEquals(0, TaggedText.lost(pdf));
            var catalogue = pdf.getDocumentCatalog();
            assertTrue(catalogue.getMarkInfo().isMarked());
            assertEquals("de", catalogue.getLanguage());
            assertEquals("Sicher in der Stadt", pdf.getDocumentInformation().getTitle());
            assertTrue(catalogue.getViewerPreferences().displayDocTitle());
            var read = TaggedText.of(pdf);
            assertEquals(
                    List.of("P", "H1", "P"),
                    read.subList(0, 3).stream().map(TaggedText.Piece::type).toList());
            assertEquals("Brief 7 " + code.code().inGroups(), read.get(2).text());
            assertEquals(
                    form.questionnaire().sections().stream()
                            .map(section -> section.title().in("de"))
                            .toList(),
                    texts(read, "H2"));
            assertEquals(
                    form.questionnaire()
                            .questions()
                            .map(question ->
                                    question.number() + ". " + question.stem().in("de"))
                            .toList(),
                    texts(read, "H3"));
            var boxes = form.questionnaire()
                    .questions()
                    .filter(question ->
                            question.kind() == Question.Kind.SINGLE || question.kind() == Question.Kind.MULTIPLE)
                    .flatMap(question -> form.questionnaire().findScale(question).stream())
                    .mapToInt(
                            scale -> scale.categories().size() + scale.missing().size())
                    .sum();
            assertEquals(boxes, texts(read, "Lbl").size());
            assertEquals(boxes, texts(read, "LBody").size());
            var rows = form.questionnaire()
                    .questions()
                    .filter(question -> question.kind() == Question.Kind.BATTERY)
                    .flatMap(question -> question.items().stream())
                    .map(item -> item.label().in("de"))
                    .toList();
            assertTrue(texts(read, "TH").containsAll(rows));
        }
    }

    @Test
    void eachOfSeveralBookletsHasItsOwnStructure() throws Exception {
        var chance = new SecureRandom();
        var codes = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> new IssuedCode(number, 1, AccessCode.random(chance)))
                .toList();
        try (var pdf = Loader.loadPDF(BookletPdf.write(codes, form))) {
            assertEquals(0, TaggedText.lost(pdf));
            var read = TaggedText.of(pdf);
            assertEquals(3, texts(read, "H1").size());
            for (var code : codes) {
                assertEquals(
                        1,
                        read.stream()
                                .filter(piece -> piece.text()
                                        .equals("Brief " + code.letterNumber() + " "
                                                + code.code().inGroups()))
                                .count());
            }
        }
    }

    @Test
    void aLetterIsReadInOrderAndItsPictureHasWords() throws Exception {
        var code = new IssuedCode(7, 1, AccessCode.random(new SecureRandom()));
        try (var pdf = Loader.loadPDF(CodeFiles.write(CodeFileFormat.PDF, List.of(code), form))) {
            assertEquals(List.of(), TaggedText.untagged(pdf));
            assertEquals(0, TaggedText.lost(pdf));
            var read = TaggedText.of(pdf);
            var order = read.stream().map(TaggedText.Piece::text).toList();
            assertEquals("Brief 7", order.get(1));
            assertEquals("Sicher in der Stadt", texts(read, "H1").get(0));
            assertTrue(order.indexOf(code.code().inGroups()) > order.indexOf("umfrage.example/c"));
            var picture = read.stream()
                    .filter(piece -> piece.type().equals("Figure"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(picture.element().getAlternateDescription().contains("umfrage.example/c"));
            assertEquals("en", read.get(read.size() - 1).element().getLanguage());
        }
    }

    /** A print shop reads no structure: a file of very many copies has none, and stays small. */
    @Test
    void veryManyBookletsAreSmallAndSayThatTheyAreNotTagged() throws Exception {
        var chance = new SecureRandom();
        var codes = IntStream.rangeClosed(1, 1_000)
                .mapToObj(number -> new IssuedCode(number, 1, AccessCode.random(chance)))
                .toList();
        var file = BookletPdf.write(codes, form);
        assertTrue(file.length < 8_000_000, file.length + " bytes");
        try (var pdf = Loader.loadPDF(file)) {
            assertEquals("de", pdf.getDocumentCatalog().getLanguage());
            assertEquals(null, pdf.getDocumentCatalog().getStructureTreeRoot());
        }
    }

    private static List<String> texts(List<TaggedText.Piece> read, String type) {
        return read.stream()
                .filter(piece -> piece.type().equals(type))
                .map(TaggedText.Piece::text)
                .toList();
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
