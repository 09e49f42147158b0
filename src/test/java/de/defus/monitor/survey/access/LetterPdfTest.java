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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Letters as a printer and a phone's camera see them. */
class LetterPdfTest {

    private static final int DPI = 150;

    private final LetterForm form = form("de");

    private static LetterForm form(String language) {
        var questionnaire = ModelQuestionnaireTest.model();
        return new LetterForm(
                "Teststadt (Őrség, Łódź)",
                language.equals("de")
                        ? "Sicher in der Stadt"
                        : questionnaire.title().in(language),
                "https://umfrage.example",
                Texts.in(language),
                questionnaire.languages().stream()
                        .filter(other -> !other.equals(language))
                        .map(Texts::in)
                        .toList(),
                questionnaire);
    }

    static Stream<String> languages() {
        return Texts.RESIDENT_LANGUAGES.stream();
    }

    /** In each language a letter is one page on which nothing lies upon anything, and everybody is told of theirs. */
    @ParameterizedTest
    @MethodSource("languages")
    void aLetterFitsItsPageInEveryLanguage(String language) throws Exception {
        var written = form(language);
        var code = new IssuedCode(12_345, 1, AccessCode.random(new SecureRandom()));
        var file = CodeFiles.write(CodeFileFormat.PDF, List.of(code), written);
        try (var pdf = Loader.loadPDF(file)) {
            assertEquals(1, pdf.getNumberOfPages());
            assertEquals(language, pdf.getDocumentCatalog().getLanguage());
            assertEquals("https://umfrage.example/c#" + code.code().inGroups(), scan(pdf, 1));
            assertEquals(List.of(), TaggedText.untagged(pdf));
            assertEquals(0, TaggedText.lost(pdf));
            var read = TaggedText.of(pdf);
            var all = read.stream().map(TaggedText.Piece::text).collect(Collectors.joining("\n"));
            assertFalse(all.contains("□"), all);
            for (var key : List.of("greeting", "selection", "how", "protection", "voluntary", "thanks")) {
                var words = written.texts().say("access.letter." + key);
                assertTrue(plain(all).contains(plain(words)), () -> words + "\nis not in\n" + all);
            }
            var foot = read.subList(read.size() - Texts.RESIDENT_LANGUAGES.size() + 1, read.size());
            assertEquals(
                    Texts.RESIDENT_LANGUAGES.stream()
                            .filter(other -> !other.equals(language))
                            .collect(Collectors.toSet()),
                    foot.stream().map(piece -> piece.element().getLanguage()).collect(Collectors.toSet()));
            foot.forEach(line -> assertEquals(
                    plain(Texts.in(line.element().getLanguage()).say("access.letter.other", "umfrage.example/c")),
                    plain(line.text())));
            var heights = new Heights();
            heights.getText(pdf);
            assertTrue(heights.lowestWord < heights.highestOfFoot - 4, "the letter runs into its foot");
            assertTrue(heights.lowest < 842 - 20, "the foot runs off the paper");
            keep(pdf, "letter-" + language);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theBookletAsksEverythingInEveryLanguage(String language) throws Exception {
        var written = form(language);
        var code = new IssuedCode(7, 1, AccessCode.random(new SecureRandom()));
        try (var pdf = Loader.loadPDF(BookletPdf.write(List.of(code), written))) {
            assertEquals(List.of(), TaggedText.untagged(pdf));
            assertEquals(0, TaggedText.lost(pdf));
            var read = TaggedText.of(pdf);
            assertEquals(
                    written.questionnaire()
                            .questions()
                            .map(question -> plain(
                                    question.number() + ". " + question.stem().in(language)))
                            .toList(),
                    texts(read, "H3").stream().map(LetterPdfTest::plain).toList());
            assertFalse(read.stream().anyMatch(piece -> piece.text().contains("□")));
            var heights = new Heights();
            heights.getText(pdf);
            assertTrue(
                    heights.leftmost > 30 && heights.rightmost < 595 - 30, heights.leftmost + " " + heights.rightmost);
            keep(pdf, "booklet-" + language);
        }
    }

    /** To be looked at. */
    private static void keep(PDDocument pdf, String name) throws IOException {
        var folder = Files.createDirectories(Path.of("target/screenshots/paper"));
        for (int page = 0; page < Math.min(2, pdf.getNumberOfPages()); page++) {
            ImageIO.write(
                    new PDFRenderer(pdf).renderImageWithDPI(page, 80),
                    "png",
                    folder.resolve(name + "-" + (page + 1) + ".png").toFile());
        }
    }

    /** Where words stand, in points from the upper left corner. */
    private static final class Heights extends PDFTextStripper {

        private float lowestWord;
        private float lowest;
        private float highestOfFoot = 842;
        private float leftmost = 595;
        private float rightmost;

        private Heights() throws IOException {}

        @Override
        protected void processTextPosition(TextPosition text) {
            lowest = Math.max(lowest, text.getY());
            leftmost = Math.min(leftmost, text.getX());
            rightmost = Math.max(rightmost, text.getX() + text.getWidth());
            if (text.getFontSizeInPt() < 7.8) {
                highestOfFoot = Math.min(highestOfFoot, text.getY());
            } else {
                lowestWord = Math.max(lowestWord, text.getY());
            }
        }
    }

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
        var table =
                new String(CodeFiles.write(CodeFileFormat.CSV, codes.subList(0, 1), form), StandardCharsets.US_ASCII);
        var code = codes.get(0).code().inGroups();
        assertEquals("letter_number,code,link\r\n1," + code + ",https://umfrage.example/c#" + code + "\r\n", table);
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
            assertEquals("uk", read.get(read.size() - 1).element().getLanguage());
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
