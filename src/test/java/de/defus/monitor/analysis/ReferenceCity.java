package de.defus.monitor.analysis;

import de.defus.monitor.analysis.data.Sample;
import de.defus.monitor.analysis.weight.BoundedCalibration;
import de.defus.monitor.analysis.weight.Raking;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One wave of the reference city: the microdata, and the designs by the names that the reference files use. */
final class ReferenceCity {

    private static final List<Map<String, String>> MICRODATA = csv("microdata_city_a.csv");
    private static final List<Map<String, String>> POPULATION = csv("population_city_a.csv");
    private static final List<Map<String, String>> STRATA = csv("strata_city_a.csv");

    private final List<Map<String, String>> rows;
    private final List<String> districts;
    private final double[] strata;
    private final String wave;

    ReferenceCity(int wave) {
        this.wave = Integer.toString(wave);
        this.rows = MICRODATA.stream()
                .filter(row -> row.get("welle").equals(this.wave))
                .toList();
        var own = STRATA.stream()
                .filter(row -> row.get("welle").equals(this.wave))
                .toList();
        this.districts = own.stream().map(row -> row.get("stadtteil")).toList();
        this.strata = own.stream()
                .mapToDouble(row -> Double.parseDouble(row.get("N")))
                .toArray();
    }

    List<Map<String, String>> rows() {
        return rows;
    }

    /** The sample under a design; grouping 0 tells 0 for members of the domain and -1 for others. */
    WeightedSample weighted(String design, Function<Map<String, String>, Boolean> domain) {
        var margins = switch (design) {
            case "base" -> List.<List<String>>of();
            case "rake_3", "bounded_logit" ->
                List.of(List.of("stadtteil"), List.of("altersgruppe"), List.of("geschlecht"));
            case "poststrat" -> List.of(List.of("altersgruppe", "geschlecht"));
            default -> throw new IllegalArgumentException(design);
        };
        var groupings = new ArrayList<int[]>();
        groupings.add(column(row -> domain.apply(row) ? 0 : -1));
        var totals = new ArrayList<Raking.Margin>();
        for (var margin : margins) {
            var persons = new LinkedHashMap<String, Double>();
            POPULATION.stream()
                    .filter(row -> row.get("welle").equals(wave))
                    .forEach(row -> persons.merge(key(row, margin), Double.parseDouble(row.get("N")), Double::sum));
            var keys = List.copyOf(persons.keySet());
            groupings.add(column(row -> keys.indexOf(key(row, margin))));
            totals.add(new Raking.Margin(
                    groupings.size() - 1,
                    persons.values().stream().mapToDouble(Double::doubleValue).toArray()));
        }
        var sample = Sample.of(column(row -> districts.indexOf(row.get("stadtteil"))), strata, groupings);
        if (design.equals("bounded_logit")) {
            return WeightedSample.calibrated(sample, BoundedCalibration.weights(sample, totals, 0.65, 1.6), totals);
        }
        return totals.isEmpty() ? WeightedSample.byDesign(sample) : WeightedSample.raked(sample, totals);
    }

    /** Numeric codes of a variable. */
    int[] codes(String variable) {
        return column(row -> Integer.parseInt(row.get(variable)));
    }

    int[] column(Function<Map<String, String>, Integer> value) {
        return rows.stream().mapToInt(value::apply).toArray();
    }

    private static String key(Map<String, String> row, List<String> names) {
        return String.join("|", names.stream().map(row::get).toList());
    }

    static List<Map<String, String>> csv(String name) {
        try (var reader = new BufferedReader(new InputStreamReader(
                ReferenceCity.class.getResourceAsStream("/reference/statistics/" + name), StandardCharsets.UTF_8))) {
            var heading = reader.readLine().replace("\"", "").split(",", -1);
            return reader.lines()
                    .map(line -> {
                        var cells = line.replace("\"", "").split(",", -1);
                        var row = new LinkedHashMap<String, String>();
                        IntStream.range(0, heading.length).forEach(index -> row.put(heading[index], cells[index]));
                        return (Map<String, String>) row;
                    })
                    .toList();
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
