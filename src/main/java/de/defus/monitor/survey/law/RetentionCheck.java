package de.defus.monitor.survey.law;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.WaveOpening;
import de.defus.monitor.survey.WaveView;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps what residents were told: when the last day is over, answers go by themselves, and none are taken any more. */
@ApplicationScoped
class RetentionCheck implements WaveOpening {

    private static final Logger LOG = Logger.getLogger(RetentionCheck.class);
    private static final String ACTOR = "retention";

    private final Municipalities municipalities;
    private final Surveys surveys;
    private final LegalBases bases;
    private final EraseAnswers erase;
    private final InstantSource clock;

    RetentionCheck(
            Municipalities municipalities, Surveys surveys, LegalBases bases, EraseAnswers erase, InstantSource clock) {
        this.municipalities = municipalities;
        this.surveys = surveys;
        this.bases = bases;
        this.erase = erase;
        this.clock = clock;
    }

    @Override
    public void check(WaveView wave) {
        if (bases.find(wave.municipalityId(), wave.surveyId())
                .filter(basis -> basis.isOver(Today.of(clock)))
                .isPresent()) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("retentionUntil", "law.fault.over")));
        }
    }

    @Override
    public Optional<String> advice(WaveView wave) {
        return bases.find(wave.municipalityId(), wave.surveyId()).isPresent()
                ? Optional.empty()
                : Optional.of("law.advice");
    }

    /** Erases what is due; a survey in the field waits until its wave is closed. */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void eraseWhatIsDue() {
        for (var city : municipalities.list()) {
            for (var survey : surveys.list(city.id())) {
                var due = bases.find(city.id(), survey.id())
                        .filter(basis -> basis.erasedOn().isEmpty() && basis.isOver(Today.of(clock)));
                if (due.isPresent()) {
                    try {
                        erase.erase(survey, ACTOR);
                    } catch (Refusal open) {
                        LOG.warnf("answers of survey %s are due for deletion, but it is in the field", survey.id());
                    } catch (RuntimeException failure) {
                        // The other surveys' answers must not stay because of this one's.
                        LOG.errorf(failure, "answers of survey %s are due and could not be deleted", survey.id());
                    }
                }
            }
        }
    }
}
