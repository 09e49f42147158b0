package de.defus.monitor.response;

/** Erhebungsart: the way an answer reached us. Stored by name. */
public enum Mode {
    /** Filled in by the resident on a screen. */
    WEB,
    /** Filled in on paper and typed in by a clerk. */
    PAPER,
    /** Given during a neighbourhood walk. */
    WALK,
    /** Read from the file of an earlier wave. */
    IMPORT
}
