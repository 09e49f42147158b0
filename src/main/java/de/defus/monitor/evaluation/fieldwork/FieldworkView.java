package de.defus.monitor.evaluation.fieldwork;

import de.defus.monitor.response.CoarseCount;
import de.defus.monitor.response.Mode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a wave does in the field. Counts below the whole are full tens: 0 stands for fewer than ten.
 *
 * @param total answers, however they came
 * @param days answers so far at the end of each day
 * @param leftOff where people stopped who have not gone on today
 * @param rates of the letters; absent where no letters with codes went out
 * @param halfWidth half the 95 % interval of a share of one half for the whole city, with the answers so far; absent where
 *     nobody was drawn, or the population is not known
 * @param plannedHalfWidth as the sample was planned
 * @param hint what this says about ending fieldwork
 */
public record FieldworkView(
        UUID waveId,
        int total,
        List<Day> days,
        List<StratumLine> strata,
        List<ModeLine> modes,
        List<LanguageLine> languages,
        List<PageLine> leftOff,
        Optional<Rates> rates,
        Optional<Double> halfWidth,
        Optional<Double> plannedHalfWidth,
        Hint hint) {

    /**
     * One day.
     *
     * @param added more than at the end of the last day that is known, in full tens
     */
    public record Day(LocalDate day, CoarseCount answers, int added) {}

    /**
     * A stratum.
     *
     * @param letters sent to it; 0 where no letters went out
     * @param responseFrom the least share of letters that can have been answered; absent without letters
     * @param responseTo the largest
     * @param halfWidth with the answers so far; absent below ten
     * @param plannedHalfWidth as planned
     * @param weak whether it has fewer answers than planned for the end of fieldwork
     */
    public record StratumLine(
            int code,
            String name,
            int letters,
            CoarseCount answers,
            Optional<Double> responseFrom,
            Optional<Double> responseTo,
            Optional<Double> halfWidth,
            Optional<Double> plannedHalfWidth,
            boolean weak) {}

    /** Answers by the way they came. */
    public record ModeLine(Mode mode, CoarseCount answers) {

        /** Key of its name. */
        public String key() {
            return "export.mode." + mode.name();
        }
    }

    /** Answers by language; of those that have left the pool, since it is sealed with those that wait. */
    public record LanguageLine(String language, CoarseCount answers) {}

    /** Drafts by the section that was saved last, from 1. */
    public record PageLine(int page, String title, CoarseCount drafts) {}

    /**
     * Rates after AAPOR, Standard Definitions, mail survey of named persons: what was not returned is of unknown
     * eligibility, what could not be delivered too.
     *
     * @param letters sent
     * @param answered complete interviews, I
     * @param refused R
     * @param undeliverable UO
     * @param open nothing came back, UH
     * @param response RR1, the minimum response rate: I / (I + R + UH + UO)
     * @param adjusted RR1 with letters that could not be delivered taken as not eligible, as German reports have it
     * @param refusal REF1
     */
    public record Rates(
            int letters,
            int answered,
            int refused,
            int undeliverable,
            int open,
            Optional<Double> response,
            Optional<Double> adjusted,
            Optional<Double> refusal) {}

    /** What the counts say about ending fieldwork. */
    public enum Hint {
        /** There is no plan to compare with. */
        NO_PLAN,
        /** The city and every stratum are as exact as planned. */
        REACHED,
        /** The city is as exact as planned, but some strata have fewer answers than planned. */
        WEAK_STRATA,
        /** Not yet. */
        NOT_YET,
        /** Not yet, and in a week fewer than ten came. */
        STALLED;

        /** Key of the words. */
        public String key() {
            return "fieldwork.hint." + name();
        }
    }
}
