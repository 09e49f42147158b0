package de.defus.monitor.survey.sample;

import de.defus.monitor.place.District;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.table.Plain;
import de.defus.monitor.platform.table.Spreadsheet;
import de.defus.monitor.platform.table.TableBounds;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads how many people the register holds in each district, from CSV or XLSX: a heading with {@code stratum} and
 * {@code persons}, perhaps {@code age_group} and {@code sex}, whose rows are added up. Every district is named.
 */
final class FrameFile {

    private static final TableBounds BOUNDS = new TableBounds(10_000, 100_000);

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("stratum", "stratum"),
            Map.entry("district", "stratum"),
            Map.entry("stadtteil", "stratum"),
            Map.entry("schicht", "stratum"),
            Map.entry("persons", "persons"),
            Map.entry("personen", "persons"),
            Map.entry("anzahl", "persons"),
            Map.entry("count", "persons"),
            Map.entry("age_group", "age_group"),
            Map.entry("altersgruppe", "age_group"),
            Map.entry("sex", "sex"),
            Map.entry("gender", "sex"),
            Map.entry("geschlecht", "sex"));
    private static final String POSSIBLE = "stratum, persons, age_group, sex";

    private final RowFaults faults = new RowFaults();
    private final Map<Integer, Integer> persons = new TreeMap<>();
    private final Set<String> groups = new HashSet<>();
    private final Map<String, District> districts;

    private FrameFile(List<District> districts) {
        this.districts = districts.stream().collect(Collectors.toMap(District::key, Function.identity()));
    }

    /**
     * Persons by code of the district.
     *
     * @throws Refusal {@code INVALID_INPUT} with every fault by row, up to fifty
     */
    static Map<Integer, Integer> read(byte[] bytes, List<District> districts) {
        var file = new FrameFile(districts);
        file.read(Spreadsheet.read(bytes, BOUNDS));
        file.faults.refuseIfAny();
        return file.persons;
    }

    private void read(FileTable table) {
        var heading = PersonalData.meanings(table.columns(), COLUMNS, POSSIBLE, faults);
        if (!heading.contains("stratum") || !heading.contains("persons")) {
            faults.add("row 1", "sample.fault.heading", "stratum, persons");
        }
        if (!faults.isEmpty()) {
            return;
        }
        faults.readRows(table, (cells, where) -> read(cells, heading, where));
        if (faults.isEmpty()) {
            districts.values().stream()
                    .filter(district -> !persons.containsKey(district.code()))
                    .forEach(district -> faults.add("file", "sample.fault.districtMissing", district.name()));
        }
    }

    private void read(List<String> cells, List<String> heading, String where) {
        var key = cells.get(heading.indexOf("stratum"));
        var number = cells.get(heading.indexOf("persons"));
        var district = districts.get(key);
        if (district == null) {
            faults.add(where, "sample.fault.stratum", Plain.shown(key));
        } else if (!number.matches("[0-9]{1,8}")) {
            faults.add(where, "sample.fault.persons");
        } else if (!groups.add(key + group(cells, heading, "age_group") + group(cells, heading, "sex"))) {
            faults.add(where, "sample.fault.groupTwice", district.name());
        } else {
            persons.merge(district.code(), Integer.parseInt(number), Integer::sum);
        }
    }

    private static String group(List<String> cells, List<String> heading, String column) {
        return heading.contains(column) ? "\n" + Plain.code(cells.get(heading.indexOf(column))) : "";
    }
}
