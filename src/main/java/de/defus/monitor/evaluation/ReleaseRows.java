package de.defus.monitor.evaluation;

import de.defus.monitor.response.AnswerColumns;
import de.defus.monitor.response.Mode;

/**
 * The single responses behind a release, with the weights it gave them: not for publication. Row {@code i} is the same
 * respondent in every part.
 */
public record ReleaseRows(Release release, AnswerColumns answers, Mode[] modes, RowWeights weights) {}
