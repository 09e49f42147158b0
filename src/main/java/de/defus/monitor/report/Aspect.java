package de.defus.monitor.report;

import de.defus.monitor.analysis.disclosure.PublishedContrast;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.evaluation.IndicatorPart;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Indicator;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One share of an item: of a category, or of an end of its scale.
 *
 * @param part a category code, {@link #FAVOURABLE} or {@link #UNFAVOURABLE}
 */
public record Aspect(String item, int part) {

    public static final int FAVOURABLE = IndicatorPart.FAVOURABLE;
    public static final int UNFAVOURABLE = IndicatorPart.UNFAVOURABLE;

    private static final String FAVOURABLE_NAME = "guenstig";
    private static final String UNFAVOURABLE_NAME = "unguenstig";

    /** The share an indicator is; absent if it is none that a release has with an interval. */
    public static Optional<Aspect> of(Release release, Indicator indicator) {
        var part = IndicatorPart.of(release.questionnaire(), indicator);
        return part.isPresent() ? Optional.of(new Aspect(indicator.item(), part.getAsInt())) : Optional.empty();
    }

    /** All shares of an item: the ends of a rated scale first, then its categories in printed order. */
    public static List<Aspect> list(Words words, String item) {
        var aspects = new ArrayList<Aspect>();
        var scale = words.scale(item);
        if (isRated(scale)) {
            aspects.add(new Aspect(item, FAVOURABLE));
            aspects.add(new Aspect(item, UNFAVOURABLE));
        }
        scale.categories().forEach(category -> aspects.add(new Aspect(item, category.code())));
        return aspects;
    }

    /** The shares that a trend is shown of: both ends of a rated scale, else the first category. */
    public static List<Aspect> main(Release release, String item) {
        var scale = release.questionnaire().findQuestionOf(item).flatMap(release.questionnaire()::findScale);
        if (scale.filter(Aspect::isRated).isPresent()) {
            return List.of(new Aspect(item, FAVOURABLE), new Aspect(item, UNFAVOURABLE));
        }
        return scale.stream()
                .flatMap(found -> found.categories().stream().limit(1))
                .map(category -> new Aspect(item, category.code()))
                .toList();
    }

    /** The share that tells most of an item: the favourable end of a rated scale, else the first category. */
    public static Aspect main(Words words, String item) {
        return list(words, item).get(0);
    }

    /** Whether a scale has a favourable and an unfavourable end. */
    public static boolean isRated(ResponseScale scale) {
        return IndicatorPart.isRated(scale);
    }

    /** As it stands in an address. */
    public String name() {
        return switch (part) {
            case FAVOURABLE -> FAVOURABLE_NAME;
            case UNFAVOURABLE -> UNFAVOURABLE_NAME;
            default -> Integer.toString(part);
        };
    }

    /** The aspect of this name among some. */
    public static Optional<Aspect> find(List<Aspect> aspects, String name) {
        return aspects.stream().filter(aspect -> aspect.name().equals(name)).findFirst();
    }

    /** The answers whose share it is. */
    public String label(Words words) {
        return switch (part) {
            case FAVOURABLE -> words.favourable(item);
            case UNFAVOURABLE -> words.unfavourable(item);
            default -> words.category(item, part);
        };
    }

    /** Its share in a row. */
    public Optional<PublishedEstimate> share(PublishedRow row) {
        return IndicatorPart.share(row, part);
    }

    /** The share's difference from everybody else's, if the row is compared. */
    public Optional<PublishedDifference> fromRest(PublishedRow row) {
        return row.fromRest().flatMap(this::difference);
    }

    /** The share's change since the last released wave, if the row is compared. */
    public Optional<PublishedDifference> change(PublishedRow row) {
        return row.change().flatMap(this::difference);
    }

    private Optional<PublishedDifference> difference(PublishedContrast contrast) {
        return switch (part) {
            case FAVOURABLE -> contrast.favourable();
            case UNFAVOURABLE -> contrast.unfavourable();
            default -> contrast.share(part);
        };
    }
}
