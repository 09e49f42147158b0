package de.defus.monitor.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTokensTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-06-01T08:00:00Z"));
    private final FormTokens tokens = new FormTokens(key("one secret"), now::get);

    @Test
    void aTokenHoldsForItsSessionForTwelveHours() {
        var token = tokens.issue("session");
        assertTrue(tokens.isValid(token, "session"));
        now.updateAndGet(time -> time.plus(Duration.ofHours(12)).minusSeconds(1));
        assertTrue(tokens.isValid(token, "session"));
        now.updateAndGet(time -> time.plusSeconds(1));
        assertFalse(tokens.isValid(token, "session"));
    }

    @Test
    void itHoldsForNoOtherSessionAndNoOtherServer() {
        var token = tokens.issue("session");
        assertFalse(tokens.isValid(token, "another"));
        assertFalse(tokens.isValid(token, ""));
        assertFalse(tokens.isValid(token, null));
        assertFalse(new FormTokens(key("another secret"), now::get).isValid(token, "session"));
    }

    @Test
    void itsExpiryCannotBeMoved() {
        var token = tokens.issue("session");
        var expiry = Long.parseLong(token.substring(0, token.indexOf('.')));
        assertFalse(tokens.isValid((expiry + 1) + token.substring(token.indexOf('.')), "session"));
        // A digit moved from the session to the expiry must not fit either.
        assertFalse(tokens.isValid(tokens.issue("1session"), "session"));
    }

    @Test
    void noSingleCharacterCanBeChanged() {
        var token = tokens.issue("session");
        for (int index = 0; index < token.length(); index++) {
            var other = token.charAt(index) == '0' ? '1' : '0';
            var changed = token.substring(0, index) + other + token.substring(index + 1);
            assertFalse(tokens.isValid(changed, "session"), changed);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "x", "1.2", "9999999999999.00", "-1.aa", " "})
    void nonsenseIsNotValid(String token) {
        assertFalse(tokens.isValid(token, "session"));
    }

    @Test
    void aCodeForOneUseIsWorthlessForAnother() {
        assertNotEquals(key("s").sign("form", "x"), key("s").sign("draft", "x"));
        assertNotEquals(key("s").sign("form", "x"), key("t").sign("form", "x"));
    }

    @Test
    void withoutAGivenSecretOneIsMadeOnceForItsOwnerAlone(@TempDir Path folder) throws IOException {
        var data = folder.resolve("data").toString();
        var first = new ServerKey(Optional.empty(), data, new SecureRandom()).sign("form", "x");
        var second = new ServerKey(Optional.empty(), data, new SecureRandom()).sign("form", "x");
        assertEquals(first, second, "the key survives a restart");
        var file = folder.resolve("data/server.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    private static ServerKey key(String secret) {
        try {
            return new ServerKey(Optional.of(secret), "unused", new SecureRandom());
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
