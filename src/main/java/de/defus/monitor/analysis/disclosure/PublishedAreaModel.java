package de.defus.monitor.analysis.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * Model-based estimates of a figure for districts, made of published figures and population counts alone (Fay and Herriot
 * 1979). They stand beside the direct estimates, never in their place: a district without a published estimate has none.
 *
 * @param figure what is estimated: {@link #share} or {@link #index}
 * @param covariate whether the share of the oldest among the inhabitants helps to predict; else all districts are drawn
 *     towards one mean
 * @param areaVariance how much districts differ beyond sampling, the square of the figure's unit; 0: nothing of their own can
 *     be told apart from chance
 * @param benchmarked whether the estimates were scaled to add up to the figure of the whole city
 * @param areas districts that have a published estimate
 */
public record PublishedAreaModel(
        String figure, boolean covariate, double areaVariance, boolean benchmarked, List<Area> areas) {

    /**
     * A district.
     *
     * @param group its code
     * @param direct the published estimate, repeated
     * @param weightOfDirect how much of it is in the model-based one, 0 to 1
     * @param estimate model-based, unit of the figure
     * @param error root of its mean squared error
     * @param lower estimate less 1.96 errors, not below the figure's range
     * @param upper likewise above
     */
    public record Area(
            int group,
            double direct,
            double weightOfDirect,
            double estimate,
            double error,
            double lower,
            double upper) {}

    public PublishedAreaModel {
        areas = List.copyOf(areas);
    }

    /** The name of a share of an item: of a category, 0 for the favourable, −1 for the unfavourable end. */
    public static String share(String item, int part) {
        return item + ":" + part;
    }

    /** The name of the index of a dimension. */
    public static String index(String dimension) {
        return "index:" + dimension;
    }

    /** The estimate of a district, if there is one. */
    public Optional<Area> findArea(int group) {
        return areas.stream().filter(area -> area.group() == group).findFirst();
    }

    /** Whether the estimates say nothing of a district's own. */
    public boolean isSynthetic() {
        return areaVariance == 0;
    }
}
