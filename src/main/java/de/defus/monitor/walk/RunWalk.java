package de.defus.monitor.walk;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes a walk through its life: opened, moved from stop to stop, closed, shown to the public. */
@ApplicationScoped
public class RunWalk {

    private final Walks walks;
    private final Observations observations;
    private final TenantScope scope;
    private final AuditLog audit;
    private final SecureRandom chance;
    private final InstantSource clock;

    RunWalk(
            Walks walks,
            Observations observations,
            TenantScope scope,
            AuditLog audit,
            SecureRandom chance,
            InstantSource clock) {
        this.walks = walks;
        this.observations = observations;
        this.scope = scope;
        this.audit = audit;
        this.chance = chance;
        this.clock = clock;
    }

    /**
     * Lets participants join and send.
     *
     * @throws Refusal {@code INVALID_INPUT} without a stop, {@code WRONG_STATE} if it is open or was published
     */
    public Walk open(Walk walk, String actor) {
        if (walks.stops(walk.municipalityId(), walk.id()).isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("stops", "walk.fault.noStops")));
        }
        if (walk.frozen()) {
            throw new Refusal(ProblemType.WRONG_STATE, walk.state(), Walk.State.OPEN);
        }
        var code = walk.joinCode().orElseGet(this::freeCode);
        scope.run(walk.municipalityId(), () -> {
            walks.giveCode(walk.id(), code);
            move(walk, Walk.State.OPEN, actor);
        });
        return reload(walk);
    }

    /** Ends a walk. What it was told is mixed, so that the order of rows no longer shows who sent what after what. */
    public Walk close(Walk walk, String actor) {
        scope.run(walk.municipalityId(), () -> {
            move(walk, Walk.State.CLOSED, actor);
            observations.mix(walk.id());
        });
        return reload(walk);
    }

    /**
     * Tells everybody's page at which stop the group is.
     *
     * @param number of the stop, 0 for before the first
     */
    public Walk moveTo(Walk walk, int number, String actor) {
        var last = walks.stops(walk.municipalityId(), walk.id()).size();
        if (number < 0 || number > last) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("stop", "walk.fault.stop", last)));
        }
        if (!walk.isOpen()) {
            throw new Refusal(ProblemType.WRONG_STATE, walk.state(), walk.state());
        }
        scope.run(walk.municipalityId(), () -> walks.setCurrentStop(walk.id(), number));
        return reload(walk);
    }

    /**
     * Writes down what the moderator noticed.
     *
     * @param stop number of the stop, or 0 for the walk as a whole
     */
    public Note note(Walk walk, int stop, String text, String actor) {
        if (text == null || text.isBlank() || text.length() > 2000) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("note", "walk.fault.note")));
        }
        var stopId = stop == 0
                ? Optional.<UUID>empty()
                : Optional.of(walks.stops(walk.municipalityId(), walk.id()).stream()
                        .filter(candidate -> candidate.number() == stop)
                        .findFirst()
                        .orElseThrow(() ->
                                new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("stop", "walk.fault.choose"))))
                        .id());
        var note = new Note(UUID.randomUUID(), stopId, text.strip(), clock.instant());
        scope.run(walk.municipalityId(), () -> {
            walks.addNote(walk.id(), note);
            audit.record(actor, "walk.noted", walk.id().toString(), Map.of());
        });
        return note;
    }

    /**
     * Shows or hides the public page.
     *
     * @throws Refusal {@code WRONG_STATE} unless the walk is closed
     */
    public Walk publish(Walk walk, boolean published, String actor) {
        scope.run(walk.municipalityId(), () -> {
            if (!walks.setPublished(walk.id(), published)) {
                throw new Refusal(ProblemType.WRONG_STATE, walk.state(), Walk.State.CLOSED);
            }
            audit.record(
                    actor,
                    published ? "walk.published" : "walk.withdrawn",
                    walk.id().toString(),
                    Map.of());
        });
        return reload(walk);
    }

    /** Codes are unique on the whole platform. Should two walks draw the same one at once, the second is not opened. */
    private String freeCode() {
        var code = JoinCodes.random(chance);
        while (walks.findByCode(code).isPresent()) {
            code = JoinCodes.random(chance);
        }
        return code;
    }

    private void move(Walk walk, Walk.State next, String actor) {
        if (!walk.state().leadsTo(next) || !walks.move(walk.id(), walk.state(), next)) {
            throw new Refusal(ProblemType.WRONG_STATE, walk.state(), next);
        }
        audit.record(
                actor, "walk." + next.name().toLowerCase(Locale.ROOT), walk.id().toString(), Map.of());
    }

    private Walk reload(Walk walk) {
        return walks.get(walk.municipalityId(), walk.id());
    }
}
