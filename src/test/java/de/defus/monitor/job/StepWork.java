package de.defus.monitor.job;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Work for tests that goes on in small steps until it is let go. */
@Singleton
class StepWork implements LongWork {

    static final String KIND = "test-steps";
    static final String CONTENT = "fertig";

    final AtomicBoolean mayEnd = new AtomicBoolean(true);
    final AtomicBoolean isAllowed = new AtomicBoolean(true);
    final AtomicBoolean isDiskFull = new AtomicBoolean();
    final AtomicInteger atWork = new AtomicInteger();
    final AtomicInteger mostAtWork = new AtomicInteger();
    final AtomicInteger begun = new AtomicInteger();

    void reset() {
        mayEnd.set(true);
        isAllowed.set(true);
        isDiskFull.set(false);
        mostAtWork.set(0);
        begun.set(0);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String titleKey() {
        return "job.kind.workbook";
    }

    @Override
    public ResultFile check(JobWish wish) {
        if (!isAllowed.get()) {
            throw new Refusal(ProblemType.FORBIDDEN);
        }
        return new ResultFile("schritte.txt", "text/plain");
    }

    @Override
    public void make(JobWish wish, Progress progress, OutputStream out) throws IOException {
        begun.incrementAndGet();
        mostAtWork.accumulateAndGet(atWork.incrementAndGet(), Math::max);
        try {
            out.write("halb".getBytes(StandardCharsets.UTF_8), 0, 0);
            for (int step = 0; !mayEnd.get(); step++) {
                progress.at(Math.min(90, step));
                TimeUnit.MILLISECONDS.sleep(20);
            }
            if (isDiskFull.get()) {
                out.write(new byte[1 << 20]);
                throw new IOException("No space left on device");
            }
            out.write(CONTENT.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        } finally {
            atWork.decrementAndGet();
        }
    }
}
