package de.defus.monitor.survey;

import java.util.Set;

/** The life of a wave: set up, in the field, closed, released. A closed wave may be opened again until it is released. */
public enum WaveState {
    DRAFT,
    OPEN,
    CLOSED,
    RELEASED;

    /** Whether a wave in this state may go on to the other. */
    public boolean leadsTo(WaveState next) {
        return next(this).contains(next);
    }

    private static Set<WaveState> next(WaveState state) {
        return switch (state) {
            case DRAFT -> Set.of(OPEN);
            case OPEN -> Set.of(CLOSED);
            case CLOSED -> Set.of(OPEN, RELEASED);
            case RELEASED -> Set.of();
        };
    }
}
