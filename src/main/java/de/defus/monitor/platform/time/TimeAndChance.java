package de.defus.monitor.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/** The only source of the present moment and of chance; everything else has them injected. */
@ApplicationScoped
class TimeAndChance {

    @Produces
    @ApplicationScoped
    InstantSource clock() {
        return Clock.systemUTC();
    }

    /** Unpredictable chance, for ids, links and codes. Draws that must be repeatable take a seeded generator instead. */
    @Produces
    @Singleton // its final methods allow no proxy
    SecureRandom secureRandom() {
        return new SecureRandom();
    }
}
