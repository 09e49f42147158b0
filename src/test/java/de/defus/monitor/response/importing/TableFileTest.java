package de.defus.monitor.response.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.table.FileColumn;
import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.response.importing.TestFiles.Table;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of file gives the same table, and a broken one a named problem. */
class TableFileTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Table SMALL = new Table(
            List.of("nr", "stadtteil", "wert"),
            List.of(true, false, true),
            List.of(
                    List.of("1", "Süd; Ost, West", "2.5"),
                    List.of("2", "Straße „ü“ € \"so\"", ""),
                    List.of("-3", "=1+1", "123456")));

    @Test
    void csvIsReadInEveryCommonDress() {
        for (var separator : new char[] {';', ',', '\t', '|'}) {
            for (var charset : List.of(StandardCharsets.UTF_8, WINDOWS)) {
                assertTable(TestFiles.csv(SMALL, separator, charset));
            }
        }
        var text = new String(TestFiles.csv(SMALL, ';', StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertTable(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        assertTable(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        assertTable(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE));
        assertTable(("sep=;\r\n" + text).getBytes(StandardCharsets.UTF_8));
        assertTable(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        assertTable(text.replace("\r\n", "\r").getBytes(StandardCharsets.UTF_8));
        assertTable(text.stripTrailing().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rowsKeepTheNumberOfTheirLine() {
        var table = TableFile.read("a;b\n1;\"x\ny\"\n\n2;z\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(2, 5), table.rows().stream().map(FileTable.Row::number).toList());
        assertEquals("x\ny", table.rows().get(0).cells().get(1));
    }

    @Test
    void workbooksAreRead() {
        assertTable(TestFiles.xlsx(SMALL));
    }

    @Test
    void aWorkbookOfPlainPartsIsRead() {
        var table = TableFile.read(
                TestFiles.sheet(
                        "<sheetData><row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><r><t>a</t></r><rPh><t>x</t></rPh>"
                                + "<r><t>b</t></r></is></c><c r=\"B3\" t=\"str\"><v>c</v></c></row>"
                                + "<row r=\"7\"><c r=\"B7\"><v>3.0</v></c></row><row><c t=\"b\"><v>1</v></c></row></sheetData>"));
        assertEquals(List.of("ab", "c"), names(table));
        assertEquals(List.of("", "3"), table.rows().get(0).cells());
        assertEquals(7, table.rows().get(0).number());
        assertEquals(List.of("1", ""), table.rows().get(1).cells());
        assertEquals(8, table.rows().get(1).number());
    }

    @Test
    void spssFilesAreRead() {
        for (var compressed : List.of(true, false)) {
            for (var charset : List.of(StandardCharsets.UTF_8, WINDOWS)) {
                for (var order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                    assertTable(TestFiles.sav(SMALL, compressed, charset, order));
                }
            }
        }
    }

    /** The files were written by GNU PSPP 1.6.2 from pspp.sps beside them. */
    @ParameterizedTest
    @ValueSource(strings = {"compressed.sav", "plain.sav"})
    void whatPsppWroteIsRead(String name) throws IOException {
        var table = TableFile.read(resource(name));
        assertEquals(
                List.of("laufende_nummer_der_person", "stadtteil", "sicher", "gewicht", "datum", "bemerkung"),
                names(table));
        assertEquals("gewicht", table.weightColumn().orElseThrow());
        var sicher = table.columns().get(2);
        assertEquals("Wie sicher fühlen Sie sich?", sicher.label());
        assertEquals(
                Map.of("1", "sehr sicher", "5", "sehr unsicher", "98", "weiß nicht", "99", "keine Angabe"),
                sicher.valueLabels());
        assertEquals(Set.of("98", "99"), sicher.missing());
        assertEquals(
                List.of("2", "Süd", "5", "0.8", "20211106", "Straße ü€ =1+1"),
                table.rows().get(1).cells());
        assertEquals("", table.rows().get(4).cells().get(2));
        assertEquals("2.000001", table.rows().get(3).cells().get(3));
        var letters =
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhiiiiiiiiiijjjjjjjjjj";
        assertEquals(letters.repeat(3) + "END", table.rows().get(3).cells().get(5));
    }

    @Test
    void aBrokenFileOfEachKindIsNamed() throws IOException {
        fault("emptyFile", new byte[0]);
        fault("notText", new byte[] {1, 0, 2, 0});
        fault("noRows", bytes("a;b\n"));
        fault("nameTwice", bytes("a;b;a\n1;2;3\n"));
        fault("namelessColumn", bytes("a;;b\n1;2;3\n"));
        fault("rowLength", bytes("a;b\n1;2\n1;2;3\n"));
        fault("openQuote", bytes("a;b\n1;\"2\n"));
        fault("afterQuote", bytes("a;b\n1;\"2\"x\n"));
        fault("oldOrLocked", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2});
        fault("xlsxBroken", TestFiles.zip(Map.of("word/document.xml", "<w/>")));
        var xlsx = TestFiles.xlsx(SMALL);
        fault("xlsxBroken", Arrays.copyOf(xlsx, xlsx.length / 2));
        fault("savZipped", resource("zipped.sav"));
        var sav = resource("plain.sav");
        fault("savShort", Arrays.copyOf(sav, sav.length - 5));
        fault("savShort", Arrays.copyOf(sav, 100));
        var wrongLayout = sav.clone();
        wrongLayout[64] = 7;
        fault("savBroken", wrongLayout);
        var compressed = resource("compressed.sav");
        fault("savShort", Arrays.copyOf(compressed, compressed.length - 16));
    }

    @Test
    void whatWouldMakeACellDoubtfulIsNamedWithItsPlace() {
        var formula = refused(TestFiles.sheet("<sheetData><row><c t=\"str\"><v>a</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\"><f>1+1</f><v>2</v></c></row><row r=\"6\"><c r=\"A6\" t=\"e\"><v>#N/A</v></c></row>"
                + "</sheetData><mergeCells><mergeCell ref=\"A5:A6\"/></mergeCells>"));
        assertEquals(
                List.of("row 5, column a", "row 6, column a", "row 0, column A5:A6"),
                formula.faults().stream().map(fault -> fault.where()).toList());
        var parts = new LinkedHashMap<>(Map.of("xl/workbook.xml", "<workbook/>", "xl/vbaProject.bin", "x"));
        fault("macros", TestFiles.zip(parts));
    }

    @Test
    void aDocumentTypeIsRefused() {
        fault(
                "xlsxBroken",
                TestFiles.zip(Map.of(
                        "xl/workbook.xml",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><workbook>&x;</workbook>")));
    }

    @Test
    void whatUnpacksTooFarIsRefused() {
        var row = "<row><c t=\"str\"><v>" + " ".repeat(1 << 20) + "</v></c></row>";
        fault("unpacked", TestFiles.sheet("<sheetData>" + row.repeat(220) + "</sheetData>"));
    }

    @Test
    void tooManyRowsAndColumnsAreNamed() {
        fault("tooManyRows", bytes("a\n" + "1\n".repeat(TableFile.BOUNDS.rows() + 1)));
        assertEquals(
                TableFile.BOUNDS.rows(),
                TableFile.read(bytes("a\n" + "1\n".repeat(TableFile.BOUNDS.rows())))
                        .rows()
                        .size());
        var names = new ArrayList<String>();
        for (int column = 0; column <= FileTable.MOST_COLUMNS; column++) {
            names.add("c" + column);
        }
        fault("tooManyColumns", bytes(String.join(";", names) + "\n" + String.join(";", names) + "\n"));
    }

    @Test
    void sheetsThatAreNotReadAreSaid() {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<R><Relationship Id=\"a\" Target=\"worksheets/a.xml\"/><Relationship Id=\"b\" Target=\"/xl/b.xml\"/></R>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"Geheim\" state=\"hidden\" r:id=\"a\"/>"
                        + "<sheet name=\"Daten\" r:id=\"b\"/></sheets></workbook>");
        parts.put("xl/worksheets/a.xml", "<w/>");
        parts.put(
                "xl/b.xml",
                "<w><sheetData><row><c t=\"str\"><v>k</v></c></row><row><c><v>1</v></c></row></sheetData></w>");
        var table = TableFile.read(TestFiles.zip(parts));
        assertEquals(List.of("Geheim"), table.unread());
        assertEquals(List.of("k"), names(table));
    }

    /** Whatever the bytes, the answer is a table or a refusal that has words in both languages. */
    @Test
    void damagedFilesNeverSurprise() throws IOException {
        var chance = new SplittableRandom(7);
        var originals = List.of(
                TestFiles.csv(SMALL, ';', StandardCharsets.UTF_8),
                TestFiles.xlsx(SMALL),
                resource("plain.sav"),
                resource("compressed.sav"));
        var refused = 0;
        for (int round = 0; round < 4000; round++) {
            var original = originals.get(round % originals.size());
            var bytes =
                    Arrays.copyOf(original, chance.nextInt(4) == 0 ? chance.nextInt(original.length) : original.length);
            for (int hit = chance.nextInt(4); hit >= 0 && bytes.length > 0; hit--) {
                bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
            }
            try {
                assertNotNull(TableFile.read(bytes));
            } catch (Refusal refusal) {
                refused++;
                assertFalse(refusal.faults().isEmpty());
                for (var language : List.of("de", "en")) {
                    refusal.faults()
                            .forEach(fault ->
                                    assertFalse(fault.in(Texts.in(language)).isBlank()));
                }
            }
        }
        assertTrue(refused > 500, "many damages are noticed: " + refused);
    }

    private static void assertTable(byte[] bytes) {
        var table = TableFile.read(bytes);
        assertEquals(SMALL.names(), names(table));
        assertEquals(
                SMALL.rows(), table.rows().stream().map(FileTable.Row::cells).toList());
    }

    private static List<String> names(FileTable table) {
        return table.columns().stream().map(FileColumn::name).toList();
    }

    private static void fault(String key, byte[] bytes) {
        var refusal = refused(bytes);
        var prefix = key.startsWith("sav") ? "importing.fault." : "table.fault.";
        assertEquals(prefix + key, refusal.faults().get(0).messageKey());
        assertFalse(refusal.faults().get(0).in(Texts.in("en")).isBlank());
    }

    private static Refusal refused(byte[] bytes) {
        return assertThrows(Refusal.class, () -> TableFile.read(bytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = TableFileTest.class.getResourceAsStream("/importing/" + name)) {
            return stream.readAllBytes();
        }
    }
}
