package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.Words;
import java.util.List;

/**
 * What every results page knows.
 *
 * @param wave the wave as the address names it; null for the newest
 */
public record ResultView(Release release, Words words, String wave) {

    /** The address of a page of this release, in the wave the reader has chosen. */
    public String path(String page) {
        var query = page.contains("?") ? "&welle=" : "?welle=";
        return "/ergebnisse/" + release.surveySlug() + page + (wave == null ? "" : query + release.waveNumber());
    }

    /** Whether the city added an item to the model. */
    public boolean isOwn(String item) {
        return item.startsWith(Item.OWN);
    }

    /** Whether an item is one of the places of a battery. */
    public boolean isPlace(String item) {
        return release.questionnaire()
                .findQuestionOf(item)
                .filter(Question::cityPlaces)
                .isPresent();
    }

    /** The topics of free texts, by item. */
    public List<TextsView> texts() {
        return TextsView.list(release, words);
    }

    /** The address of the page of an item. */
    public String itemPath(String item) {
        return path("/frage/" + item);
    }

    /** The address of the page of an index. */
    public String indexPath(String dimension) {
        return path("/index/" + dimension);
    }

    /** The address of the map of a share. */
    public String mapPath(Aspect aspect) {
        return path("/karte?frage=" + aspect.item() + "&anteil=" + aspect.name());
    }

    /** The address of the map of the share that tells most of an item. */
    public String mapPath(String item) {
        return mapPath(Aspect.main(words, item));
    }

    /** The address of the profile of a district. */
    public String profilePath(int district) {
        return path("/gebiet/" + district);
    }

    /** Whether results are broken down by districts. */
    public boolean hasDistricts() {
        return words.breakdowns().contains(Questionnaire.DISTRICT_SCALE);
    }

    /** Whether the questionnaire asks how safe people feel at places. */
    public boolean hasPlaces() {
        return release.questionnaire().questions().anyMatch(Question::cityPlaces);
    }

    /** Whether the sum of an end is masked in a table of places. */
    public boolean isMasked(List<PlacesView.PlaceLine> lines) {
        return lines.stream()
                .flatMap(line -> line.table().rows().stream())
                .anyMatch(
                        row -> row.favourable().isEmpty() || row.unfavourable().isEmpty());
    }

    public String title() {
        return release.surveyTitle().in(words.language());
    }

    public String waveTitle() {
        return release.waveTitle().in(words.language());
    }

    public PublishedResults.Method method() {
        return release.results().method();
    }

    public String day() {
        return words.day(release.releasedOn());
    }

    /** Names of the margins raked to. */
    public String margins() {
        return String.join(
                ", ", method().weighting().stream().map(words::breakdown).toList());
    }

    public String designEffect() {
        return words.decimal(method().designEffect(), 2);
    }

    public String weightRange() {
        return words.decimal(method().smallestWeight(), 1) + " – " + words.decimal(method().largestWeight(), 1);
    }
}
