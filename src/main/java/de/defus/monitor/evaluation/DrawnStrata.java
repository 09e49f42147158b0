package de.defus.monitor.evaluation;

import de.defus.monitor.response.DrawnColumns;
import de.defus.monitor.survey.sample.Stratum;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The strata of a wave whose respondents were drawn: what the design weights rest on.
 *
 * @param codeOfRow code of the stratum each respondent was drawn from
 * @param persons inhabitants by stratum code when the sample was planned, N_h; strata that no letter went to are not in it
 * @param apart how many answered who were not drawn
 */
public record DrawnStrata(int[] codeOfRow, Map<Integer, Long> persons, int apart) {

    static DrawnStrata of(DrawnColumns columns, List<Stratum> strata) {
        var codes = new int[columns.strata().length];
        Arrays.setAll(codes, row -> columns.strata()[row]);
        var persons = new LinkedHashMap<Integer, Long>();
        strata.stream()
                .filter(stratum -> stratum.letters() > 0)
                .forEach(stratum -> persons.put(stratum.code(), (long) stratum.population()));
        return new DrawnStrata(codes, persons, columns.apart());
    }
}
