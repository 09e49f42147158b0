package de.defus.monitor.walk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Something to be done after a walk.
 *
 * @param stops numbers of the stops it is about
 * @param findings ids of the observations it answers to
 * @param publicAnswer what the city says about it in public; may be empty
 * @param points how many points the group gave it in the debrief
 * @param released whether the walk's public page shows it
 */
public record Measure(
        UUID id,
        UUID walkId,
        Content content,
        List<Integer> stops,
        List<UUID> findings,
        State state,
        String publicAnswer,
        boolean released,
        int points) {

    public Measure {
        stops = List.copyOf(stops);
        findings = List.copyOf(findings);
    }

    /**
     * What is to be done, by whom, until when.
     *
     * @param department the office that answers for it
     * @param partner who else is needed, such as a transport company; may be empty
     * @param quickFix whether it can be done at once without a budget
     * @param dueOn the day by which it shall be done, or null
     * @param participation how far those who went along had a say, or null while nobody said
     */
    public record Content(
            String text,
            String department,
            String partner,
            Priority priority,
            boolean quickFix,
            LocalDate dueOn,
            CostClass costClass,
            Participation participation) {

        public String priorityKey() {
            return Walk.textKey(priority);
        }

        public String costClassKey() {
            return Walk.textKey(costClass);
        }
    }

    /** How urgent. */
    public enum Priority {
        HIGH,
        MEDIUM,
        LOW
    }

    /** How dear: nothing, up to 5,000 euros, up to 50,000 euros, more, not known yet. */
    public enum CostClass {
        NONE,
        SMALL,
        MEDIUM,
        LARGE,
        UNKNOWN
    }

    /**
     * How far those who went along had a say: they were told, they were heard, or they made it together with the office.
     */
    public enum Participation {
        INFORMED,
        CONSULTED,
        CO_CREATED
    }

    /** How far it is. */
    public enum State {
        NEW,
        IN_REVIEW,
        PROMISED,
        IN_PROGRESS,
        DONE,
        REFUSED,
        PASSED_ON;

        /** Whether nothing more is to be done by the city. */
        public boolean isSettled() {
            return this == DONE || this == REFUSED || this == PASSED_ON;
        }

        /** Whether the city has said what will become of it: everything but new and in review. */
        public boolean isAnswer() {
            return this != NEW && this != IN_REVIEW;
        }

        /** Every step is allowed, also back, for promises get broken and refusals reconsidered; only new is new once. */
        boolean leadsTo(State next) {
            return this != next && next != NEW;
        }

        public String textKey() {
            return "walk.measure." + name();
        }

        /** The variant of the tag that shows it. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A step in its history.
     *
     * @param reason why; always given for a refusal
     * @param actor e-mail address of the member of staff; not for the public
     */
    public record Change(State state, String reason, String actor, Instant changedAt) {}

    /** Whether it should be done by now and is not. */
    public boolean isOverdue(LocalDate today) {
        return content.dueOn() != null && content.dueOn().isBefore(today) && !state.isSettled();
    }
}
