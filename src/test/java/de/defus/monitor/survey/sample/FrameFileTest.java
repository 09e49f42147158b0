package de.defus.monitor.survey.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.defus.monitor.place.District;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.response.importing.TestFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameFileTest {

    private static final List<District> DISTRICTS =
            List.of(new District(1, "nord", "Nordstadt", "{}"), new District(7, "D07", "Süd", "{}"));

    @Test
    void countsAreReadAndGroupsAddedUp() {
        assertEquals(Map.of(1, 1200, 7, 0), read("stratum;persons\nnord;1200\nD07;0\n"));
        assertEquals(
                Map.of(1, 700, 7, 60),
                read(
                        "Stadtteil,Geschlecht,Altersgruppe,Anzahl\nnord,1,1,300\nnord,1,2,100\nnord,2,1,300\nD07,1,1,60\n"));
        var workbook = TestFiles.xlsx(new TestFiles.Table(
                List.of("stratum", "persons"),
                List.of(false, true),
                List.of(List.of("nord", "1200"), List.of("D07", "34"))));
        assertEquals(Map.of(1, 1200, 7, 34), FrameFile.read(workbook, DISTRICTS));
    }

    @Test
    void everythingWrongIsNamedWithItsRow() {
        assertEquals(
                List.of(
                        "row 2 sample.fault.stratum",
                        "row 3 sample.fault.persons",
                        "row 4 table.fault.rowLength",
                        "row 6 sample.fault.groupTwice"),
                faults("stratum;persons\nwest;3\nnord;-1\nnord\nD07;5\nD07;6\n"));
        assertEquals(List.of("file sample.fault.districtMissing"), faults("stratum;persons\nnord;3\n"));
        assertEquals(List.of("row 1 sample.fault.heading"), faults("stratum;sex\nnord;3\n"));
        assertEquals(
                List.of("row 1 sample.fault.personalColumn", "row 1 sample.fault.heading"),
                faults("stratum;name\nnord;3\n"));
    }

    private static Map<Integer, Integer> read(String text) {
        return FrameFile.read(text.getBytes(StandardCharsets.UTF_8), DISTRICTS);
    }

    private static List<String> faults(String text) {
        return assertThrows(Refusal.class, () -> read(text)).faults().stream()
                .map(fault -> fault.where() + " " + fault.messageKey())
                .toList();
    }
}
