package de.defus.monitor.survey.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.response.importing.TestFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnitFileTest {

    private static final Map<String, Integer> STRATA = Map.of("nord", 1, "Alt Stadt", 2, "7", 7);

    @Test
    void listsFromWhateverSpreadsheet() {
        var expected = List.of(unit("A-1", 1), unit("A-2", 2), unit("0003", 7));
        assertEquals(expected, read("number,stratum\nA-1,nord\nA-2,Alt Stadt\n0003,7\n"));
        assertEquals(expected, read("\uFEFFNummer;Stadtteil\r\nA-1;nord\r\n\r\nA-2;Alt Stadt\r\n0003;7"));
        assertEquals(expected, read("Schicht\tLfd. Nr\nnord\tA-1\n\"Alt Stadt\"\tA-2\n7\t0003\n"));
    }

    @Test
    void ageGroupAndSexMayBeThere() {
        assertEquals(
                List.of(
                        new Unit("1", 1, Optional.of(3), Optional.of(2)),
                        new Unit("2", 1, Optional.empty(), Optional.of(1))),
                read("number;stratum;age_group;Geschlecht\n1;nord;3;2\n2;nord;;1\n"));
    }

    @Test
    void aColumnThatSoundsPersonalIsRefusedWithTheReason() {
        for (var heading : List.of(
                "Name",
                "Vorname",
                "NACHNAME",
                "Familienname",
                "Straße",
                "strasse",
                "Str.",
                "Hausnr.",
                "PLZ",
                "Ort",
                "E-Mail",
                "Telefon",
                "Geburtsdatum",
                "street",
                "Home address",
                "postal code",
                "date of birth")) {
            var faults = faults("number,stratum," + heading + "\n1,nord,x\n");
            assertEquals(List.of("row 1 sample.fault.personalColumn"), faults, heading);
        }
        assertEquals(List.of("row 1 sample.fault.unknownColumn"), faults("number,stratum,Haushalt\n1,nord,2\n"));
    }

    @Test
    void contentThatLooksPersonalIsRefusedWhateverTheColumnIsCalled() {
        for (var content : List.of(
                "Müller, Hans",
                "Anna Schmidt",
                "Erika",
                "Bahnhofstraße 12",
                "Am Ring 3a",
                "Rue de la Gare 5",
                "a@b.de")) {
            var faults = faults("number;stratum\n1;nord\n\"" + content + "\";nord\n");
            assertEquals(List.of("row 3 sample.fault.personalContent"), faults, content);
        }
        assertEquals(
                List.of("row 2 sample.fault.personalContent"),
                faults("number;stratum\n1;Lindenweg 7\n"),
                "an address where a district should be");
    }

    @Test
    void everyRowsFaultIsNamed() {
        var faults = faults("""
                number,stratum,sex
                1,nord,1
                1,nord,2
                abc,nord,1
                4,süd,1
                5,nord
                6,nord,männlich
                7,nord,9,9
                %s,nord,1
                """.formatted("8".repeat(41)));
        assertEquals(
                List.of(
                        "row 3 sample.fault.twice",
                        "row 4 sample.fault.number",
                        "row 5 sample.fault.stratum",
                        "row 6 table.fault.rowLength",
                        "row 7 sample.fault.group",
                        "row 8 table.fault.rowLength",
                        "row 9 sample.fault.number"),
                faults);
    }

    @Test
    void whatIsNoListIsNamed() {
        assertEquals(List.of("file table.fault.emptyFile"), faults(""));
        assertEquals(List.of("row 1 sample.fault.heading"), faults("number\n1\n"));
        assertEquals(List.of("row 1 sample.fault.columnTwice"), faults("number,stratum,schicht\n1,nord,nord\n"));
        assertEquals(List.of("file table.fault.nameTwice"), faults("number,stratum,stratum\n1,nord,nord\n"));
        assertEquals(List.of("row 2 sample.fault.noUnits"), faults("number,stratum\n\n"));
        var many = faults("number,stratum\n" + "x,nord\n".repeat(1_000));
        assertEquals(51, many.size());
        assertTrue(many.get(50).endsWith("sample.fault.more"));
    }

    @Test
    void workbooksAreReadAsWell() {
        var workbook = TestFiles.xlsx(new TestFiles.Table(
                List.of("Nummer", "Stadtteil", "sex"),
                List.of(false, false, true),
                List.of(List.of("A-1", "nord", "2"), List.of("0003", "7", ""))));
        assertEquals(
                List.of(new Unit("A-1", 1, Optional.empty(), Optional.of(2)), unit("0003", 7)),
                UnitFile.read(workbook, STRATA));
    }

    @Test
    void aWorkbookWithPeopleInItIsRefusedWithTheReasonAndTheRow() {
        var named = TestFiles.xlsx(new TestFiles.Table(
                List.of("number", "stratum", "Nachname"),
                List.of(true, false, false),
                List.of(List.of("1", "nord", "x"))));
        assertEquals(List.of("row 1 sample.fault.personalColumn"), faults(named));
        var hidden = TestFiles.xlsx(new TestFiles.Table(
                List.of("number", "stratum"),
                List.of(false, false),
                List.of(List.of("1", "nord"), List.of("Müller, Hans", "nord"), List.of("2", "süd"))));
        assertEquals(List.of("row 3 sample.fault.personalContent", "row 4 sample.fault.stratum"), faults(hidden));
    }

    @Test
    void numbersThatExcelRoundedAreNotTakenForNumbers() {
        var rounded =
                TestFiles.sheet("<sheetData><row><c t=\"str\"><v>number</v></c><c t=\"str\"><v>stratum</v></c></row>"
                        + "<row><c><v>1234567890123456</v></c><c t=\"str\"><v>nord</v></c></row>"
                        + "<row><c><f>A2+1</f><v>3</v></c><c t=\"str\"><v>nord</v></c></row></sheetData>");
        assertEquals(
                List.of("row 2 sample.fault.rounded", "row 3, column number table.fault.formula"), faults(rounded));
    }

    private static Unit unit(String number, int stratum) {
        return new Unit(number, stratum, Optional.empty(), Optional.empty());
    }

    private static List<Unit> read(String text) {
        return UnitFile.read(text.getBytes(StandardCharsets.UTF_8), STRATA);
    }

    private static List<String> faults(String text) {
        return faults(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> faults(byte[] file) {
        return assertThrows(Refusal.class, () -> UnitFile.read(file, STRATA)).faults().stream()
                .map(UnitFileTest::told)
                .toList();
    }

    private static String told(Fault fault) {
        return fault.where() + " " + fault.messageKey();
    }
}
