package de.defus.monitor.export.codebook;

import de.defus.monitor.export.format.StataFile;
import de.defus.monitor.export.microdata.Microdata;
import de.defus.monitor.export.microdata.Series;
import de.defus.monitor.export.microdata.Variable;
import de.defus.monitor.platform.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is said of the microdata in one language, for all forms of the codebook. Frequencies are unweighted, and given where
 * at least as many gave a valid answer as the survey's minimum base.
 */
public record Codebook(Microdata data, Texts texts, List<Entry> entries) {

    /**
     * A variable.
     *
     * @param stataName its name in the Stata file
     * @param valid number of valid answers; absent below the minimum base
     */
    public record Entry(
            Variable variable,
            String label,
            String stataName,
            String measure,
            Optional<Integer> valid,
            List<Line> lines) {}

    /**
     * A code.
     *
     * @param isMissing whether it is no answer
     * @param stata what stands for it in the Stata file
     * @param count how often it occurs; absent where frequencies are withheld
     */
    public record Line(int code, String label, boolean isMissing, String stata, Optional<Integer> count) {}

    public static Codebook of(Microdata data, Texts texts) {
        var names = StataFile.names(data);
        var entries = new ArrayList<Entry>();
        for (int index = 0; index < names.size(); index++) {
            entries.add(entry(data, data.series().get(index), names.get(index), texts));
        }
        return new Codebook(data, texts, List.copyOf(entries));
    }

    private static Entry entry(Microdata data, Series series, String stataName, Texts texts) {
        var variable = series.variable();
        var counts = new HashMap<Integer, Integer>();
        for (var code : series.codes()) {
            counts.merge((int) code, 1, Integer::sum);
        }
        var valid = variable.isCoded()
                ? counts.entrySet().stream()
                        .filter(entry -> entry.getKey() >= 0)
                        .mapToInt(entry -> entry.getValue())
                        .sum()
                : data.rows();
        var isShown = valid >= data.release().results().method().minimumBase();
        var lines = variable.allValues().stream()
                .map(value -> new Line(
                        value.code(),
                        value.label().in(texts.language()),
                        value.code() < 0,
                        value.code() < 0 ? StataFile.letter(value.code()) : Integer.toString(value.code()),
                        isShown ? Optional.of(counts.getOrDefault(value.code(), 0)) : Optional.empty()))
                .toList();
        return new Entry(
                variable,
                variable.label().in(texts.language()),
                stataName,
                texts.say("export.measure." + variable.measure().name().toLowerCase(Locale.ROOT)),
                isShown ? Optional.of(valid) : Optional.empty(),
                lines);
    }

    public String title() {
        return data.release().surveyTitle().in(texts.language()) + ", "
                + data.release().waveTitle().in(texts.language());
    }
}
