package de.defus.monitor.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * How often something was done in a second by several clients at once, and how long it took.
 *
 * @param p95 milliseconds that 95 of 100 did not exceed
 */
record Rate(double perSecond, double p95, int done) {

    /** One client's work, done again and again. */
    interface Client extends AutoCloseable {
        void once() throws Exception;

        @Override
        void close() throws IOException;
    }

    /** Lets clients work side by side for so many seconds, after a warm-up of the same kind. */
    static Rate measure(int clients, int seconds, Callable<Client> make) throws Exception {
        var times = new ConcurrentLinkedQueue<Long>();
        var pool = Executors.newFixedThreadPool(clients);
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        var work = new ArrayList<Callable<Object>>();
        for (int index = 0; index < clients; index++) {
            work.add(() -> {
                try (var client = make.call()) {
                    while (System.nanoTime() < end) {
                        var begun = System.nanoTime();
                        client.once();
                        times.add(System.nanoTime() - begun);
                    }
                }
                return null;
            });
        }
        var begun = System.nanoTime();
        for (var result : pool.invokeAll(work)) {
            result.get();
        }
        var took = (System.nanoTime() - begun) / 1e9;
        pool.shutdown();
        List<Long> sorted = times.stream().sorted().toList();
        var p95 = sorted.get((int) (sorted.size() * 0.95)) / 1e6;
        return new Rate(sorted.size() / took, p95, sorted.size());
    }
}
