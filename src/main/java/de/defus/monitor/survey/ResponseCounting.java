package de.defus.monitor.survey;

/** Says how many have answered a wave; the response feature knows. */
public interface ResponseCounting {

    long count(WaveView wave);
}
