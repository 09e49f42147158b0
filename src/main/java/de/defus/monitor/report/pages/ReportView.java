package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.Section;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.chart.ClassLimits;
import de.defus.monitor.report.edition.ShownEdition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole report of a release: summary, results, indices, groups, trends, maps, districts, topics of free texts, and the
 * questionnaire. Everything that is released and can be read on paper.
 *
 * @param indices of all respondents, for the summary
 * @param indexParts every index with its groups
 * @param chapters the sections of the questionnaire with their results
 * @param trendParts indicators with three or more waves that can be compared
 * @param trends every item with a trend
 * @param maps one for each indicator that is broken down by districts
 * @param groups the indicators by group
 * @param profiles one for each district, by its key
 * @param texts topics of free texts
 * @param sections the questionnaire as printed
 * @param edition the city's own texts and choice; what it leaves out is empty here
 */
public record ReportView(
        List<IndexCard> indices,
        List<Headline> headlines,
        List<NotableView> changes,
        List<Chapter> chapters,
        List<IndexView> indexParts,
        List<GroupPart> groups,
        List<TrendPart> trendParts,
        List<TrendLine> trends,
        List<MapView> maps,
        List<Profile> profiles,
        List<TextsView> texts,
        List<PrintedSection> sections,
        ShownEdition edition) {

    /** A section of the questionnaire. */
    public record Chapter(String title, List<Result> results) {}

    /**
     * A question with its result.
     *
     * @param items one for each item of a rated battery, else empty
     * @param answers for a question of one item: its answers
     */
    public record Result(
            int number,
            String stem,
            Optional<ChartView> chart,
            List<PlacesView.PlaceLine> items,
            Optional<TableView> answers) {

        /** Whether there is something to show. */
        public boolean isShown() {
            return answers.filter(table -> !table.table().withheld()).isPresent() || !items.isEmpty();
        }
    }

    /** An indicator over the waves. */
    public record TrendPart(Headline headline, ChartView chart, TrendView trend) {}

    /** An item with its trend. */
    public record TrendLine(String label, TrendView trend) {}

    /** Whether any index has a change since the last wave. */
    public boolean isIndexChangeShown() {
        return indices.stream().anyMatch(index -> index.change().isPresent());
    }

    /**
     * An indicator by group, with a table for each breakdown.
     *
     * @param crossed by two breakdowns at once, as far as shown
     */
    public record GroupPart(Headline headline, ChartView chart, List<TableView> tables, List<CrossView> crossed) {

        /** Whether the share of a group is masked. */
        public boolean isMasked() {
            return tables.stream()
                    .flatMap(table -> table.rows().stream())
                    .anyMatch(row -> headline.aspect().share(row).isEmpty());
        }
    }

    /** A district with its key indicators. */
    public record Profile(ProfileView view, ProfileView.Part part) {}

    /** A section as printed. */
    public record PrintedSection(String title, List<PrintedQuestion> questions) {}

    /** A question as printed, with all its answers in words. */
    public record PrintedQuestion(int number, String stem, String hint, List<String> items, List<String> answers) {}

    static ReportView of(OpenRelease.Opened opened, ShownEdition edition) {
        var view = opened.view();
        var release = view.release();
        var headlines = Headline.of(release, view.words()).stream()
                .filter(headline -> edition.hasItem(headline.item()))
                .toList();
        var waves = opened.charts().figures().waves();
        return new ReportView(
                edition.has("INDICES") ? IndexCard.of(release) : List.of(),
                headlines,
                NotableView.of(release, view.words()).stream()
                        .filter(change -> edition.hasItem(change.item()))
                        .toList(),
                release.questionnaire().sections().stream()
                        .filter(section -> edition.has("RESULTS"))
                        .map(section -> chapter(opened, section, edition))
                        .filter(chapter -> !chapter.results().isEmpty())
                        .toList(),
                release.results().indices().stream()
                        .filter(index -> edition.has("INDICES"))
                        .map(index -> IndexView.of(opened, index, waves))
                        .toList(),
                headlines.stream()
                        .filter(headline -> edition.has("GROUPS"))
                        .flatMap(headline -> groups(opened, headline).stream())
                        .toList(),
                headlines.stream()
                        .filter(headline -> edition.has("TRENDS"))
                        .flatMap(headline -> trend(opened, headline).stream())
                        .toList(),
                edition.has("TRENDS") ? trends(view, edition, waves) : List.of(),
                edition.has("MAPS") ? maps(opened, headlines) : List.of(),
                edition.has("PROFILES") ? profiles(opened, edition) : List.of(),
                view.texts().stream()
                        .filter(texts -> edition.has("TEXTS") && edition.hasItem(texts.item()))
                        .toList(),
                release.questionnaire().sections().stream()
                        .filter(section -> edition.has("QUESTIONNAIRE"))
                        .map(section -> printed(view, section))
                        .toList(),
                edition);
    }

    private static Chapter chapter(OpenRelease.Opened opened, Section section, ShownEdition edition) {
        return new Chapter(
                section.title().in(opened.view().words().language()),
                section.questions().stream()
                        .filter(question -> question.scale().isPresent())
                        .filter(question -> question.items().get(0).dimension() != Dimension.SOCIO)
                        .flatMap(question -> result(opened, question, edition).stream())
                        .toList());
    }

    /** Absent if the city leaves all its items out. */
    private static Optional<Result> result(OpenRelease.Opened opened, Question question, ShownEdition edition) {
        var view = opened.view();
        var first = question.items().get(0).key();
        if (question.items().stream().noneMatch(item -> edition.hasItem(item.key()))) {
            return Optional.empty();
        }
        var battery = opened.charts().battery(first, edition::hasItem);
        var stem = question.stem().in(view.words().language());
        if (battery.isPresent()
                || question.items().size() > 1 && Aspect.isRated(view.words().scale(first))) {
            var items = question.items().stream()
                    .filter(item -> edition.hasItem(item.key()))
                    .flatMap(item -> PlacesView.PlaceLine.of(view, item).stream())
                    .toList();
            return Optional.of(new Result(question.number(), stem, battery, items, Optional.empty()));
        }
        return Optional.of(new Result(
                question.number(),
                stem,
                opened.charts().answers(first),
                List.of(),
                TableView.of(view.release(), view.words(), first, PublishedTable.ALL)));
    }

    private static List<MapView> maps(OpenRelease.Opened opened, List<Headline> headlines) {
        if (opened.districts().isEmpty()) {
            return List.of();
        }
        return headlines.stream()
                .filter(headline -> DistrictRow.isMapped(opened.view().release(), headline.item()))
                .map(headline ->
                        MapView.of(opened, headline.aspect(), ClassLimits.Cut.QUANTILES, "karte-" + headline.item()))
                .toList();
    }

    private static Optional<GroupPart> groups(OpenRelease.Opened opened, Headline headline) {
        var view = opened.view();
        var tables = view.words().breakdowns().stream()
                .filter(breakdown -> !breakdown.equals(Questionnaire.DISTRICT_SCALE))
                .flatMap(breakdown -> TableView.of(view.release(), view.words(), headline.item(), breakdown).stream())
                .toList();
        return opened.charts()
                .groups(headline.aspect())
                .map(chart -> new GroupPart(
                        headline,
                        chart,
                        tables,
                        CrossView.of(view.words(), headline.item()).stream()
                                .filter(crossed -> !crossed.cross().withheld())
                                .toList()));
    }

    /** Absent unless at least one of its lines has a slope. */
    private static Optional<TrendPart> trend(OpenRelease.Opened opened, Headline headline) {
        return TrendView.of(
                        opened.view().words(),
                        headline.item(),
                        opened.charts().figures().waves())
                .filter(trend -> !trend.rows().isEmpty())
                .flatMap(trend ->
                        opened.charts().trend(headline.item()).map(chart -> new TrendPart(headline, chart, trend)));
    }

    private static List<TrendLine> trends(ResultView view, ShownEdition edition, List<Release> waves) {
        return asked(view.release().questionnaire())
                .filter(item -> edition.hasItem(item.key()))
                .flatMap(item -> TrendView.of(view.words(), item.key(), waves)
                        .filter(trend -> !trend.rows().isEmpty())
                        .map(trend -> new TrendLine(view.words().item(item.key()), trend))
                        .stream())
                .toList();
    }

    /** What people were asked, but for who they are. */
    private static Stream<Item> asked(Questionnaire questionnaire) {
        return questionnaire
                .questions()
                .filter(question -> question.scale().isPresent())
                .flatMap(question -> question.items().stream())
                .filter(item -> item.dimension() != Dimension.SOCIO);
    }

    private static List<Profile> profiles(OpenRelease.Opened opened, ShownEdition edition) {
        return opened.districts().stream()
                .map(district -> ProfileView.of(opened, district, edition::hasItem))
                .flatMap(profile -> profile.parts().stream().limit(1).map(part -> new Profile(profile, part)))
                .toList();
    }

    private static PrintedSection printed(ResultView view, Section section) {
        var language = view.words().language();
        return new PrintedSection(
                section.title().in(language),
                section.questions().stream()
                        .map(question -> printed(view, question))
                        .toList());
    }

    private static PrintedQuestion printed(ResultView view, Question question) {
        var language = view.words().language();
        var scale = view.release().questionnaire().findScale(question);
        var items = question.kind() == Question.Kind.BATTERY
                ? question.items().stream()
                        .map(item -> item.label().in(language))
                        .toList()
                : List.<String>of();
        var answers = scale.stream()
                .flatMap(found -> Stream.concat(
                        found.categories().stream()
                                .map(category -> category.label().in(language)),
                        found.missing().values().stream().map(label -> label.in(language))))
                .toList();
        return new PrintedQuestion(
                question.number(),
                question.stem().in(language),
                question.hint().map(hint -> hint.in(language)).orElse(""),
                items,
                answers);
    }
}
