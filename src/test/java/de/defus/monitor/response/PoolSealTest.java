package de.defus.monitor.response;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.QuestionnaireCatalogue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PoolSealTest {

    private final PoolSeal seal;
    private final QuestionnaireCatalogue catalogue;
    private final UUID wave = UUID.randomUUID();
    private final UUID submission = UUID.randomUUID();

    PoolSealTest(PoolSeal seal, QuestionnaireCatalogue catalogue) {
        this.seal = seal;
        this.catalogue = catalogue;
    }

    @Test
    void nobodyCanBeToldFromOthersByTheLengthOfWhatTheyWrote() {
        var questionnaire = catalogue.list().get(0);
        var codes = new short[Columns.of(questionnaire).size()];
        var longest = questionnaire
                .questions()
                .filter(question -> question.textKey().isPresent())
                .map(question ->
                        "\"%s\":\"%s\"".formatted(question.textKey().get(), "😀".repeat(question.maximumLength()))
                                + question.placeKey()
                                        .map(",\"%s\":\"99 N9999750E9999750\""::formatted)
                                        .orElse(""))
                .collect(Collectors.joining(",", "{", "}"));
        var nothing = seal.seal(wave, submission, new SealedAnswer("de", codes, "{}"), questionnaire);
        var everything = seal.seal(wave, submission, new SealedAnswer("de-simple", codes, longest), questionnaire);

        assertEquals(nothing.length, everything.length);
        assertEquals(longest, seal.open(wave, submission, everything).textsJson());
    }

    @Test
    void whatWasSealedOpensInItsPlaceOnly() {
        var questionnaire = catalogue.list().get(0);
        var codes = new short[Columns.of(questionnaire).size()];
        codes[3] = -8;
        codes[4] = 77;
        var sealed = seal.seal(wave, submission, new SealedAnswer("uk", codes, "{\"a\":\"Bahnhof\"}"), questionnaire);

        var opened = seal.open(wave, submission, sealed);
        assertEquals("uk", opened.language());
        assertArrayEquals(codes, opened.codes());
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("Bahnhof"));
        assertThrows(IllegalStateException.class, () -> seal.open(wave, UUID.randomUUID(), sealed));
        assertThrows(IllegalStateException.class, () -> seal.open(UUID.randomUUID(), submission, sealed));
        sealed[40] ^= 1;
        assertThrows(IllegalStateException.class, () -> seal.open(wave, submission, sealed));
    }
}
