package de.defus.monitor.response;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How far the fieldwork of a wave is, without any answer.
 *
 * @param total answers, exactly: the survey's page tells it as well
 * @param byLetter of those the ones that came by a letter's code, exactly: the response rate of the wave rests on it
 * @param strata by code of the stratum; where people were drawn, of those who were
 * @param modes by the way they came
 * @param languages by the language they were given in, of those that have left the pool
 * @param leftOff drafts that were not saved today, by number of the section saved last, from 1
 * @param days answers so far at the end of each day, oldest first; today's is what there is now
 */
public record FieldworkCounts(
        int total,
        int byLetter,
        Map<Integer, CoarseCount> strata,
        Map<Mode, CoarseCount> modes,
        Map<String, CoarseCount> languages,
        Map<Integer, CoarseCount> leftOff,
        List<Day> days) {

    /** Answers so far at the end of a day. */
    public record Day(LocalDate day, CoarseCount answers) {}
}
