package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.text.LocalizedText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a questionnaire of the model and what a survey changes of it. What is own bears keys that no file can have, and a
 * comparability key of the survey and of its German words: asked with other words or other answers, it is another item.
 */
public final class AdaptedQuestionnaire {

    /** Characters of an own free text. */
    public static final int TEXT_LENGTH = 500;

    private static final int FINGERPRINT = 8;

    private final Questionnaire model;
    private final Adaptation adaptation;
    private final String survey;

    private AdaptedQuestionnaire(Questionnaire model, Adaptation adaptation, String survey) {
        this.model = model;
        this.adaptation = adaptation;
        this.survey = survey.replace('-', '_');
    }

    /**
     * The model as a survey asks it. Questions are numbered anew if any was left out or added.
     *
     * @param model with or without the city's districts
     * @param adaptation that was checked for this model
     * @param survey name of the survey in addresses
     */
    public static Questionnaire of(Questionnaire model, Adaptation adaptation, String survey) {
        return adaptation.isEmpty() ? model : new AdaptedQuestionnaire(model, adaptation, survey).make();
    }

    private Questionnaire make() {
        var sections = new ArrayList<Section>();
        for (var section : model.sections()) {
            var kept = section.questions().stream()
                    .filter(question ->
                            !question.optional() || !adaptation.dropped().contains(question.key()))
                    .map(this::withPlaces);
            var own = adaptation.questions().stream()
                    .filter(question -> isIn(question, section))
                    .map(question -> question(question, section));
            var questions = Stream.concat(kept, own).toList();
            if (!questions.isEmpty()) {
                sections.add(section.withQuestions(questions));
            }
        }
        var scales = new HashMap<>(model.scales());
        adaptation.questions().stream()
                .filter(question -> question.kind() == Adaptation.Kind.CHOICE)
                .forEach(question -> scales.put(question.key(), scale(question)));
        return model.with(numbered(sections), scales)
                .withIndices(model.indices().stream()
                        .filter(index -> isAskedWhole(index, sections))
                        .toList());
    }

    /** Of a part of its items an index would be another index. */
    private static boolean isAskedWhole(Index index, List<Section> sections) {
        var asked = sections.stream()
                .flatMap(section -> section.questions().stream())
                .flatMap(question -> question.items().stream())
                .map(Item::key)
                .collect(Collectors.toSet());
        return index.columns().stream()
                .allMatch(column -> asked.contains(column) || asked.contains(column.replaceFirst("_\\d+$", "")));
    }

    /** A section that the model no longer has must not take the question with it. */
    private boolean isIn(Adaptation.OwnQuestion question, Section section) {
        var last = model.sections().get(model.sections().size() - 1);
        var known = model.sections().stream().anyMatch(other -> other.key().equals(question.section()));
        return known ? section.key().equals(question.section()) : section.equals(last);
    }

    private List<Section> numbered(List<Section> sections) {
        if (adaptation.dropped().isEmpty() && adaptation.questions().isEmpty()) {
            return sections;
        }
        var numbered = new ArrayList<Section>();
        var next = 1;
        for (var section : sections) {
            var first = next;
            var questions = section.questions();
            numbered.add(section.withQuestions(IntStream.range(0, questions.size())
                    .mapToObj(index -> questions.get(index).withNumber(first + index))
                    .toList()));
            next += questions.size();
        }
        return numbered;
    }

    private Question withPlaces(Question question) {
        var battery = model.questions().filter(Question::cityPlaces).findFirst();
        if (battery.filter(question::equals).isEmpty()) {
            return question;
        }
        var dimension = question.items().get(0).dimension();
        var scale = question.scale().orElseThrow();
        return question.withItems(Stream.concat(
                        question.items().stream(),
                        adaptation.places().stream()
                                .map(place -> new Item(
                                        place.key(),
                                        new LocalizedText(place.name()),
                                        dimension,
                                        Evidence.PROPOSAL,
                                        comparability(
                                                place.key(), scale, place.name().get("de")))))
                .toList());
    }

    private Question question(Adaptation.OwnQuestion own, Section section) {
        var stem = new LocalizedText(own.stem());
        var scale = switch (own.kind()) {
            case CHOICE -> Optional.of(own.key());
            case RATING -> Optional.of(own.scale());
            case TEXT -> Optional.<String>empty();
        };
        var measures = switch (own.kind()) {
            case CHOICE -> String.join("|", own.answersIn("de"));
            case RATING -> own.scale();
            case TEXT -> "";
        };
        // It measures what its page measures.
        var dimension = section.questions()
                .get(section.questions().size() - 1)
                .items()
                .get(0)
                .dimension();
        var name = own.kind().name().toLowerCase(Locale.ROOT);
        var item = new Item(
                own.key(),
                stem,
                dimension,
                Evidence.PROPOSAL,
                comparability(own.key(), name, own.stem().get("de") + "|" + measures));
        return new Question(
                own.key(),
                0,
                own.kind() == Adaptation.Kind.TEXT ? Question.Kind.OPEN : Question.Kind.SINGLE,
                stem,
                Optional.empty(),
                List.of(item),
                scale,
                Optional.empty(),
                false,
                0,
                0,
                0,
                false,
                own.kind() == Adaptation.Kind.TEXT ? TEXT_LENGTH : 0,
                Optional.empty(),
                true);
    }

    private ResponseScale scale(Adaptation.OwnQuestion own) {
        var categories = IntStream.range(0, own.answersIn("de").size())
                .mapToObj(index -> new Category(
                        index + 1,
                        new LocalizedText(own.answers().entrySet().stream()
                                .collect(Collectors.toMap(
                                        entry -> entry.getKey(),
                                        entry -> entry.getValue().get(index))))))
                .toList();
        return new ResponseScale(
                own.key(), ResponseScale.Measure.NOMINAL, ResponseScale.Direction.NONE, categories, Map.of());
    }

    private String comparability(String key, String measuredBy, String words) {
        return "own." + survey + "." + key + "." + measuredBy + "." + fingerprint(words);
    }

    /** Upper case, spaces and punctuation do not make another question. */
    private static String fingerprint(String words) {
        var plain = words.toLowerCase(Locale.GERMAN).replaceAll("[^\\p{L}\\p{N}<>=+|-]", "");
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
