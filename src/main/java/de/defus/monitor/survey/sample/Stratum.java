package de.defus.monitor.survey.sample;

/**
 * A district as the sample sees it.
 *
 * @param code the district's code
 * @param name the district's name
 * @param population inhabitants N when the sample was planned
 * @param sharePercent expected share of the main indicator, 1 to 99: decides the spread √(p(1−p))
 * @param letters how many letters go there
 */
public record Stratum(int code, String name, int population, int sharePercent, int letters) {

    Stratum with(int otherLetters) {
        return new Stratum(code, name, population, sharePercent, otherLetters);
    }

    /** The fewest letters, if any go there: fewer would leave too few answers to hide among. */
    int fewest() {
        return population < Allocation.FEWEST_LETTERS ? 0 : Allocation.FEWEST_LETTERS;
    }

    /** The most letters: none to a district too small to hide in, else one to everybody. */
    int most() {
        return population < Allocation.FEWEST_LETTERS ? 0 : population;
    }

    /** Standard deviation of a share p: √(p(1−p)). */
    double spread() {
        var share = sharePercent / 100.0;
        return Math.sqrt(share * (1 - share));
    }
}
