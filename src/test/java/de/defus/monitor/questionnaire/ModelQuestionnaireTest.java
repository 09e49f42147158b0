package de.defus.monitor.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.text.LocalizedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The instrument every survey is set up on, as it comes with the program. */
public class ModelQuestionnaireTest {

    private final Questionnaire model = model();

    /** The model questionnaire, without any city's districts. */
    public static Questionnaire model() {
        try {
            return new QuestionnaireCatalogue(Optional.empty()).get("defus-monitor", 1);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void itHasTwentyFiveQuestionsInSevenVariants() {
        assertEquals(List.of("de", "de-simple", "en", "ar", "ru", "tr", "uk"), model.languages());
        assertEquals(
                IntStream.rangeClosed(1, 25).boxed().toList(),
                model.questions().map(Question::number).toList());
        assertEquals(
                Map.of(
                        Dimension.AFFECTIVE, 5L,
                        Dimension.COGNITIVE, 2L,
                        Dimension.CONATIVE, 4L,
                        Dimension.NEEDS, 3L,
                        Dimension.SOCIO, 11L),
                model.questions()
                        .collect(Collectors.groupingBy(
                                question -> question.items().get(0).dimension(), Collectors.counting())));
    }

    @Test
    void everyWordingIsThereInEveryLanguageAndDiffers() {
        for (var wording : wordings()) {
            assertEquals(model.languages().size(), wording.byLanguage().size(), wording.toString());
        }
        var stems = model.questions().map(Question::stem).toList();
        stems.forEach(stem -> assertNotEquals(stem.in("de"), stem.in("en")));
    }

    @Test
    void noColumnComesTwice() {
        var names = Columns.of(model).stream().map(Column::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size());
    }

    @Test
    void theDistrictDecidesTheStratumAndMustBeAnswered() {
        var required = model.questions().filter(Question::required).toList();
        assertEquals(1, required.size());
        assertEquals("district", required.get(0).key());
        assertEquals(Optional.of(Questionnaire.DISTRICT_SCALE), required.get(0).scale());
        var city = model.forCity(
                List.of(new Category(7, LocalizedText.same("Mitte"))),
                List.of(new Item(
                        "safe_place_harbour",
                        LocalizedText.of("Am Hafen", "At the harbour"),
                        Dimension.AFFECTIVE,
                        Evidence.PROPOSAL,
                        "safe_place_harbour.safety5")));
        assertEquals(7, city.scales().get("district").categories().get(0).code());
        assertEquals(Columns.of(model).size() + 1, Columns.of(city).size());
        assertTrue(city.findQuestionOf("safe_place_harbour").isPresent());
    }

    @Test
    void whoAnswersFromEndToEndIsAskedOnlyWhatCanBeAnswered() {
        model.questions()
                .filter(question -> question.kind() != Question.Kind.OPEN)
                .forEach(question -> {
                    var scale = model.findScale(question).orElseThrow();
                    assertTrue(
                            scale.categories().size() > 1 || scale.key().equals(Questionnaire.DISTRICT_SCALE),
                            question.key());
                });
    }

    private List<LocalizedText> wordings() {
        var all = new ArrayList<LocalizedText>();
        all.add(model.title());
        model.sections().forEach(section -> {
            all.add(section.title());
            section.intro().ifPresent(all::add);
        });
        model.questions().forEach(question -> {
            all.add(question.stem());
            question.hint().ifPresent(all::add);
            question.items().forEach(item -> all.add(item.label()));
        });
        model.scales().values().forEach(scale -> {
            scale.categories().forEach(category -> all.add(category.label()));
            all.addAll(scale.missing().values());
        });
        model.indicators().forEach(indicator -> all.add(indicator.label()));
        model.breakdowns().forEach(breakdown -> {
            all.add(breakdown.label());
            breakdown.groups().forEach(group -> all.add(group.label()));
        });
        return all;
    }
}
