package de.defus.monitor.platform.pdf;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of text as it is seen from left to right, after the Unicode bidirectional algorithm (UAX 9).
 */
final class VisualRuns {

    private static final String MIRRORED = "()[]{}<>«»‹›";

    private VisualRuns() {}

    /**
     * Letters beside each other, of which nothing else stands between.
     *
     * @param meant in the order in which they are read
     * @param letters code points in the order in which they are seen, Arabic ones joined
     * @param isTurned whether what is seen is other than what is meant
     */
    record Run(String meant, List<Integer> letters, boolean isTurned) {}

    /** Whether something in it may run from right to left. */
    static boolean isNeeded(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    /** Of a line that is read from left to right, whatever stands in it. */
    static List<Run> of(String text) {
        return of(text, false);
    }

    /** @param fromRight whether the line is one of a language that is written from right to left */
    static List<Run> of(String text, boolean fromRight) {
        if (!isNeeded(text)) {
            return List.of(plain(text));
        }
        var bidi = new Bidi(text, fromRight ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        var runs = new ArrayList<Run>();
        for (int first = 0; first < bidi.getRunCount(); first++) {
            var end = first;
            while (end < bidi.getRunCount() && bidi.getRunLevel(end) > 0) {
                end++;
            }
            if (end > first) {
                runs.add(turned(text, bidi, first, end));
                first = end - 1;
            } else {
                runs.add(plain(text.substring(bidi.getRunStart(first), bidi.getRunLimit(first))));
            }
        }
        return runs;
    }

    /** What runs from right to left, with the numbers in it, which do not. */
    private static Run turned(String text, Bidi bidi, int first, int end) {
        var count = end - first;
        var levels = new byte[count];
        var parts = new Object[count];
        for (int index = 0; index < count; index++) {
            levels[index] = (byte) bidi.getRunLevel(first + index);
            var part = text.substring(bidi.getRunStart(first + index), bidi.getRunLimit(first + index));
            parts[index] = levels[index] % 2 == 0 ? part.codePoints().boxed().toList() : turned(part);
        }
        Bidi.reorderVisually(levels, 0, parts, 0, count);
        var letters = new ArrayList<Integer>();
        for (var part : parts) {
            ((List<?>) part).forEach(letter -> letters.add((Integer) letter));
        }
        return new Run(text.substring(bidi.getRunStart(first), bidi.getRunLimit(end - 1)), letters, true);
    }

    private static Run plain(String text) {
        return new Run(text, text.codePoints().boxed().toList(), false);
    }

    private static List<Integer> turned(String text) {
        // Signs above and below a letter are drawn after it, on whichever side the next one stands.
        var clusters = new ArrayList<List<Integer>>();
        ArabicForms.join(text.codePoints().toArray()).forEach(letter -> {
            if (clusters.isEmpty() || Character.getType(letter) != Character.NON_SPACING_MARK) {
                clusters.add(new ArrayList<>());
            }
            clusters.get(clusters.size() - 1).add(mirrored(letter));
        });
        Collections.reverse(clusters);
        return clusters.stream().flatMap(List::stream).toList();
    }

    private static int mirrored(int letter) {
        return IntStream.range(0, MIRRORED.length())
                .filter(index -> MIRRORED.charAt(index) == letter)
                .map(index -> MIRRORED.charAt(index ^ 1))
                .findFirst()
                .orElse(letter);
    }
}
