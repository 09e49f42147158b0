package de.defus.monitor.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.response.importing.TestFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationFileTest {

    private static final String HEADING = "district,age_group,gender,persons\n";
    private static final Set<Integer> DISTRICTS = Set.of(1, 2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "district,age_group,gender,persons\n1,2,3,40",
                "district;age_group;gender;persons\r\n1;2;3;40\r\n",
                "\"district\",\"age_group\",\"gender\",\"persons\"\n\n 1 , \"2\",3,040\n\n"
            })
    void spreadsheetsWriteTheSameTableInSeveralWays(String text) {
        assertEquals(
                List.of(new PopulationCount(1, 2, 3, 40)),
                PopulationFile.read(text.getBytes(StandardCharsets.UTF_8), DISTRICTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3,40", "district,age_group,gender\n1,2,3", "Stadtteil,Alter,Geschlecht,Zahl\n1,2,3,4"})
    void withoutTheHeadingNothingIsRead(String text) {
        assertEquals(
                List.of(Fault.at("row 1", "place.fault.heading", "district,age_group,gender,persons")), faults(text));
    }

    @Test
    void aHeadingAloneIsNoPopulation() {
        assertEquals(List.of(Fault.at("row 2", "place.fault.noRows")), faults(HEADING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,1,1,-5 | place.fault.negative",
                "1,-1,1,5 | place.fault.negative",
                "1,1,1 | table.fault.rowLength",
                "1,1,1,2,3 | table.fault.rowLength",
                "1,1,1, | place.fault.numbers",
                "1,1,1,2.5 | place.fault.numbers",
                "1,1,1,1e3 | place.fault.numbers",
                "1,1,1,viele | place.fault.numbers",
                "1,1,1,9999999999 | place.fault.numbers",
                "3,1,1,5 | place.fault.district",
                "0,1,1,5 | place.fault.district"
            })
    void eachFaultNamesItsRow(String row, String key) {
        var faults = faults(HEADING + "2,9,9,1\n\n" + row);
        assertEquals(1, faults.size());
        assertEquals("row 4", faults.get(0).where(), "as the spreadsheet counts, empty rows too");
        assertEquals(key, faults.get(0).messageKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,1,1,7", "01,1,1,7", "1,001,\"1\",7"})
    void aGroupComesOnce(String again) {
        assertEquals(List.of(Fault.at("row 3", "place.fault.twice")), faults(HEADING + "1,1,1,6\n" + again));
    }

    @Test
    void everyFaultIsFoundAtOnce() {
        var keys = faults(HEADING + "1,1,1,x\n9,1,1,5\n1,1,1,5\n1,1,1,-5").stream()
                .map(Fault::messageKey)
                .toList();
        assertEquals(List.of("place.fault.numbers", "place.fault.district", "place.fault.negative"), keys);
    }

    @Test
    void aTableThatNoCityHasIsNotReadAtAll() {
        var rows = IntStream.range(0, 10_001).mapToObj(row -> "1,1,1,1").collect(Collectors.joining("\n", HEADING, ""));
        assertEquals(List.of(Fault.at("file", "table.fault.tooManyRows", 10_000)), faults(rows));
        assertEquals(List.of(Fault.at("file", "table.fault.emptyFile")), faults(""));
    }

    @Test
    void workbooksAreReadAsWell() {
        var workbook = TestFiles.xlsx(new TestFiles.Table(
                List.of("district", "age_group", "gender", "persons"),
                List.of(true, true, true, true),
                List.of(List.of("1", "2", "3", "40"), List.of("2", "2", "3", "0"))));
        assertEquals(
                List.of(new PopulationCount(1, 2, 3, 40), new PopulationCount(2, 2, 3, 0)),
                PopulationFile.read(workbook, DISTRICTS));
    }

    private static List<Fault> faults(String text) {
        var refused = assertThrows(
                Refusal.class, () -> PopulationFile.read(text.getBytes(StandardCharsets.UTF_8), DISTRICTS));
        assertEquals(ProblemType.INVALID_INPUT, refused.type());
        return refused.faults();
    }
}
