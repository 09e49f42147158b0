package de.defus.monitor.survey.access;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * What lets a person answer once: 15 random symbols (75 bits) and a check symbol, of Crockford's base 32, in four groups
 * of four. The 16 symbols d₀…d₁₅, read as elements of GF(32), satisfy Σ αⁱ dᵢ = 0; as the sixteen weights differ and none
 * is zero, one wrong symbol and any two swapped symbols are always noticed.
 */
public final class AccessCode {

    static final int SYMBOLS = 16;
    private static final int RANDOM_SYMBOLS = SYMBOLS - 1;
    private static final int GROUP = 4;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    /** More than anybody types, spaces and all; beyond it nothing is looked at. */
    private static final int LONGEST_INPUT = 200;

    private final String symbols;

    private AccessCode(String symbols) {
        this.symbols = symbols;
    }

    static AccessCode random(SecureRandom chance) {
        var digits = new int[SYMBOLS];
        for (int i = 0; i < RANDOM_SYMBOLS; i++) {
            digits[i] = chance.nextInt(ALPHABET.length());
        }
        digits[RANDOM_SYMBOLS] = Field32.divide(weightedSum(digits), Field32.power(RANDOM_SYMBOLS));
        var symbols = new StringBuilder();
        for (var digit : digits) {
            symbols.append(ALPHABET.charAt(digit));
        }
        return new AccessCode(symbols.toString());
    }

    /** A code for previews that no letter ever has: all zeros. */
    static AccessCode sample() {
        return new AccessCode("0".repeat(SYMBOLS));
    }

    /**
     * The code somebody typed: small letters, O for 0, I and L for 1, spaces, hyphens and the address before it do not
     * matter.
     *
     * @throws Refusal {@code INVALID_INPUT} with one fault at {@code code}: nothing typed, a symbol that no code has, too
     *     few or too many symbols, or a typing error
     */
    public static AccessCode parse(String typed) {
        var text = typed == null || typed.length() > LONGEST_INPUT ? "" : typed;
        var last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('#')) + 1);
        var symbols = Normalizer.normalize(last, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}\\p{Z}\\p{Cf}._]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (symbols.isEmpty()) {
            throw fault("check.codeEmpty");
        }
        var strange = symbols.codePoints()
                .filter(symbol -> ALPHABET.indexOf(symbol) < 0)
                .findFirst();
        if (strange.isPresent()) {
            throw fault("check.codeCharacter", Character.toString(strange.getAsInt()));
        }
        if (symbols.length() != SYMBOLS) {
            throw fault("check.codeLength", SYMBOLS, symbols.length());
        }
        if (!isConsistent(symbols)) {
            throw fault("check.codeTypo");
        }
        return new AccessCode(symbols);
    }

    /** The sixteen symbols without a gap: the one form that is hashed. */
    String symbols() {
        return symbols;
    }

    /** As it is printed: four groups of four. */
    public String inGroups() {
        return symbols.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    static boolean isConsistent(String symbols) {
        return weightedSum(symbols.chars().map(ALPHABET::indexOf).toArray()) == 0;
    }

    private static int weightedSum(int[] digits) {
        var sum = 0;
        for (int i = 0; i < digits.length; i++) {
            sum ^= Field32.multiply(Field32.power(i), digits[i]);
        }
        return sum;
    }

    private static Refusal fault(String key, Object... arguments) {
        return new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("code", key, arguments)));
    }

    /** Says nothing: a code must not slip into a log. */
    @Override
    public String toString() {
        return "AccessCode[…]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessCode code && code.symbols.equals(symbols);
    }

    @Override
    public int hashCode() {
        return symbols.hashCode();
    }
}
