package de.defus.monitor.response;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.time.TokenBucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits how fast answers come in through an open link, where nobody needs a code: a bucket of tokens for each link, one for
 * pages and one for programs, so that a flood by program leaves people their pages. Nobody is recognised, no address is
 * looked at: a school behind one address fills a bucket no faster than as many people anywhere. Answers with an access code
 * never wait. Kept in memory, by each instance for itself.
 *
 * <p>It keeps a flood from filling the disk and the figures of a link within minutes. It does not tell a patient liar from a
 * resident; that is why answers through open links are counted apart.
 */
@ApplicationScoped
class LinkThrottle {

    /** Who sends. */
    enum Sender {
        PERSON,
        PROGRAM
    }

    private record Key(String link, Sender sender) {}

    private record Filling(TokenBucket bucket, boolean overdrawn) {}

    private final ConcurrentHashMap<Key, Filling> buckets = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final double perSecond;
    private final double burst;

    /**
     * @param perSecond answers a second that a link takes in the long run
     * @param burst answers that it takes at once
     */
    LinkThrottle(
            InstantSource clock,
            @ConfigProperty(name = "defus.links.per-second", defaultValue = "5") double perSecond,
            @ConfigProperty(name = "defus.links.burst", defaultValue = "300") double burst) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /**
     * Counts an answer that is about to be stored.
     *
     * @param link a link that exists
     * @throws Refusal {@code TEMPORARILY_UNAVAILABLE} if too many came; the same answer can be sent again a little later
     */
    void take(String link, Sender sender) {
        if (buckets.compute(new Key(link, sender), (key, before) -> next(before))
                .overdrawn()) {
            throw new Refusal(ProblemType.TEMPORARILY_UNAVAILABLE);
        }
    }

    private Filling next(Filling before) {
        var now = clock.instant();
        var bucket =
                before == null ? new TokenBucket(burst, now) : before.bucket().refilled(now, perSecond, burst);
        return bucket.hasToken() ? new Filling(bucket.taken(), false) : new Filling(bucket, true);
    }
}
