package de.defus.monitor.journey;

import de.defus.monitor.survey.OpenLinks;
import de.defus.monitor.survey.ResponseCounting;
import jakarta.enterprise.inject.spi.CDI;

/** The open wave of the demo city, as tests look at it from inside. */
public final class DemoWave {

    private DemoWave() {}

    /** How many have answered it. */
    public static long responses() {
        var wave = CDI.current().select(OpenLinks.class).get().find("demo").orElseThrow();
        return CDI.current().select(ResponseCounting.class).get().count(wave);
    }
}
