package de.defus.monitor.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.export.microdata.Microdata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StataFileTest {

    @Test
    void theDictionaryComesBack() throws IOException {
        var data = ExampleMicrodata.of(3, 30, new SplittableRandom(1));

        var file = read(data);

        assertEquals(StataFile.names(data), List.copyOf(file.variables.keySet()));
        assertEquals("Wie sicher in Köln?, 2026", file.fileLabel);
        var name = StataFile.names(data).get(2);
        var variable = file.variables.get(name);
        assertTrue(variable.label().startsWith("Wie sicher fühlen Sie sich an diesem Ort"), variable.label());
        assertEquals(80, variable.label().codePointCount(0, variable.label().length()));
        var labels = file.labels.get(variable.valueLabels());
        assertEquals("sehr sicher", labels.get("1"));
        assertEquals("Ä".repeat(80), labels.get("2"));
        assertEquals("keine Angabe", labels.get(".a"));
        assertEquals("nicht gefragt", labels.get(".d"));
        assertEquals(8, labels.size());
    }

    @Test
    void everyValueComesBack() throws IOException {
        var chance = new SplittableRandom(118);
        for (int run = 0; run < 60; run++) {
            var data = ExampleMicrodata.of(chance.nextInt(0, 200), chance.nextInt(1, 40), chance);

            var file = read(data);

            assertEquals(data.rows(), file.rows.size());
            for (int row = 0; row < data.rows(); row++) {
                for (int column = 0; column < data.series().size(); column++) {
                    var series = data.series().get(column);
                    assertEquals(
                            expected(series.isCoded(), series.get(row)),
                            file.rows.get(row)[column]);
                }
            }
        }
    }

    private static String expected(boolean coded, double value) {
        if (!coded) {
            return Double.isNaN(value) ? "." : Double.toString(value);
        }
        return value < 0 ? StataFile.letter((int) value) : Integer.toString((int) value);
    }

    private static StataReader read(Microdata data) throws IOException {
        var out = new ByteArrayOutputStream();
        StataFile.write(data, "de", out);
        return new StataReader(out.toByteArray());
    }
}
