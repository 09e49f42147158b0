package de.defus.monitor.response;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Answers that are given later, without keeping a thread waiting. */
final class Held {

    private Held() {}

    static <T> Uni<T> back(Duration time, T answer) {
        var now = Uni.createFrom().item(answer);
        return time.isZero() ? now : now.onItem().delayIt().by(time);
    }
}
