package de.defus.monitor.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Who used the processors, in seconds: visitors and program share a process, the database's processes are its children.
 *
 * @param process program and visitors
 * @param database the embedded server's processes that are there now
 */
record CpuShares(double process, double database) {

    static CpuShares now() {
        var process = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        var database = ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().command().orElse("").endsWith("postgres"))
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toNanos)
                .sum();
        return new CpuShares(process / 1e9, database / 1e9);
    }

    CpuShares since(CpuShares before) {
        return new CpuShares(process - before.process, database - before.database);
    }
}
