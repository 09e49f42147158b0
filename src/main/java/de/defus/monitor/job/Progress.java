package de.defus.monitor.job;

/** How far work is, and whether it shall go on. */
public interface Progress {

    /** For work that nobody watches and nobody stops. */
    Progress UNWATCHED = percent -> {};

    /**
     * Tells how far the work is; does not return if it was cancelled.
     *
     * @param percent 0 to 100
     */
    void at(int percent);

    /** The same for a part of the work, which goes from one per cent to another. */
    default Progress part(int from, int to) {
        return percent -> at(from + (to - from) * percent / 100);
    }
}
