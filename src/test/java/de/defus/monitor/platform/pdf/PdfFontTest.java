package de.defus.monitor.platform.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What is written can be read again, in every script, as text and element by element. */
class PdfFontTest {

    private static final String HEBREW = "שכונת הצפון";
    private static final String ARABIC = "حي الجنوب";

    private static PDDocument written(String... paragraphs) throws IOException {
        var html = List.of(paragraphs).stream()
                .map(text -> "<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>")
                .collect(Collectors.joining());
        return Loader.loadPDF(PagePdf.of(html, "Probe", "de"));
    }

    private static List<String> read(PDDocument document) throws IOException {
        assertEquals(List.of(), TaggedText.untagged(document));
        assertEquals(0, TaggedText.lost(document));
        return TaggedText.of(document).stream()
                .map(piece -> piece.text().strip())
                .toList();
    }

    @Test
    void everyScriptIsReadAsItWasMeant() throws Exception {
        var texts = List.of(
                HEBREW,
                ARABIC,
                "Nord (" + HEBREW + ") 23 %",
                HEBREW + " 12 " + ARABIC + ", und weiter",
                "Łódź, Őrség, Ελλάδα, Київ",
                "საქართველო",
                "北京 und 🙂");
        try (var pdf = written(texts.toArray(String[]::new))) {
            assertEquals(texts, read(pdf));
            var text = new PDFTextStripper().getText(pdf);
            for (var words : List.of(HEBREW, ARABIC, "Łódź, Őrség, Ελλάδα, Київ", "საქართველო", "北京")) {
                assertTrue(text.contains(words), words + " in " + text);
            }
            assertFalse(text.contains("?"), text);
        }
    }

    @Test
    void signsThatAreNotSeenAreNotDrawn() throws Exception {
        try (var pdf = written("Nord\u200f\u00adwest\u0007\u202f1")) {
            assertEquals(
                    List.of("Nordwest 1"),
                    read(pdf).stream()
                            .map(text -> text.replaceAll("\\p{Cf}", ""))
                            .toList());
            assertFalse(new PDFTextStripper().getText(pdf).contains("□"));
        }
    }

    @Test
    void longTextsOfEveryDirectionAreBrokenIntoLinesThatFit() throws Exception {
        var font = new PdfFonts(new PDDocument()).text();
        var chance = new SplittableRandom(7);
        for (int turn = 0; turn < 200; turn++) {
            var words = new StringBuilder();
            for (int word = 0; word < 1 + chance.nextInt(30); word++) {
                words.append(List.of(HEBREW, ARABIC, "Straße", "Langlang".repeat(9), "🙂🙂🙂", "12", "(")
                                .get(chance.nextInt(7)))
                        .append(' ');
            }
            var lines = font.lines(words.toString(), 10, 90);
            for (var line : lines) {
                assertTrue(font.width(line.stripTrailing(), 10) <= 90, line);
            }
            var plain = words.toString().replaceAll("\\s", "");
            assertEquals(plain, String.join("", lines).replaceAll("\\s", ""));
        }
    }

    @Test
    void arabicLettersAreJoined() {
        assertEquals(
                List.of(0xfea3, 0xfef2, 0x20, 0xfe8d, 0xfedf, 0xfea0, 0xfee8, 0xfeee, 0xfe8f),
                ArabicForms.join(ARABIC.codePoints().toArray()));
        assertEquals(List.of(0xfefb), ArabicForms.join("لا".codePoints().toArray()), "lam and alef are one");
        assertEquals(
                List.of(0xfeb3, 0x64e, 0xfefc, 0xfee1),
                ArabicForms.join("سَلام".codePoints().toArray()),
                "signs do not part letters");
        var chance = new SplittableRandom(3);
        for (int turn = 0; turn < 500; turn++) {
            var word = chance.ints(1 + chance.nextInt(9), 0x621, 0x64b)
                    .filter(Character::isLetter)
                    .filter(letter -> letter < 0x63b || letter > 0x63f)
                    .toArray();
            var joined = new StringBuilder();
            ArabicForms.join(word).forEach(joined::appendCodePoint);
            assertEquals(new String(word, 0, word.length), Normalizer.normalize(joined, Normalizer.Form.NFKC));
        }
    }

    @Test
    void whatRunsFromRightToLeftIsSeenSo() {
        var runs = VisualRuns.of("a (אב) 12");
        assertEquals(
                "a (בא) 12",
                runs.stream()
                        .flatMap(run -> run.letters().stream())
                        .map(Character::toString)
                        .collect(Collectors.joining()));
        assertEquals(
                "אב",
                runs.stream()
                        .filter(VisualRuns.Run::isTurned)
                        .map(VisualRuns.Run::meant)
                        .findFirst()
                        .orElseThrow());
        var insideOut = VisualRuns.of("אב (ג) ד").get(0);
        assertEquals(
                "ד (ג) בא",
                insideOut.letters().stream().map(Character::toString).collect(Collectors.joining()));
    }

    @Test
    void aLineOfALanguageFromTheRightBeginsThere() {
        assertEquals(".12 (abc) בא .1", seen(VisualRuns.of("1. אב (abc) 12.", true)));
        assertEquals("1. בא.", seen(VisualRuns.of("1. אב.", false)));
        assertEquals("12 / 7", seen(VisualRuns.of("12 / 7", true)), "numbers alone stay as they are");
    }

    @Test
    void signsOfSpeechAreMeantAndNotSeen() throws IOException {
        try (var document = new PDDocument()) {
            var font = new PdfFonts(document).plain();
            assertEquals(font.width("يذكر شكرا", 10), font.width("يُذكَر شُكْرًا", 10), 1e-9);
        }
    }

    private static String seen(List<VisualRuns.Run> runs) {
        return runs.stream()
                .flatMap(run -> run.letters().stream())
                .map(Character::toString)
                .collect(Collectors.joining());
    }
}
