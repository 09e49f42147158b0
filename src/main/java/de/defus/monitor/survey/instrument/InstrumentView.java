package de.defus.monitor.survey.instrument;

import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.questionnaire.Adaptation;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.Section;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a wave asks, as its page shows it.
 *
 * @param frozen whether it can no longer be changed
 * @param sections the pages of the model with all of its questions
 * @param places the battery that takes own places; absent if the model has none
 * @param questions own questions, with the page they stand on
 * @param missing own words that lack a translation
 */
public record InstrumentView(
        WaveView wave,
        boolean frozen,
        String surveyTitle,
        int questionCount,
        int pageCount,
        List<SectionView> sections,
        Optional<PlacesView> places,
        List<OwnView> questions,
        List<MissingView> missing) {

    /** A page of the model. */
    public record SectionView(String title, List<Line> lines) {}

    /** A question of the model. */
    public record Line(String key, String stem, boolean optional, boolean asked) {}

    /** The battery of places. */
    public record PlacesView(String stem, List<String> core, List<OwnView> own) {}

    /**
     * An own place or question.
     *
     * @param first whether there is none before it with which it could change places
     * @param last whether there is none behind it
     */
    public record OwnView(String key, String german, String kindKey, String section, boolean first, boolean last) {}

    /** Own words with the names of the languages in which they are missing. */
    public record MissingView(String german, String path, String languages) {}

    static InstrumentView of(
            WaveView wave,
            boolean frozen,
            String surveyTitle,
            Questionnaire model,
            Adaptation adaptation,
            Questionnaire asked,
            PageFrame frame) {
        var language = frame.language();
        return new InstrumentView(
                wave,
                frozen,
                surveyTitle,
                (int) asked.questions().count(),
                asked.sections().size(),
                model.sections().stream()
                        .map(section -> new SectionView(
                                section.title().in(language),
                                section.questions().stream()
                                        .map(question -> line(question, adaptation, language))
                                        .toList()))
                        .toList(),
                model.questions()
                        .filter(Question::cityPlaces)
                        .findFirst()
                        .map(battery -> places(battery, adaptation, language)),
                model.sections().stream()
                        .flatMap(section -> questions(section, adaptation, language))
                        .toList(),
                Untranslated.list(model, adaptation).stream()
                        .map(found -> new MissingView(
                                found.german(),
                                path(wave)
                                        + (found.key().startsWith("own_place_") ? "/orte/" : "/fragen/")
                                        + found.key(),
                                String.join(
                                        ", ",
                                        found.languages().stream()
                                                .map(frame::nameOf)
                                                .toList())))
                        .toList());
    }

    static String path(WaveView wave) {
        return "/stadt/wellen/" + wave.id() + "/fragebogen";
    }

    static String kindKey(Adaptation.Kind kind) {
        return "instrument.kind." + kind.name().toLowerCase(Locale.ROOT);
    }

    private static Line line(Question question, Adaptation adaptation, String language) {
        return new Line(
                question.key(),
                question.stem().in(language),
                question.optional(),
                !adaptation.dropped().contains(question.key()));
    }

    private static PlacesView places(Question battery, Adaptation adaptation, String language) {
        return new PlacesView(
                battery.stem().in(language),
                battery.items().stream()
                        .map(Item::label)
                        .map(label -> label.in(language))
                        .toList(),
                IntStream.range(0, adaptation.places().size())
                        .mapToObj(index -> new OwnView(
                                adaptation.places().get(index).key(),
                                adaptation.places().get(index).name().get("de"),
                                "",
                                "",
                                index == 0,
                                index == adaptation.places().size() - 1))
                        .toList());
    }

    /** In the order in which they are asked. */
    private static Stream<OwnView> questions(Section section, Adaptation adaptation, String language) {
        var own = adaptation.questions().stream()
                .filter(question -> question.section().equals(section.key()))
                .toList();
        return IntStream.range(0, own.size())
                .mapToObj(index -> new OwnView(
                        own.get(index).key(),
                        own.get(index).stem().get("de"),
                        kindKey(own.get(index).kind()),
                        section.title().in(language),
                        index == 0,
                        index == own.size() - 1));
    }

    public String path() {
        return path(wave);
    }

    /** Whether it is fixed although the wave is not open yet. */
    public boolean isPrinted() {
        return frozen && wave.state() == WaveState.DRAFT;
    }

    public String stateKey() {
        return "survey.state." + tag();
    }

    /** The class of the tag that shows the state. */
    public String tag() {
        return wave.state().name().toLowerCase(Locale.ROOT);
    }

    public boolean hasOptional() {
        return sections.stream().flatMap(section -> section.lines().stream()).anyMatch(Line::optional);
    }
}
