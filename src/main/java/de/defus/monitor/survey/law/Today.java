package de.defus.monitor.survey.law;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day it is where the cities are. */
final class Today {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private Today() {}

    static LocalDate of(InstantSource clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
