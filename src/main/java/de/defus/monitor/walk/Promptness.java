package de.defus.monitor.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How many measures were answered in time. Only those that have had the full time are judged; a younger one is not judged
 * although it may be answered, because the others of its age could not answer yet and the share would look too good.
 *
 * @param weeks how long an answer may take
 * @param judged measures made at least so long ago
 * @param inTime those of them whose first answer came within the time
 * @param tooYoung measures that cannot be judged yet
 */
public record Promptness(int weeks, int judged, int inTime, int tooYoung) {

    /** Share answered in time, in whole percent; 0 if none can be judged. */
    public int percent() {
        return judged == 0 ? 0 : Math.round(100f * inTime / judged);
    }

    /**
     * @param histories the steps of each measure, the first of which made it
     */
    static Promptness of(Collection<List<Measure.Change>> histories, int weeks, Instant now) {
        var time = Duration.ofDays(7L * weeks);
        var judged = 0;
        var inTime = 0;
        var tooYoung = 0;
        for (var history : histories) {
            var made = history.get(0).changedAt();
            if (made.plus(time).isAfter(now)) {
                tooYoung++;
                continue;
            }
            judged++;
            var isInTime = history.stream()
                    .filter(step -> step.state().isAnswer())
                    .findFirst()
                    .filter(step -> !step.changedAt().isAfter(made.plus(time)))
                    .isPresent();
            inTime += isInTime ? 1 : 0;
        }
        return new Promptness(weeks, judged, inTime, tooYoung);
    }
}
