package de.defus.monitor.response;

import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Lets answers leave the pool in company: as soon as twice ten of one district and one way (letter, link; web, paper)
 * wait, half of them, chosen at random, move in random order and under new random ids into the answers that are evaluated,
 * in one transaction; then half of the rest, until fewer than twenty wait. Nothing in the database then tells any of those who
 * moved together from the others by the time it came. When a wave has closed the rest follows at once.
 */
@ApplicationScoped
public class FlushPool {

    /** How many move together at least. */
    static final int GROUP = 10;

    /** How many must wait before a group moves: whoever moves was chosen among at least so many. */
    static final int WAITING_BEFORE_A_GROUP_MOVES = 2 * GROUP;

    /** How many move together at most, since all of them are in memory then. */
    private static final int LARGEST_GROUP = 500;

    private final ResponsePool pool;
    private final TenantScope tenants;

    FlushPool(ResponsePool pool, TenantScope tenants) {
        this.pool = pool;
        this.tenants = tenants;
    }

    /** Moves what may move of all waves of a municipality that are in the field; returns the number of answers moved. */
    public int flush(UUID municipalityId) {
        var moved = 0;
        for (var waiting : tenants.call(municipalityId, pool::listWaiting)) {
            if (waiting.responses() >= WAITING_BEFORE_A_GROUP_MOVES) {
                moved += flush(municipalityId, waiting.company());
            }
        }
        return moved;
    }

    /** Moves everything a wave still has in the pool. Only for a wave that takes no more answers. */
    public int flushAll(WaveView wave) {
        return flushAll(wave.municipalityId(), wave.id());
    }

    /** Removes from the disk what answers left behind in the pool. Call it after a flush, outside a transaction. */
    void vacuum() {
        pool.vacuum();
    }

    int flushAll(UUID municipalityId, UUID waveId) {
        return tenants.call(municipalityId, () -> {
            pool.lock(waveId);
            return pool.moveAll(waveId);
        });
    }

    private int flush(UUID municipalityId, ResponsePool.Company company) {
        var moved = 0;
        for (var group = flushGroup(municipalityId, company); group > 0; group = flushGroup(municipalityId, company)) {
            moved += group;
        }
        return moved;
    }

    /** Each group in a transaction of its own: the rows of one transaction can be told from others for ever. */
    private int flushGroup(UUID municipalityId, ResponsePool.Company company) {
        return tenants.call(municipalityId, () -> {
            pool.lock(company.waveId());
            // Counted again under the lock: another instance may have moved the same answers meanwhile.
            var waiting = pool.countWaiting(company);
            return waiting < WAITING_BEFORE_A_GROUP_MOVES
                    ? 0
                    : pool.move(company, Math.min(waiting / 2, LARGEST_GROUP));
        });
    }
}
