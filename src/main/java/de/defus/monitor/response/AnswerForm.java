package de.defus.monitor.response;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.Section;
import de.defus.monitor.questionnaire.check.Routing;
import de.defus.monitor.questionnaire.check.Square;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One page of the questionnaire with what was answered so far and what needs mending, in the words of one language.
 *
 * @param faults one for each message, in the order of the page; empty on a page without faults
 */
public record AnswerForm(String title, String intro, List<QuestionView> questions, List<FaultView> faults) {

    /** A message and the field it leads to. */
    public record FaultView(String field, String message) {}

    /**
     * What can be ticked, with all that its line of the page says: pages of ninety lines are shown ten times by everybody.
     *
     * @param field name of its input
     * @param type of its input, {@code radio} or {@code checkbox}; empty in a list to choose from
     * @param lang of the label where it is not that of the page, else empty; so in all records here
     */
    public record OptionView(
            String field, String type, String value, String label, boolean checked, boolean aside, String lang) {}

    /** An item with its options. */
    public record RowView(String key, String label, List<OptionView> options, String error, String lang) {}

    /** Where something can be written. */
    public record TextView(String key, String value, int maximumLength, String error) {}

    /** Where a place can be chosen; the square is empty if none is set on the map. */
    public record PlaceView(String key, List<OptionView> districts, String square, String error) {}

    /**
     * A question as printed.
     *
     * @param text empty list if nothing can be written, else one
     * @param place empty list if no place can be chosen, else one
     */
    public record QuestionView(
            int number,
            Question.Kind kind,
            String stem,
            String hint,
            List<RowView> rows,
            List<TextView> text,
            List<PlaceView> place,
            String lang) {

        public RowView row() {
            return rows.get(0);
        }

        public boolean isFaulty() {
            return rows.stream().anyMatch(row -> !row.error().isEmpty())
                    || text.stream().anyMatch(field -> !field.error().isEmpty())
                    || place.stream().anyMatch(field -> !field.error().isEmpty());
        }
    }

    /** The page of a section: the questions that are asked after these answers. */
    static AnswerForm of(
            Questionnaire questionnaire,
            Section section,
            Map<String, List<String>> answers,
            List<Fault> faults,
            Texts texts) {
        var asked = section.questions().stream()
                .filter(question -> Routing.isAsked(question, answers))
                .toList();
        return of(new Maker(questionnaire, answers, faults, texts), section, asked);
    }

    /** The page of a section with all of its questions, whoever is asked them; nothing is answered. */
    static AnswerForm whole(Questionnaire questionnaire, Section section, Texts texts) {
        return of(new Maker(questionnaire, Map.of(), List.of(), texts), section, section.questions());
    }

    private static AnswerForm of(Maker maker, Section section, List<Question> asked) {
        var language = maker.texts().language();
        return new AnswerForm(
                section.title().in(language),
                section.intro().map(intro -> intro.in(language)).orElse(""),
                asked.stream().map(maker::question).toList(),
                maker.faults().stream()
                        .map(fault -> new FaultView(fault.where(), fault.in(maker.texts())))
                        .toList());
    }

    private record Maker(
            Questionnaire questionnaire, Map<String, List<String>> answers, List<Fault> faults, Texts texts) {

        QuestionView question(Question question) {
            var language = texts.language();
            var rows = question.kind() == Question.Kind.OPEN
                    ? List.<RowView>of()
                    : question.items().stream().map(item -> row(question, item)).toList();
            return new QuestionView(
                    question.number(),
                    question.kind(),
                    question.stem().in(language),
                    question.hint().map(hint -> hint.in(language)).orElse(""),
                    rows,
                    question
                            .textKey()
                            .map(key -> new TextView(
                                    key, String.join("\n", values(key)), question.maximumLength(), error(key)))
                            .stream()
                            .toList(),
                    question.placeKey().map(key -> place(question, key)).stream()
                            .toList(),
                    lang(question.isOwn(), question.stem()));
        }

        /** A city's own words may lack a translation; the model's have all, and names of districts have none. */
        private String lang(boolean own, LocalizedText words) {
            return own && !words.byLanguage().containsKey(texts.language()) ? LocalizedText.BASE_LANGUAGE : "";
        }

        private PlaceView place(Question question, String key) {
            var chosen = values(key);
            var districts = question.placeScale().map(questionnaire.scales()::get).stream()
                    .flatMap(scale -> scale.categories().stream())
                    .map(category -> {
                        var value = Integer.toString(category.code());
                        return new OptionView(
                                key,
                                "",
                                value,
                                category.label().in(texts.language()),
                                chosen.contains(value),
                                false,
                                "");
                    })
                    .toList();
            var square = chosen.stream().filter(Square::isOne).findFirst().orElse("");
            return new PlaceView(key, districts, square, error(key));
        }

        private RowView row(Question question, Item item) {
            var scale = questionnaire.findScale(question).orElseThrow();
            var chosen = values(item.key());
            var type = question.kind() == Question.Kind.MULTIPLE ? "checkbox" : "radio";
            var options = new ArrayList<OptionView>();
            for (var category : scale.categories()) {
                var value = Integer.toString(category.code());
                var lang = lang(scale.key().startsWith(Item.OWN), category.label());
                options.add(new OptionView(
                        item.key(),
                        type,
                        value,
                        category.label().in(texts.language()),
                        chosen.contains(value),
                        false,
                        lang));
            }
            scale.missing().forEach((code, label) -> {
                var value = Integer.toString(code.code());
                options.add(new OptionView(
                        item.key(), type, value, label.in(texts.language()), chosen.contains(value), true, ""));
            });
            return new RowView(
                    item.key(),
                    item.label().in(texts.language()),
                    options,
                    error(item.key()),
                    lang(item.isOwn(), item.label()));
        }

        private List<String> values(String key) {
            return answers.getOrDefault(key, List.of());
        }

        private String error(String key) {
            return faults.stream()
                    .filter(fault -> fault.where().equals(key))
                    .map(fault -> fault.in(texts))
                    .findFirst()
                    .orElse("");
        }
    }
}
