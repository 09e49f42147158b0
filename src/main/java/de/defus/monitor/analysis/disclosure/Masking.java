package de.defus.monitor.analysis.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which shares of a table are masked, by row: of answers, and of the ends of a rated scale. */
public final class Masking {

    private final boolean[][] answers;
    private final boolean[][] parts;

    Masking(int rows, int answers, int parts) {
        this.answers = new boolean[rows][answers];
        this.parts = new boolean[rows][parts];
    }

    void hidePart(int row, int part, List<Integer> itsAnswers) {
        parts[row][part] = true;
        hideAnswers(row, itsAnswers);
    }

    void hideAnswers(int row, List<Integer> hidden) {
        hidden.forEach(answer -> answers[row][answer] = true);
    }

    /** Whether the share of an answer must not be shown. */
    public boolean isAnswerHidden(int row, int answer) {
        return answers[row][answer];
    }

    /** Whether the share of an end of the scale must not be shown. */
    public boolean isPartHidden(int row, int part) {
        return parts[row][part];
    }

    /** Whether all shares of a row may be shown, and its mean. */
    public boolean isComplete(int row) {
        return IntStream.range(0, answers[row].length).noneMatch(answer -> answers[row][answer])
                && IntStream.range(0, parts[row].length).noneMatch(part -> parts[row][part]);
    }

    /** Whether all shares may be shown. */
    public boolean isComplete() {
        return IntStream.range(0, answers.length).allMatch(this::isComplete);
    }

    /** Whether nothing of the first rows may be shown. */
    public boolean isEmpty(int rows) {
        return Arrays.stream(answers, 0, rows)
                        .allMatch(row -> IntStream.range(0, row.length).allMatch(answer -> row[answer]))
                && Arrays.stream(parts, 0, rows)
                        .allMatch(row -> IntStream.range(0, row.length).allMatch(part -> row[part]));
    }
}
