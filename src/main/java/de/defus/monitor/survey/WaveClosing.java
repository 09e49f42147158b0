package de.defus.monitor.survey;

/** Told when a wave takes no more answers; the response feature then mixes what still waits. */
public interface WaveClosing {

    void closed(WaveView wave);
}
