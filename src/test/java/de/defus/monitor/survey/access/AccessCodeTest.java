package de.defus.monitor.survey.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.problem.Refusal;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AccessCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CODES = 300;

    private final SecureRandom chance = new SecureRandom();

    @Test
    void everySingleTypoIsNoticed() {
        for (int i = 0; i < CODES; i++) {
            var symbols = AccessCode.random(chance).symbols();
            for (int at = 0; at < symbols.length(); at++) {
                for (var wrong : ALPHABET.toCharArray()) {
                    if (wrong != symbols.charAt(at)) {
                        var typed = symbols.substring(0, at) + wrong + symbols.substring(at + 1);
                        assertEquals("check.codeTypo", faultOf(typed), typed);
                    }
                }
            }
        }
    }

    @Test
    void everySwapOfTwoSymbolsIsNoticedWhereverTheyStand() {
        for (int i = 0; i < CODES; i++) {
            var symbols = AccessCode.random(chance).symbols();
            for (int one = 0; one < symbols.length(); one++) {
                for (int other = one + 1; other < symbols.length(); other++) {
                    var typed = symbols.toCharArray();
                    typed[one] = symbols.charAt(other);
                    typed[other] = symbols.charAt(one);
                    if (typed[one] != typed[other]) {
                        assertEquals("check.codeTypo", faultOf(new String(typed)));
                    }
                }
            }
        }
    }

    @Test
    void whateverPeopleMakeOfACodeItIsTheSame() {
        for (int i = 0; i < CODES; i++) {
            var code = AccessCode.random(chance);
            var grouped = code.inGroups();
            assertTrue(grouped.matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"), grouped);
            same(code, grouped);
            same(code, code.symbols());
            same(code, "  " + grouped.toLowerCase(Locale.ROOT) + "\n");
            same(code, grouped.replace("-", " "));
            same(code, grouped.replace("-", " – "));
            same(code, grouped.replace('0', 'O'));
            same(code, grouped.replace('0', 'o'));
            same(code, grouped.replace('1', 'I'));
            same(code, grouped.replace('1', 'l'));
            same(code, "https://umfrage.example/c#" + grouped);
            same(code, String.join(" ", code.symbols().split("")));
        }
        // Full-width symbols of an East Asian keyboard.
        same(AccessCode.parse("0000-0000-0000-0000"), "０".repeat(16));
    }

    @Test
    void whatIsNoCodeIsNamed() {
        assertEquals("check.codeEmpty", faultOf(null));
        assertEquals("check.codeEmpty", faultOf(" - "));
        assertEquals("check.codeEmpty", faultOf("A".repeat(100_000)));
        assertEquals("check.codeLength", faultOf("ABCD"));
        assertEquals("check.codeLength", faultOf("0".repeat(17)));
        assertEquals("check.codeCharacter", faultOf("ABCD-ABCD-ABCD-ABCU"));
        assertEquals("check.codeCharacter", faultOf("Ä"));
    }

    @Test
    void codesDifferInEverySymbolAndSayNothingInLogs() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 2_000; i++) {
            var code = AccessCode.random(chance);
            assertTrue(AccessCode.isConsistent(code.symbols()));
            assertTrue(seen.add(code.symbols()));
            assertFalse(code.toString().contains(code.symbols().substring(0, 4)));
        }
        for (int at = 0; at < AccessCode.SYMBOLS; at++) {
            var position = at;
            assertEquals(
                    32,
                    seen.stream()
                            .map(symbols -> symbols.charAt(position))
                            .distinct()
                            .count(),
                    "symbols at " + at);
        }
    }

    private static void same(AccessCode code, String typed) {
        assertEquals(code, AccessCode.parse(typed), typed);
    }

    private static String faultOf(String typed) {
        return assertThrows(Refusal.class, () -> AccessCode.parse(typed), typed)
                .faults()
                .get(0)
                .messageKey();
    }
}
