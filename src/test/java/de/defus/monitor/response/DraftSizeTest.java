package de.defus.monitor.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DraftSizeTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void whatFitsStaysAsItIs() {
        var answers = Map.of("safe", List.of("2"), "text", List.of("x".repeat(DraftSize.MOST_BYTES - 1)));
        assertSame(answers, DraftSize.fitted(answers));
    }

    @Test
    void onlyTheLongestAreCutAndNothingMoreThanNeeded() {
        var letters = List.of("x", "ü", "ж", "ع", "😀", "\"", "\\", "\u0001", "€");
        var chance = new SplittableRandom(20);
        for (int run = 0; run < 200; run++) {
            var answers = new LinkedHashMap<String, List<String>>();
            answers.put("safe", List.of("2"));
            for (int text = 0; text < 1 + chance.nextInt(6); text++) {
                var letter = letters.get(chance.nextInt(letters.size()));
                answers.put("text" + text, List.of(letter.repeat(1 + chance.nextInt(250_000 / letter.length()))));
            }
            var fitted = DraftSize.fitted(answers);
            assertEquals(List.of("2"), fitted.get("safe"));
            var bytes = size(fitted);
            assertTrue(bytes < DraftSize.MOST_BYTES + 200, bytes + " bytes");
            if (size(answers) > DraftSize.MOST_BYTES + 200) {
                assertTrue(bytes > DraftSize.MOST_BYTES - 100, bytes + " bytes");
            }
            answers.forEach((item, values) -> {
                var kept = fitted.get(item).get(0);
                assertTrue(values.get(0).startsWith(kept));
                assertTrue(kept.isEmpty() || !Character.isHighSurrogate(kept.charAt(kept.length() - 1)));
            });
        }
    }

    private int size(Map<String, List<String>> answers) {
        try {
            return json.writeValueAsBytes(answers).length;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
