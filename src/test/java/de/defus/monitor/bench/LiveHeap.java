package de.defus.monitor.bench;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * How much of the heap is in use while a file is written: after every so many bytes rubbish is taken away and what is left is
 * measured. Slow, so nothing is timed meanwhile.
 */
final class LiveHeap extends FilterOutputStream {

    private static final int PROBES = 12;

    private final long every;
    private final long before;
    private long next;
    private long written;
    private long most;

    private LiveHeap(long every) {
        super(OutputStream.nullOutputStream());
        this.every = every;
        this.next = every;
        this.before = used();
        this.most = before;
    }

    /** Writes a file. */
    interface Writing {
        void to(OutputStream out) throws Exception;
    }

    /**
     * The most that was in use at once, above what was in use before; megabytes.
     *
     * @param bytes as long as the file will be
     */
    static double of(long bytes, Writing writing) throws Exception {
        var heap = new LiveHeap(Math.max(1, bytes / PROBES));
        writing.to(heap);
        return (heap.most - heap.before) / 1e6;
    }

    @Override
    public void write(int one) throws IOException {
        count(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count(length);
    }

    private void count(int length) {
        written += length;
        if (written >= next) {
            next = written + every;
            most = Math.max(most, used());
        }
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
