package de.defus.monitor.survey;

import java.util.Optional;

/** Asked before a wave is opened; refuses what must not be opened, and says what had better be done first. */
public interface WaveOpening {

    /**
     * @throws de.defus.monitor.platform.problem.Refusal with the reason why answers must not be taken
     */
    default void check(WaveView wave) {}

    /** What had better be done before the wave is opened, as the key of a text; nothing keeps it from being opened. */
    default Optional<String> advice(WaveView wave) {
        return Optional.empty();
    }
}
