package de.defus.monitor.response;

/** Where an answer comes from. Only the drawn speak for everybody. */
public enum Source {
    /** A person who was drawn and got a letter with an access code; answered on the web or on paper. */
    LETTER,
    /** Anybody who found a link, or a sheet of paper without a code. */
    OPEN
}
