package de.defus.monitor.evaluation;

import de.defus.monitor.place.PopulationCount;
import java.util.List;
import java.util.Optional;

/**
 * What the weights of a wave are made of: the strata its respondents were drawn from, and counts of the population; where
 * there are neither, the weights that came with the answers of an earlier wave; where there are none either, nothing, and
 * everyone counts alike.
 *
 * @param drawn the strata of those who were drawn, if the answers are theirs
 * @param population persons by district, age group and gender; may be empty
 * @param fileWeights a positive weight for each respondent, in the order of the answers
 */
public record WeightBasis(
        Optional<DrawnStrata> drawn, List<PopulationCount> population, Optional<double[]> fileWeights) {

    public WeightBasis {
        population = List.copyOf(population);
    }

    /** Counts of the population alone; an empty list gives unweighted figures. */
    public static WeightBasis of(List<PopulationCount> population) {
        return new WeightBasis(Optional.empty(), population, Optional.empty());
    }

    /** Whether it is known how many people the respondents stand for. */
    boolean knowsPeople() {
        return drawn.isPresent() || !population.isEmpty();
    }

    /** The weights of the file, if it is those that count. */
    Optional<double[]> own() {
        return knowsPeople() ? Optional.empty() : fileWeights;
    }

    /** Counts of those districts that the respondents stand for: where no letter went, nobody was drawn. */
    List<PopulationCount> represented() {
        return population.stream()
                .filter(count -> drawn.isEmpty() || drawn.get().persons().containsKey(count.districtCode()))
                .toList();
    }
}
