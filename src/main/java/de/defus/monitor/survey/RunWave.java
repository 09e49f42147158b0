package de.defus.monitor.survey;

import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Adaptation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes a wave through its life: added, opened under a link, closed, opened again, released. */
@ApplicationScoped
public class RunWave {

    private static final String SLUG = "[a-z0-9](-?[a-z0-9]){1,39}";
    private static final int LONGEST_LABEL = 100;

    private final Waves waves;
    private final OpenLinks links;
    private final Districts districts;
    private final InstrumentOfWave instruments;
    private final Adaptations adaptations;
    private final Instance<WaveOpening> opening;
    private final Instance<WaveClosing> closing;
    private final Instance<WaveReleasing> releasing;
    private final TenantScope scope;
    private final AuditLog audit;

    RunWave(
            Waves waves,
            OpenLinks links,
            Districts districts,
            InstrumentOfWave instruments,
            Adaptations adaptations,
            Instance<WaveOpening> opening,
            Instance<WaveClosing> closing,
            Instance<WaveReleasing> releasing,
            TenantScope scope,
            AuditLog audit) {
        this.waves = waves;
        this.links = links;
        this.districts = districts;
        this.instruments = instruments;
        this.adaptations = adaptations;
        this.opening = opening;
        this.closing = closing;
        this.releasing = releasing;
        this.scope = scope;
        this.audit = audit;
    }

    /** What had better be done before a wave in preparation is opened, as keys of texts; else nothing. */
    List<String> advice(WaveView wave) {
        return wave.state() == WaveState.DRAFT
                ? opening.stream().flatMap(one -> one.advice(wave).stream()).toList()
                : List.of();
    }

    /** Adds the survey's next wave, not open yet. It begins with the questionnaire of the last one. */
    public WaveView add(SurveyView survey, String title, Sampling sampling, String actor) {
        checkTitle(title);
        var id = UUID.randomUUID();
        var last = adaptations.findLast(survey.municipalityId(), survey.id());
        scope.run(survey.municipalityId(), () -> {
            waves.add(id, survey.municipalityId(), survey.id(), title.strip(), sampling);
            if (!last.isEmpty()) {
                adaptations.put(survey.municipalityId(), id, last);
            }
            audit.record(actor, "wave.added", id.toString(), Map.of("survey", survey.slug()));
        });
        return waves.get(survey.municipalityId(), id);
    }

    /**
     * An earlier wave whose answers come from a file.
     *
     * @param title such as the year
     * @param sampling how people came to it
     * @param first whether it goes before the survey's first wave instead of behind its last
     * @param populationAsOf day of the population counts it is weighted with; null for those without a day
     */
    public record EarlierWave(String title, Sampling sampling, boolean first, LocalDate populationAsOf) {}

    /**
     * Adds an earlier wave, closed from the start, and its answers in the same transaction: all or nothing.
     *
     * @param adaptation what it asked other than the model
     * @param fill stores the answers of the wave with this id, inside the transaction
     * @throws Refusal {@code INVALID_INPUT} if it has no title
     */
    public WaveView addImported(
            SurveyView survey, EarlierWave earlier, Adaptation adaptation, Consumer<UUID> fill, String actor) {
        checkTitle(earlier.title());
        var id = UUID.randomUUID();
        scope.run(survey.municipalityId(), () -> {
            waves.addImported(
                    id,
                    survey.municipalityId(),
                    survey.id(),
                    earlier.title().strip(),
                    earlier.sampling(),
                    earlier.first(),
                    earlier.populationAsOf());
            if (!adaptation.isEmpty()) {
                adaptations.add(survey.municipalityId(), id, adaptation);
            }
            fill.accept(id);
            audit.record(actor, "wave.imported", id.toString(), Map.of("survey", survey.slug()));
        });
        return waves.get(survey.municipalityId(), id);
    }

    /**
     * Opens a wave for answers under {@code /b/<link>}.
     *
     * @param link name in the address; null to keep the link a reopened wave already has
     */
    public WaveView open(WaveView wave, String link, String actor) {
        if (waves.isImported(wave)) {
            throw new Refusal(ProblemType.WRONG_STATE, wave.state(), WaveState.OPEN);
        }
        if (instruments.get(wave).hasDistricts()
                && districts.list(wave.municipalityId()).isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("districts", "survey.fault.districts")));
        }
        var needsLink = links.findMain(wave.id()).isEmpty();
        if (needsLink && (link == null || !link.matches(SLUG))) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("link", "survey.fault.slug")));
        }
        checkQuestionnaire(wave);
        opening.forEach(listener -> listener.check(wave));
        scope.run(wave.municipalityId(), () -> {
            move(wave, WaveState.OPEN, actor);
            // The wave's row is held by now: nobody changes what it asks any more.
            waves.keepQuestionnaire(wave.id(), instruments.lookDigest(wave));
            if (needsLink && !links.add(link, wave.municipalityId(), wave.id(), null)) {
                throw new Refusal(
                        ProblemType.ALREADY_EXISTS, List.of(Fault.at("link", "survey.fault.slugTaken", link)));
            }
        });
        return look(wave);
    }

    /**
     * Adds a link that anybody may use, for a poster, say. Where people were drawn, what comes through it is counted apart.
     *
     * @throws Refusal {@code INVALID_INPUT}, {@code ALREADY_EXISTS}, or {@code WRONG_STATE} once results are released
     */
    public void addLink(WaveView wave, String slug, String label, String actor) {
        if (wave.state() == WaveState.RELEASED) {
            throw new Refusal(ProblemType.WRONG_STATE, wave.state(), wave.state());
        }
        var faults = new ArrayList<Fault>();
        if (label == null || label.isBlank() || label.length() > LONGEST_LABEL) {
            faults.add(Fault.at("label", "survey.fault.label", LONGEST_LABEL));
        }
        if (slug == null || !slug.matches(SLUG)) {
            faults.add(Fault.at("link", "survey.fault.slug"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        scope.run(wave.municipalityId(), () -> {
            if (!links.add(slug, wave.municipalityId(), wave.id(), label.strip())) {
                throw new Refusal(
                        ProblemType.ALREADY_EXISTS, List.of(Fault.at("link", "survey.fault.slugTaken", slug)));
            }
            audit.record(actor, "wave.linkAdded", wave.id().toString(), Map.of("link", slug));
        });
    }

    /** Ends fieldwork. */
    public WaveView close(WaveView wave, String actor) {
        scope.run(wave.municipalityId(), () -> move(wave, WaveState.CLOSED, actor));
        var closed = look(wave);
        closing.forEach(listener -> listener.closed(closed));
        return closed;
    }

    /**
     * Evaluates and publishes a closed wave.
     *
     * @throws Refusal {@code QUESTIONNAIRE_CHANGED} if the questionnaire's files are others than when it was opened
     */
    public WaveView release(WaveView wave, String actor) {
        check(wave, WaveState.RELEASED);
        checkQuestionnaire(wave);
        releasing.get().release(wave, actor);
        return look(wave);
    }

    /** Marks a wave as released, in the transaction that stores its results. */
    public void markReleased(WaveView wave, String actor) {
        move(wave, WaveState.RELEASED, actor);
    }

    /** The wave as it is now, here and for all who answer. */
    private WaveView look(WaveView wave) {
        links.forget(wave.id());
        return waves.get(wave.municipalityId(), wave.id());
    }

    private void move(WaveView wave, WaveState next, String actor) {
        check(wave, next);
        if (!waves.move(wave.id(), wave.state(), next)) {
            throw new Refusal(ProblemType.WRONG_STATE, wave.state(), next);
        }
        audit.record(
                actor,
                "wave." + next.name().toLowerCase(java.util.Locale.ROOT),
                wave.id().toString(),
                Map.of());
    }

    /**
     * A wave's title without blanks around it.
     *
     * @throws Refusal {@code INVALID_INPUT} if there is none or it is too long
     */
    public static String checkedTitle(String title) {
        checkTitle(title);
        return title.strip();
    }

    private static void checkTitle(String title) {
        if (title == null || title.isBlank() || title.length() > 100) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("title", "survey.fault.waveTitle")));
        }
    }

    /** Codes are stored without names: with another questionnaire they would mean something else. */
    private void checkQuestionnaire(WaveView wave) {
        if (instruments.isChanged(wave)) {
            throw new Refusal(ProblemType.QUESTIONNAIRE_CHANGED, wave.questionnaireKey(), wave.questionnaireVersion());
        }
    }

    private static void check(WaveView wave, WaveState next) {
        if (!wave.state().leadsTo(next)) {
            throw new Refusal(ProblemType.WRONG_STATE, wave.state(), next);
        }
    }
}
