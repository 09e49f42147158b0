package de.defus.monitor.survey;

/** Asked before a wave is opened; refuses what must not be opened. */
public interface WaveOpening {

    /**
     * @throws de.defus.monitor.platform.problem.Refusal with the reason why answers must not be taken
     */
    void check(WaveView wave);
}
