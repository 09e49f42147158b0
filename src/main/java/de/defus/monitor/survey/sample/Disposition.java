package de.defus.monitor.survey.sample;

/** What became of a letter, as far as it may be known of a single one. That it was answered may not. */
public enum Disposition {
    SENT,
    UNDELIVERABLE,
    REFUSED
}
