package de.defus.monitor.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program and its database are killed while people send answers: nobody who was thanked is lost, nobody is
 * stored twice. Every third time it happens inside a move of answers out of the pool, which is made slow for this, and every
 * third time right after one. Killing processes is not pulling the plug: what the system holds in memory for the disk
 * survives it.
 */
@Tag("packaged")
class KilledProgramTest {

    private static final int FEW = 2;
    private static final int MANY = Integer.getInteger("defus.proof.kills");
    private static final int AT_ONCE = 8;
    /** Milliseconds between two faults: enough for hundreds of answers. */
    private static final int LONG_ENOUGH = 1_000;

    private static final FlushWatch.Moment[] MOMENTS = {
        FlushWatch.Moment.INSIDE_A_FLUSH, FlushWatch.Moment.RIGHT_AFTER_A_FLUSH, FlushWatch.Moment.WHENEVER
    };

    @TempDir
    static Path folder;

    private static RunningProgram program;
    /** Of all tests of this class, which share the program. */
    private static final Map<UUID, String> EVERYBODY = new HashMap<>();

    private final Random chance = new Random();

    @BeforeAll
    static void start() throws Exception {
        program = new RunningProgram(folder.resolve("data"), Map.of());
        program.start();
        try (var superuser = program.superuser();
                var statement = superuser.createStatement()) {
            statement.execute("""
                    create function linger() returns trigger language plpgsql as
                    $$ begin perform pg_sleep(0.03); return new; end $$""");
            statement.execute(
                    "create trigger linger before insert on responses for each row execute function linger()");
        }
    }

    @AfterAll
    static void end() throws Exception {
        program.stop();
    }

    /** Something that goes wrong, and how the program gets over it. */
    private interface Fault {
        /** Returns how long nobody could answer. */
        Duration strike() throws Exception;
    }

    @Test
    void aKilledProgramHasLostNobodyItThanked() throws Exception {
        strike("program killed", FEW, this::killProgram);
    }

    @Test
    void aKilledDatabaseHasLostNobodyWhoWasThankedAndComesBackByItself() throws Exception {
        strike("database killed", FEW, this::killDatabase);
        strike("database process killed", 1, this::killBackend);
    }

    @Test
    void aProgramToldToStopFinishesWhatItBegan() throws Exception {
        strike("program stopped", 1, this::stopProgram);
    }

    @Test
    @Tag("proof")
    void manyKilledProgramsHaveLostNobodyTheyThanked() throws Exception {
        strike("program killed", MANY, this::killProgram);
    }

    @Test
    @Tag("proof")
    void manyKilledDatabasesHaveLostNobodyWhoWasThanked() throws Exception {
        strike("database killed", MANY, this::killDatabase);
        strike("database process killed", MANY, this::killBackend);
    }

    @Test
    @Tag("proof")
    void manyProgramsToldToStopFinishWhatTheyBegan() throws Exception {
        strike("program stopped", MANY, this::stopProgram);
    }

    private Duration killProgram() throws Exception {
        program.kill();
        return program.start();
    }

    private Duration killDatabase() throws Exception {
        program.killDatabase();
        return program.awaitAnswers();
    }

    private Duration killBackend() throws Exception {
        program.killBackend();
        return program.awaitAnswers();
    }

    private Duration stopProgram() throws Exception {
        var ending = program.stop();
        assertTrue(ending.compareTo(Duration.ofSeconds(30)) < 0, () -> "ended after " + ending);
        return program.start();
    }

    private void strike(String name, int times, Fault fault) throws Exception {
        var back = new ArrayList<Duration>();
        var watch = new FlushWatch(program);
        int mixed;
        try (var residents = new Residents(List.of(program), AT_ONCE)) {
            for (int time = 0; time < times; time++) {
                TimeUnit.MILLISECONDS.sleep(LONG_ENOUGH + chance.nextInt(LONG_ENOUGH));
                watch.await(MOMENTS[time % MOMENTS.length]);
                back.add(fault.strike());
            }
            TimeUnit.MILLISECONDS.sleep(500);
            residents.stop();
            EVERYBODY.putAll(residents.ledger);
            try (var superuser = program.superuser()) {
                mixed = Stored.isExactly(EVERYBODY, superuser);
            }
            assertEquals(List.of(), List.copyOf(residents.oddities), program::errors);
            assertTrue(times <= FEW || watch.met() > 0, "some of it happened while answers were moved");
            Collections.sort(back);
            System.out.printf(
                    Locale.ROOT,
                    "%s %d times (%s): %d thanked, lost 0, twice 0; %d tried again, %d of them were stored already; %d mixed;"
                            + " answers again after %.1f s (median), %.1f s (longest)%n",
                    name,
                    times,
                    watch.told(),
                    residents.ledger.size(),
                    residents.retries.get(),
                    residents.knownAlready.get(),
                    mixed,
                    back.get(back.size() / 2).toMillis() / 1e3,
                    back.get(back.size() - 1).toMillis() / 1e3);
        }
    }
}
