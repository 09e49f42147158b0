package de.defus.monitor.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Breakdown;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Examples;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.AnswerColumns;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same input gives the same bytes; any other gives another digest. */
class EvaluationRunTest {

    private static final int ROWS = 80;

    private final ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());

    private int version = 1;
    private String district = "South";
    private String questionnaireDigest = "abc";
    private String software = "1.0";
    private int minimumBase = 10;
    private int firstAnswer = 1;
    private List<PopulationCount> population = List.of();

    @Test
    void runningItAgainGivesTheSameBytes() throws JsonProcessingException {
        assertEquals(json.writeValueAsString(run()), json.writeValueAsString(run()));
    }

    @Test
    void theDigestTellsEveryInputApart() {
        var digests = new HashSet<String>();
        digests.add(digest());
        version = 2;
        digests.add(digest());
        district = "Harbour";
        digests.add(digest());
        questionnaireDigest = "abd";
        digests.add(digest());
        software = "1.1";
        digests.add(digest());
        minimumBase = 11;
        digests.add(digest());
        firstAnswer = 2;
        digests.add(digest());
        population = List.of(new PopulationCount(1, 1, 1, 500), new PopulationCount(2, 1, 1, 700));
        digests.add(digest());
        population = List.of(new PopulationCount(1, 1, 1, 500), new PopulationCount(2, 1, 1, 701));
        digests.add(digest());

        assertEquals(9, digests.size());
        assertTrue(digests.stream().allMatch(digest -> digest.matches("[0-9a-f]{64}")));
    }

    private String digest() {
        return run().method().inputDigest();
    }

    private de.defus.monitor.analysis.disclosure.PublishedResults run() {
        var questionnaire = questionnaire();
        var columns = Columns.of(questionnaire);
        var codes = new short[columns.size()][ROWS];
        for (int row = 0; row < ROWS; row++) {
            codes[0][row] = (short) (1 + row % 2);
            codes[1][row] = (short) (1 + row % 3);
        }
        codes[1][0] = (short) firstAnswer;
        return EvaluateWave.evaluate(
                questionnaire,
                new AnswerColumns(columns, ROWS, codes),
                WeightBasis.of(population),
                new EvaluationSettings(minimumBase, software, questionnaireDigest));
    }

    private Questionnaire questionnaire() {
        return Examples.questionnaire(
                version,
                List.of(
                        Examples.single("district", 1, Dimension.AFFECTIVE),
                        Examples.single("safe", 2, Dimension.AFFECTIVE)),
                Map.of(
                        "district", Examples.nominal("district", "North", district),
                        "safe", Examples.nominal("safe", "a", "b", "c")),
                List.of(new Breakdown("district", LocalizedText.same("District"), List.of())));
    }
}
