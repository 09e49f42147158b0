package de.defus.monitor.platform.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Arabic letters look other at the beginning, in the middle and at the end of a word. Unicode has each look as a letter of
 * its own (Arabic Presentation Forms A and B), which fonts have too. What belongs together is taken from the names and
 * decompositions of these letters.
 */
final class ArabicForms {

    private enum Form {
        ISOLATED,
        INITIAL,
        MEDIAL,
        FINAL
    }

    private static final int LAM = 0x0644;
    /** What makes letters join, and is none. */
    private static final List<Integer> JOINERS = List.of(0x0640, 0x200d);

    private static final Map<String, Map<Form, Integer>> LOOKS = looks();

    private ArabicForms() {}

    private static Map<String, Map<Form, Integer>> looks() {
        var looks = new HashMap<String, Map<Form, Integer>>();
        IntStream.concat(IntStream.rangeClosed(0xfb50, 0xfdff), IntStream.rangeClosed(0xfe70, 0xfefc))
                .filter(Character::isLetter)
                .forEach(look -> {
                    var name = Character.getName(look);
                    var letters = Normalizer.normalize(Character.toString(look), Normalizer.Form.NFKC);
                    // Of ligatures only lam with alef, which every Arabic text has.
                    if (letters.length() > 1 && (look < 0xfef5 || letters.charAt(0) != LAM)) {
                        return;
                    }
                    for (var form : Form.values()) {
                        if (name.endsWith(" " + form + " FORM")) {
                            looks.computeIfAbsent(letters, key -> new EnumMap<>(Form.class))
                                    .putIfAbsent(form, look);
                        }
                    }
                });
        return looks;
    }

    /** Signs above and below Arabic letters that say how a word is spoken. */
    static boolean isVowelSign(int letter) {
        return letter >= 0x064b && letter <= 0x0652 || letter == 0x0670;
    }

    /** The letters in their order, each with the look that its neighbours give it. */
    static List<Integer> join(int[] letters) {
        var joined = new ArrayList<Integer>();
        for (int at = 0; at < letters.length; at++) {
            var next = next(letters, at);
            var pair = next < letters.length && next == at + 1
                    ? Character.toString(letters[at]) + Character.toString(letters[next])
                    : "";
            var isJoinedBefore = joinsNext(letters, before(letters, at));
            if (LOOKS.containsKey(pair)) {
                joined.add(LOOKS.get(pair).get(isJoinedBefore ? Form.FINAL : Form.ISOLATED));
                at = next;
                continue;
            }
            var looks = LOOKS.getOrDefault(Character.toString(letters[at]), Map.of());
            var isJoinedAfter = looks.containsKey(Form.INITIAL) && joinsBefore(letters, next);
            joined.add(looks.getOrDefault(form(isJoinedBefore, isJoinedAfter), letters[at]));
        }
        return joined;
    }

    private static Form form(boolean isJoinedBefore, boolean isJoinedAfter) {
        if (isJoinedBefore) {
            return isJoinedAfter ? Form.MEDIAL : Form.FINAL;
        }
        return isJoinedAfter ? Form.INITIAL : Form.ISOLATED;
    }

    /** The letter after one, whatever signs are between; the length where there is none. */
    private static int next(int[] letters, int at) {
        var next = at + 1;
        while (next < letters.length && Character.getType(letters[next]) == Character.NON_SPACING_MARK) {
            next++;
        }
        return next;
    }

    private static int before(int[] letters, int at) {
        var before = at - 1;
        while (before >= 0 && Character.getType(letters[before]) == Character.NON_SPACING_MARK) {
            before--;
        }
        return before;
    }

    private static boolean joinsNext(int[] letters, int at) {
        return at >= 0
                && (JOINERS.contains(letters[at])
                        || LOOKS.getOrDefault(Character.toString(letters[at]), Map.of())
                                .containsKey(Form.INITIAL));
    }

    private static boolean joinsBefore(int[] letters, int at) {
        return at < letters.length
                && (JOINERS.contains(letters[at])
                        || LOOKS.getOrDefault(Character.toString(letters[at]), Map.of())
                                .containsKey(Form.FINAL));
    }
}
