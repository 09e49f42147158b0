package de.defus.monitor.job;

/** Thrown through work that shall not go on: it was cancelled, or the program ends. */
final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped() {
        super("stopped", null, false, false);
    }
}
