package de.defus.monitor.survey.instrument;

import de.defus.monitor.questionnaire.InstrumentDiff;
import de.defus.monitor.questionnaire.InstrumentDiff.Compared;
import de.defus.monitor.questionnaire.InstrumentDiff.Reason;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.survey.WaveView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What stays comparable, as its page shows it.
 *
 * @param last the wave it is compared with; absent for the survey's first
 */
public record ComparisonView(WaveView wave, Side model, Optional<WaveView> last, Optional<Side> withLast) {

    /**
     * A comparison with one other instrument.
     *
     * @param otherwise asked in both, but in ways that cannot be compared
     * @param added asked now only
     * @param gone asked there only
     * @param texts free texts that both ask
     */
    public record Side(List<Line> same, List<Line> otherwise, List<Line> added, List<Line> gone, List<Line> texts) {

        static Side of(InstrumentDiff diff, Questionnaire earlier, Questionnaire later, String language) {
            var maker = new Maker(diff, earlier, later, language);
            return new Side(
                    maker.lines(reason -> reason == Reason.NONE),
                    maker.lines(reason -> reason != Reason.NONE
                            && reason != Reason.ONLY_LATER
                            && reason != Reason.ONLY_EARLIER
                            && reason != Reason.FREE_TEXT),
                    maker.lines(reason -> reason == Reason.ONLY_LATER),
                    maker.lines(reason -> reason == Reason.ONLY_EARLIER),
                    maker.lines(reason -> reason == Reason.FREE_TEXT));
        }

        /** Whether both ask the same. */
        public boolean isSame() {
            return otherwise.isEmpty() && added.isEmpty() && gone.isEmpty();
        }
    }

    /** An item. */
    public record Line(int number, String words, boolean own, String reasonKey) {}

    private record Maker(InstrumentDiff diff, Questionnaire earlier, Questionnaire later, String language) {

        List<Line> lines(Predicate<Reason> wanted) {
            return diff.items().stream()
                    .filter(compared -> wanted.test(compared.reason()))
                    .map(this::line)
                    .toList();
        }

        private Line line(Compared compared) {
            var item = compared.later().or(compared::earlier).orElseThrow();
            var questionnaire = compared.later().isPresent() ? later : earlier;
            var question = questionnaire.findQuestionOf(item.key()).orElseThrow();
            return new Line(
                    question.number(),
                    item.label().in(language),
                    item.isOwn(),
                    "instrument.reason." + compared.reason().name().toLowerCase(Locale.ROOT));
        }
    }

    public String path() {
        return InstrumentView.path(wave);
    }
}
