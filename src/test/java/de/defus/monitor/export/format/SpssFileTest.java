package de.defus.monitor.export.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.export.microdata.Microdata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpssFileTest {

    @Test
    void theDictionaryComesBack() throws IOException {
        var data = ExampleMicrodata.of(3, 4, new SplittableRandom(1));

        var file = read(data);

        assertEquals(data.variables().stream().map(v -> v.name()).toList(), List.copyOf(file.variables.keySet()));
        assertEquals(Microdata.WEIGHT, file.weight);
        assertEquals("Wie sicher in Köln?, 2026", file.fileLabel);
        var variable = file.variables.get(data.variables().get(2).name());
        assertTrue(data.variables().get(2).label().in("de").startsWith(variable.label()), variable.label());
        assertTrue(variable.label().length() > 100);
        assertArrayEquals(new double[] {-9, -6}, variable.missing());
        assertEquals(2, variable.measure());
        assertEquals("sehr sicher", variable.values().get(1.0));
        assertEquals("Ä".repeat(60), variable.values().get(2.0));
        assertEquals("weiß nicht", variable.values().get(-7.0));
        assertEquals(8, variable.values().size());
        assertEquals(3, file.variables.get(Microdata.WEIGHT).measure());
    }

    @Test
    void everyValueComesBack() throws IOException {
        var chance = new SplittableRandom(7);
        for (int run = 0; run < 60; run++) {
            var data = ExampleMicrodata.of(chance.nextInt(0, 200), chance.nextInt(1, 40), chance);

            var file = read(data);

            assertEquals(data.rows(), file.rows.size());
            for (int row = 0; row < data.rows(); row++) {
                for (int column = 0; column < data.series().size(); column++) {
                    assertEquals(data.series().get(column).get(row), file.rows.get(row)[column]);
                }
            }
        }
    }

    private static SpssReader read(Microdata data) throws IOException {
        var out = new ByteArrayOutputStream();
        SpssFile.write(data, "de", out);
        return new SpssReader(out.toByteArray());
    }
}
