package de.defus.monitor.report.edition;

import de.defus.monitor.report.Words;
import io.quarkus.qute.RawString;
import java.util.Optional;

/** A city's wishes for its report in one language, ready to be shown. */
public record ShownEdition(Edition edition, Words words) {

    /** The title of the report: the city's own, or that of the survey. */
    public String title() {
        var own = source(Part.TITLE);
        return own.text().isEmpty()
                ? words.release().surveyTitle().in(words.language())
                : Placeholders.filled(own.text(), words);
    }

    /** A text of the city's own. */
    public Optional<Passage> find(String part) {
        var own = source(Part.valueOf(part));
        return Optional.of(own)
                .filter(text -> !text.text().isEmpty())
                .map(text -> new Passage(
                        new RawString(Markup.html(Placeholders.filledMarkup(text.text(), words))), text.language()));
    }

    /** Whether a chapter appears. */
    public boolean has(String chapter) {
        return !edition.content().hides(Chapter.valueOf(chapter));
    }

    /** Whether an item appears. */
    public boolean hasItem(String item) {
        return !edition.content().hides(item);
    }

    /**
     * A passage of the report.
     *
     * @param language of its words: German where the city wrote none in the reader's
     */
    public record Passage(RawString html, String language) {}

    private record Source(String text, String language) {}

    private Source source(Part part) {
        var own = edition.content().text(part, words.language());
        return own.isEmpty() ? new Source(edition.content().text(part, "de"), "de") : new Source(own, words.language());
    }
}
