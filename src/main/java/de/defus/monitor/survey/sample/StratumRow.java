package de.defus.monitor.survey.sample;

import java.util.Locale;

/**
 * A district in the table of the plan: what was typed or planned, and how exact its share will be known.
 *
 * @param share typed expected share in percent
 * @param letters typed or planned letters
 * @param responsePercent expected response rate
 * @param locale for decimals
 */
public record StratumRow(Stratum stratum, String share, String letters, int responsePercent, Locale locale) {

    public int code() {
        return stratum.code();
    }

    /** Name of the field of the expected share. */
    public String shareField() {
        return "share-" + code();
    }

    /** Name of the field of the letters. */
    public String lettersField() {
        return "letters-" + code();
    }

    public String name() {
        return stratum.name();
    }

    public int population() {
        return stratum.population();
    }

    /** Expected answers, in whole numbers. */
    public long answers() {
        return Math.round(Precision.answers(stratum.letters(), responsePercent));
    }

    /** Half the interval in percentage points, one decimal; empty without letters. */
    public String halfWidth() {
        return points(stratum.letters() == 0 ? 1 : Precision.halfWidth(stratum.population(), answersExact()), locale);
    }

    /** Letters for an interval of ±5 points; a dash if there are not so many people. */
    public String lettersForFive() {
        return lettersFor(0.05);
    }

    /** Letters for an interval of ±10 points; a dash if there are not so many people. */
    public String lettersForTen() {
        return lettersFor(0.10);
    }

    private String lettersFor(double halfWidth) {
        if (stratum.population() == 0) {
            return "–";
        }
        var letters = Precision.lettersFor(stratum.population(), halfWidth, responsePercent);
        return letters > stratum.population() ? "–" : Integer.toString(letters);
    }

    private double answersExact() {
        return Precision.answers(stratum.letters(), responsePercent);
    }

    static String points(double halfWidth, Locale locale) {
        return halfWidth >= 1 ? "–" : "±" + String.format(locale, "%.1f", 100 * halfWidth);
    }
}
