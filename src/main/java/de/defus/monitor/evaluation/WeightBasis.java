package de.defus.monitor.evaluation;

import de.defus.monitor.place.PopulationCount;
import java.util.List;
import java.util.Optional;

/**
 * What the weights of a wave are made of: counts of the population; where there are none, the weights that came with the
 * answers of an earlier wave; where there are none either, nothing, and everyone counts alike.
 *
 * @param population persons by district, age group and gender; may be empty
 * @param fileWeights a positive weight for each respondent, in the order of the answers
 */
public record WeightBasis(List<PopulationCount> population, Optional<double[]> fileWeights) {

    public WeightBasis {
        population = List.copyOf(population);
    }

    /** Counts of the population alone; an empty list gives unweighted figures. */
    public static WeightBasis of(List<PopulationCount> population) {
        return new WeightBasis(population, Optional.empty());
    }

    /** The weights of the file, if it is those that count. */
    Optional<double[]> own() {
        return population.isEmpty() ? fileWeights : Optional.empty();
    }
}
