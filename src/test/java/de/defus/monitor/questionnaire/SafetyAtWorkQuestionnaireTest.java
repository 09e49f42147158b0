package de.defus.monitor.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The instrument for employees and elected people, as it comes with the program. */
class SafetyAtWorkQuestionnaireTest {

    private final Questionnaire questionnaire;

    SafetyAtWorkQuestionnaireTest() throws IOException {
        questionnaire = new QuestionnaireCatalogue(Optional.empty()).get("safety-at-work", 1);
    }

    @Test
    void itIsStricterThanTheModelAndKnowsNoDistrict() {
        assertEquals(20, questionnaire.minimumBase());
        assertEquals(10, ModelQuestionnaireTest.model().minimumBase());
        assertFalse(questionnaire.hasDistricts());
        assertTrue(ModelQuestionnaireTest.model().hasDistricts());
        assertTrue(questionnaire.questions().noneMatch(Question::required), "every question may be left open");
    }

    @Test
    void itAsksForIncidentsReportsAndAftercare() {
        assertEquals(List.of("de", "en"), questionnaire.languages());
        assertEquals(
                IntStream.rangeClosed(1, 20).boxed().toList(),
                questionnaire.questions().map(Question::number).toList());
        for (var key : List.of("incident_types", "incident_settings", "incident_reported", "aftercare")) {
            var question = questionnaire
                    .questions()
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    List.of("any_incident"),
                    List.copyOf(question.askedIf().orElseThrow().items()));
        }
        questionnaire
                .questions()
                .forEach(question -> assertNotEquals(
                        question.stem().in("de"), question.stem().in("en")));
    }

    @Test
    void theDecidingAnswerIsGivenOnAnEarlierPage() {
        var earlier = new java.util.HashSet<String>();
        for (var section : questionnaire.sections()) {
            section.questions()
                    .forEach(question -> question.askedIf()
                            .ifPresent(rule -> assertTrue(earlier.containsAll(rule.items()), question.key())));
            earlier.addAll(section.questions().stream()
                    .flatMap(question -> question.items().stream())
                    .map(Item::key)
                    .collect(Collectors.toSet()));
        }
    }

    @Test
    void whatIsSharedWithTheModelMeansTheSame() {
        var model = ModelQuestionnaireTest.model()
                .questions()
                .flatMap(question -> question.items().stream())
                .collect(Collectors.toMap(Item::comparabilityKey, Item::key));
        questionnaire
                .questions()
                .flatMap(question -> question.items().stream())
                .filter(item -> model.containsKey(item.comparabilityKey()))
                .forEach(item -> assertEquals("gender", item.key(), "only the gender is asked alike"));
    }
}
