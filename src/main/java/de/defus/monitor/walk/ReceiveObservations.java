package de.defus.monitor.walk;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Takes what phones send: any number of times, in any order, each observation stored once. What comes after the walk was
 * closed waits until the moderator decides.
 */
@ApplicationScoped
public class ReceiveObservations {

    static final int LARGEST_BATCH = 500;
    static final int LONGEST_TEXT = 2000;
    /** Far above any group; keeps one code from filling the disk. */
    private static final int MOST_OF_A_WALK = 50_000;

    private final Walks walks;
    private final Observations observations;
    private final MethodCatalogue catalogue;
    private final TenantScope scope;

    ReceiveObservations(Walks walks, Observations observations, MethodCatalogue catalogue, TenantScope scope) {
        this.walks = walks;
        this.observations = observations;
        this.catalogue = catalogue;
        this.scope = scope;
    }

    /**
     * An observation as a phone sends it.
     *
     * @param id random, made by the phone
     * @param stop number of the stop
     * @param feeling 1 to 7, or null
     * @param ratings 1 to 3 by criterion of the walk's method card, or null
     * @param kind DEFICIT, QUALITY or null
     * @param text free text, or null
     */
    public record Sent(
            UUID id, Integer stop, Integer feeling, Map<String, Integer> ratings, String kind, String text) {}

    /** What became of one observation. */
    public enum Outcome {
        STORED,
        ALREADY_STORED,
        /** Kept for the moderator, because the walk is closed. */
        WAITING,
        /** Another observation is stored under this id; it stays as it is. */
        DIFFERENT,
        /** Not stored; the faults say why. */
        INVALID
    }

    /** The answer for one observation. */
    public record Receipt(UUID id, Outcome outcome, List<Fault> faults) {

        /** Whether the phone may forget it. */
        public boolean isSafe() {
            return outcome == Outcome.STORED || outcome == Outcome.ALREADY_STORED || outcome == Outcome.WAITING;
        }
    }

    /**
     * Stores a batch and answers for each of its observations, in the order they were sent.
     *
     * @throws Refusal {@code BODY_TOO_LARGE} for too many at once, {@code WRONG_STATE} while the walk is only planned
     */
    public List<Receipt> receive(Walk walk, List<Sent> batch) {
        if (batch.size() > LARGEST_BATCH) {
            throw new Refusal(ProblemType.BODY_TOO_LARGE);
        }
        var stops = new LinkedHashMap<Integer, UUID>();
        walks.stops(walk.municipalityId(), walk.id()).forEach(stop -> stops.put(stop.number(), stop.id()));
        var card = catalogue.get(walk.plan().method());
        var receipts = new ArrayList<Receipt>();
        var fitting = new LinkedHashMap<UUID, Observation>();
        for (var sent : batch) {
            var faults = faults(sent, stops, card);
            if (faults.isEmpty()) {
                // Twice in one batch: the first counts, as it does across batches.
                fitting.putIfAbsent(sent.id(), observation(sent, stops));
            }
            receipts.add(new Receipt(sent.id(), faults.isEmpty() ? Outcome.ALREADY_STORED : Outcome.INVALID, faults));
        }
        if (!fitting.isEmpty()) {
            store(walk, List.copyOf(fitting.values()), receipts);
        }
        return receipts;
    }

    private void store(Walk walk, List<Observation> sent, List<Receipt> receipts) {
        scope.run(walk.municipalityId(), () -> {
            var state = walks.hold(walk.id()).state();
            if (state == Walk.State.PLANNED) {
                throw new Refusal(ProblemType.WRONG_STATE, state, Walk.State.OPEN);
            }
            if (observations.count(walk.id()) + sent.size() > MOST_OF_A_WALK) {
                throw new Refusal(ProblemType.BODY_TOO_LARGE);
            }
            var open = state == Walk.State.OPEN;
            var stored = observations.add(
                    walk.id(), sent, open ? Observation.Reception.ACCEPTED : Observation.Reception.WAITING);
            var different = observations.different(walk.id(), sent);
            receipts.replaceAll(receipt -> {
                if (receipt.outcome() == Outcome.INVALID) {
                    return receipt;
                }
                var outcome = different.contains(receipt.id())
                        ? Outcome.DIFFERENT
                        : !stored.contains(receipt.id())
                                ? Outcome.ALREADY_STORED
                                : open ? Outcome.STORED : Outcome.WAITING;
                return new Receipt(receipt.id(), outcome, List.of());
            });
        });
    }

    private static Observation observation(Sent sent, Map<Integer, UUID> stops) {
        return new Observation(
                sent.id(),
                stops.get(sent.stop()),
                sent.feeling() == null ? OptionalInt.empty() : OptionalInt.of(sent.feeling()),
                sent.ratings() == null ? Map.of() : sent.ratings(),
                isEmpty(sent.kind()) ? Optional.empty() : Optional.of(Observation.Kind.valueOf(sent.kind())),
                text(sent),
                Observation.Reception.ACCEPTED);
    }

    private List<Fault> faults(Sent sent, Map<Integer, UUID> stops, MethodCatalogue.MethodCard card) {
        var faults = new ArrayList<Fault>();
        if (sent.id() == null) {
            faults.add(Fault.at("id", "walk.fault.id"));
        }
        if (sent.stop() == null || !stops.containsKey(sent.stop())) {
            faults.add(Fault.at("stop", "walk.fault.stop", stops.size()));
        }
        if (sent.feeling() != null && catalogue.feelings().stream().noneMatch(mark -> mark.value() == sent.feeling())) {
            faults.add(Fault.at("feeling", "walk.fault.choose"));
        }
        if (!isEmpty(sent.kind()) && !sent.kind().matches("DEFICIT|QUALITY")) {
            faults.add(Fault.at("kind", "walk.fault.choose"));
        }
        if (text(sent).length() > LONGEST_TEXT) {
            faults.add(Fault.at("text", "walk.fault.long", LONGEST_TEXT));
        }
        var ratings = sent.ratings() == null ? Map.<String, Integer>of() : sent.ratings();
        ratings.forEach((criterion, value) -> {
            var known = card.criteria().stream().anyMatch(asked -> asked.key().equals(criterion));
            if (!known || value == null || catalogue.ratings().stream().noneMatch(step -> step.value() == value)) {
                faults.add(Fault.at("rating." + criterion, "walk.fault.choose"));
            }
        });
        if (faults.isEmpty()
                && sent.feeling() == null
                && ratings.isEmpty()
                && text(sent).isEmpty()) {
            faults.add(Fault.at("feeling", "walk.fault.empty"));
        }
        return faults;
    }

    /** Without the sign that PostgreSQL cannot store, and with one kind of line end. */
    private static String text(Sent sent) {
        return sent.text() == null
                ? ""
                : sent.text().replace("\0", "").replace("\r\n", "\n").strip();
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }
}
