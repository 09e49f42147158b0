package de.defus.monitor.report;

import de.defus.monitor.analysis.disclosure.PublishedContrast;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Indicator;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One share of an item: of a category, or of an end of its scale.
 *
 * @param part a category code, {@link #FAVOURABLE} or {@link #UNFAVOURABLE}
 */
public record Aspect(String item, int part) {

    public static final int FAVOURABLE = 0;
    public static final int UNFAVOURABLE = -1;

    private static final String FAVOURABLE_NAME = "guenstig";
    private static final String UNFAVOURABLE_NAME = "unguenstig";

    /** The share an indicator is; absent if it is none that a release has with an interval. */
    public static Optional<Aspect> of(Release release, Indicator indicator) {
        var item = indicator.item();
        if (indicator.codes().size() == 1) {
            return Optional.of(new Aspect(item, indicator.codes().iterator().next()));
        }
        var scale = release.questionnaire().findQuestionOf(item).flatMap(release.questionnaire()::findScale);
        if (scale.isEmpty() || !isRated(scale.get())) {
            return Optional.empty();
        }
        var codes = scale.get().categories().stream()
                .map(category -> category.code())
                .toList();
        var half = codes.size() / 2;
        var first = scale.get().direction() == ResponseScale.Direction.FAVOURABLE_FIRST;
        if (indicator.codes().equals(Set.copyOf(codes.subList(0, half)))) {
            return Optional.of(new Aspect(item, first ? FAVOURABLE : UNFAVOURABLE));
        }
        if (indicator.codes().equals(Set.copyOf(codes.subList(codes.size() - half, codes.size())))) {
            return Optional.of(new Aspect(item, first ? UNFAVOURABLE : FAVOURABLE));
        }
        return Optional.empty();
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

    /** The share that tells most of an item: the favourable end of a rated scale, else the first category. */
    public static Aspect main(Words words, String item) {
        return list(words, item).get(0);
    }

    /** Whether a scale has a favourable and an unfavourable end. */
    public static boolean isRated(ResponseScale scale) {
        return scale.measure() == ResponseScale.Measure.ORDINAL
                && scale.direction() != ResponseScale.Direction.NONE
                && scale.categories().size() > 1;
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
        return switch (part) {
            case FAVOURABLE -> row.favourable();
            case UNFAVOURABLE -> row.unfavourable();
            default -> Optional.ofNullable(row.shares().get(part));
        };
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
