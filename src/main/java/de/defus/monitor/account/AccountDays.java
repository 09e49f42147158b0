package de.defus.monitor.account;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as cities count them. */
final class AccountDays {

    private AccountDays() {}

    static LocalDate today(InstantSource clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
    }
}
