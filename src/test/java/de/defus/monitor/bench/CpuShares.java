package de.defus.monitor.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Who used the processors, in seconds: the visitors are this process, and the program too unless it runs as a child; the
 * database's processes are children of either.
 *
 * @param process programs and visitors
 * @param database the embedded server's processes that are there now
 */
record CpuShares(double process, double database) {

    static CpuShares now() {
        var self = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
        return new CpuShares(self + children(child -> !isDatabase(child)), children(CpuShares::isDatabase));
    }

    private static double children(Predicate<ProcessHandle> which) {
        return ProcessHandle.current()
                        .descendants()
                        .filter(which)
                        .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                        .mapToLong(Duration::toNanos)
                        .sum()
                / 1e9;
    }

    private static boolean isDatabase(ProcessHandle child) {
        return child.info().command().orElse("").endsWith("postgres");
    }

    CpuShares since(CpuShares before) {
        return new CpuShares(process - before.process, database - before.database);
    }
}
