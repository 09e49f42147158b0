package de.defus.monitor.job;

/** Where a job is on its way. */
public enum JobState {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** Whether nothing more happens to it. */
    public boolean isOver() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }

    /** The key of its name in messages. */
    public String textKey() {
        return "job.state." + name();
    }
}
