package de.defus.monitor.survey;

/** Evaluates a closed wave and publishes its results; the evaluation feature does it. */
public interface WaveReleasing {

    /**
     * @param wave in the state {@code CLOSED}
     * @param actor who releases, for the audit log
     */
    void release(WaveView wave, String actor);
}
