package de.defus.monitor.survey;

/** How the people who answer come to a wave. Only a drawn sample speaks for the population. */
public enum Sampling {
    STRATIFIED_SAMPLE,
    OPEN_ACCESS
}
