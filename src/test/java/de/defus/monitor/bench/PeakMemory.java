package de.defus.monitor.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** The most heap used while something ran, above what was used before; megabytes. */
final class PeakMemory {

    private PeakMemory() {}

    /** Work that may fail. */
    interface Work {
        void run() throws Exception;
    }

    /**
     * How long work took and how much heap it used at most.
     *
     * @param seconds on the wall clock
     */
    record Cost(double seconds, double megabytes) {}

    static Cost of(Work work) throws Exception {
        System.gc();
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        var before = pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        var begun = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - begun) / 1e9;
        var peak =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Cost(seconds, (peak - before) / 1e6);
    }
}
