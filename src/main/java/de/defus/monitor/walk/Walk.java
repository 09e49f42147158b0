package de.defus.monitor.walk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A neighbourhood walk.
 *
 * @param joinCode what participants type to join; absent until the walk is opened for the first time
 * @param currentStop the number of the stop the group is at, 0 before the first
 * @param route the way between the stops; empty if none was loaded
 * @param published whether its public page is shown
 * @param frozen whether it was ever published: then no observation is added any more
 */
public record Walk(
        UUID id,
        UUID municipalityId,
        WalkPlan plan,
        State state,
        Optional<String> joinCode,
        int currentStop,
        List<Position> route,
        boolean published,
        boolean frozen) {

    public Walk {
        route = List.copyOf(route);
    }

    /** How far a walk is. */
    public enum State {
        PLANNED,
        OPEN,
        CLOSED;

        /** Whether the next state may follow; a closed walk can be opened again. */
        boolean leadsTo(State next) {
            return this != next && next != PLANNED && (this != PLANNED || next == OPEN);
        }
    }

    /** Whether each participant notes for themselves or the group agrees on one form. */
    public enum Mode {
        INDIVIDUAL,
        CONSENSUS
    }

    /** The light in which the walk takes place. */
    public enum Daylight {
        DAY,
        DUSK,
        DARK
    }

    /** Why there is a walk: a finding of the survey, a feared place, a plan to build, a wish from the neighbourhood. */
    public enum Occasion {
        SURVEY,
        UNSAFE_PLACE,
        PLANNING,
        REQUEST
    }

    /** The key under which an enum's value is worded. */
    static String textKey(Enum<?> value) {
        return "walk." + value.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT) + "." + value.name();
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isPlanned() {
        return state == State.PLANNED;
    }

    public boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Whether its pages are shown in the colours that spare eyes used to the dark. */
    public boolean isNight() {
        return plan.daylight() == Daylight.DARK;
    }

    public String stateKey() {
        return textKey(state);
    }

    /** The variant of the tag that shows the state. */
    public String tag() {
        return state == State.CLOSED ? "closed" : state == State.OPEN ? "open" : "draft";
    }
}
