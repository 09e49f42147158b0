package de.defus.monitor.evaluation;

import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.AnswerColumns;
import de.defus.monitor.response.Mode;

/**
 * What an evaluation of a wave reads.
 *
 * @param questionnaire as fielded, with the city's districts
 * @param answers those that figures are made of
 * @param modes how each of them reached us
 * @param basis what their weights are made of
 */
record EvaluationInput(Questionnaire questionnaire, AnswerColumns answers, Mode[] modes, WeightBasis basis) {}
