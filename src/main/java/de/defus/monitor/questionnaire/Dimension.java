package de.defus.monitor.questionnaire;

/**
 * What an item measures. The first three are the parts of subjective safety; then what people need, what happened to them, and who
 * they are.
 */
public enum Dimension {
    AFFECTIVE,
    COGNITIVE,
    CONATIVE,
    NEEDS,
    EXPERIENCE,
    SOCIO
}
