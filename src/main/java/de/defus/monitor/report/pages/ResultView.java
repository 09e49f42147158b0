package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;

/**
 * What every results page knows.
 *
 * @param wave the wave as the address names it; null for the newest
 */
public record ResultView(Release release, Words words, String wave) {

    /** The address of a page of this release, in the wave the reader has chosen. */
    public String path(String page) {
        return "/ergebnisse/" + release.surveySlug() + page + (wave == null ? "" : "?welle=" + release.waveNumber());
    }

    /** The address of the page of an item. */
    public String itemPath(String item) {
        return path("/frage/" + item);
    }

    /** The address of the chart of an item. */
    public String chartPath(String item, String format) {
        return path("/grafik/" + item + "/grafik." + format);
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
