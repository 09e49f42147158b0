package de.defus.monitor.job;

import java.io.IOException;
import java.io.OutputStream;

/** A kind of long work that a feature offers. */
public interface LongWork {

    /** Its name in addresses and tables: small letters and hyphens. */
    String kind();

    /** The key of its title in messages. */
    default String titleKey() {
        return "job.kind." + kind();
    }

    /**
     * Checks whether it may be had, when it is asked for, when it begins, and once more when its result is fetched.
     *
     * @throws de.defus.monitor.platform.problem.Refusal if not
     */
    ResultFile check(JobWish wish);

    /**
     * Makes it. Tells how far it is often enough to be stopped within a second.
     *
     * @throws de.defus.monitor.platform.problem.Refusal if it cannot be had any more
     */
    void make(JobWish wish, Progress progress, OutputStream out) throws IOException;
}
