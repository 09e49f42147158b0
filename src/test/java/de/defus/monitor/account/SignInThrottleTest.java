package de.defus.monitor.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-06-01T08:00:00Z"));
    private final SignInThrottle throttle = new SignInThrottle(now::get);

    @Test
    void theWaitDoublesUpToFiveMinutes() {
        assertEquals(Duration.ZERO, SignInThrottle.waitAfter(4));
        assertEquals(Duration.ofSeconds(2), SignInThrottle.waitAfter(5));
        assertEquals(Duration.ofSeconds(4), SignInThrottle.waitAfter(6));
        assertEquals(Duration.ofSeconds(256), SignInThrottle.waitAfter(12));
        assertEquals(Duration.ofMinutes(5), SignInThrottle.waitAfter(13));
        assertEquals(Duration.ofMinutes(5), SignInThrottle.waitAfter(1_000_000));
        for (int failures = 1; failures < 100; failures++) {
            assertTrue(SignInThrottle.waitAfter(failures).compareTo(SignInThrottle.waitAfter(failures + 1)) <= 0);
        }
    }

    @Test
    void whoWaitedMayTryAgainAndSuccessForgets() {
        fail("anna", 5);
        var refused = assertThrows(Refusal.class, () -> throttle.begin("anna"));
        assertEquals(ProblemType.TOO_MANY_TRIES, refused.type());
        assertEquals(List.of(3L), refused.arguments(), "seconds, rounded up");
        assertDoesNotThrow(() -> throttle.begin("berta"));
        now.updateAndGet(time -> time.plusSeconds(2));
        assertDoesNotThrow(() -> throttle.begin("anna"));
        throttle.succeeded("anna");
        fail("anna", 4);
        assertDoesNotThrow(() -> throttle.begin("anna"));
    }

    @Test
    void inventedNamesPushNoWaitingNameOut() {
        fail("anna", 5);
        for (int name = 0; name < 10_500; name++) {
            throttle.begin("name" + name);
        }
        assertThrows(Refusal.class, () -> throttle.begin("anna"));
    }

    @Test
    void manyAtTheSameMomentAreNotLetThrough() throws Exception {
        var through = new AtomicInteger();
        var start = new CountDownLatch(1);
        var guessers = IntStream.range(0, 40)
                .mapToObj(number -> new Thread(() -> {
                    try {
                        start.await();
                        throttle.begin("anna");
                        through.incrementAndGet();
                    } catch (Refusal | InterruptedException held) {
                        // not let through
                    }
                }))
                .toList();
        guessers.forEach(Thread::start);
        start.countDown();
        for (var guesser : guessers) {
            guesser.join();
        }
        assertEquals(5, through.get());
    }

    private void fail(String name, int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            throttle.begin(name);
        }
    }
}
