package de.defus.monitor.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often something was done in a second by several clients at once, and how long it took.
 *
 * @param perSecond times done
 * @param p95 milliseconds that 95 of 100 did not exceed
 * @param done how often
 * @param programMs milliseconds of processor time that the program took for each
 * @param databaseMs the same of the database
 * @param clientMs the same of the client
 */
record Rate(double perSecond, double p95, int done, double programMs, double databaseMs, double clientMs) {

    /** One client's work, done again and again. */
    interface Client extends AutoCloseable {
        void once() throws Exception;

        @Override
        void close() throws IOException;
    }

    /** Lets clients work side by side for so many seconds, each beginning again as soon as it is through. */
    static Rate measure(int clients, int seconds, Callable<Client> make) throws Exception {
        return measure(clients, seconds, 0, make);
    }

    /** Lets so many begin in every second, however long each takes, by so many clients at most. */
    static Rate steady(int perSecond, int clients, int seconds, Callable<Client> make) throws Exception {
        return measure(clients, seconds, perSecond, make);
    }

    private static Rate measure(int clients, int seconds, int perSecond, Callable<Client> make) throws Exception {
        var times = new ConcurrentLinkedQueue<Long>();
        var clientNanos = new AtomicLong();
        var turn = new AtomicLong();
        var pool = Executors.newFixedThreadPool(clients);
        var start = System.nanoTime();
        var end = start + seconds * 1_000_000_000L;
        var work = new ArrayList<Callable<Object>>();
        for (int index = 0; index < clients; index++) {
            work.add(() -> {
                try (var client = make.call()) {
                    while (System.nanoTime() < end) {
                        var begun = System.nanoTime();
                        if (perSecond > 0) {
                            // Measured from when it was due: one that had to wait for a free client has waited.
                            begun = start + turn.getAndIncrement() * 1_000_000_000L / perSecond;
                            if (begun >= end) {
                                break;
                            }
                            TimeUnit.NANOSECONDS.sleep(begun - System.nanoTime());
                        }
                        client.once();
                        times.add(System.nanoTime() - begun);
                    }
                }
                clientNanos.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                return null;
            });
        }
        var before = CpuShares.now();
        for (var result : pool.invokeAll(work)) {
            result.get();
        }
        var used = CpuShares.now().since(before);
        var took = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        List<Long> sorted = times.stream().sorted().toList();
        var done = sorted.size();
        var client = clientNanos.get() / 1e9;
        return new Rate(
                done / took,
                sorted.get((int) (done * 0.95)) / 1e6,
                done,
                1000 * (used.process() - client) / done,
                1000 * used.database() / done,
                1000 * client / done);
    }
}
