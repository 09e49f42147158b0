package de.defus.monitor.survey.sample;

import de.defus.monitor.place.District;
import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Loads the list of persons and draws from it. */
@ApplicationScoped
public class DrawSample {

    /** Twelve digits, which people can copy and programs keep exactly. */
    static final long SEEDS = 1_000_000_000_000L;

    private final Samples samples;
    private final Districts districts;
    private final TenantScope scope;
    private final AuditLog audit;
    private final SecureRandom chance;

    DrawSample(Samples samples, Districts districts, TenantScope scope, AuditLog audit, SecureRandom chance) {
        this.samples = samples;
        this.districts = districts;
        this.scope = scope;
        this.audit = audit;
        this.chance = chance;
    }

    /**
     * Puts the list of a CSV file in the place of the earlier one, whose draw goes with it: all of the file or nothing.
     *
     * @throws Refusal {@code INVALID_INPUT} with every fault by line, {@code WRONG_STATE} without a plan or once codes are
     *     issued
     */
    public SampleView load(WaveView wave, String csv, String actor) {
        plan(wave);
        var strata =
                districts.list(wave.municipalityId()).stream().collect(Collectors.toMap(District::key, District::code));
        var units = UnitFile.read(csv, strata);
        var digest = Draw.digest(units);
        scope.run(wave.municipalityId(), () -> {
            check(samples.replaceUnits(wave, units, digest));
            audit.record(
                    actor,
                    "sample.listLoaded",
                    wave.id().toString(),
                    Map.of("rows", Integer.toString(units.size()), "digest", digest));
        });
        return samples.find(wave).orElseThrow();
    }

    /**
     * Draws the planned number from each stratum; with the same list and seed the same persons and letter numbers.
     *
     * @param seed 0 to 999999999999; chosen by chance if there is none
     * @throws Refusal {@code INVALID_INPUT} if the list is shorter than the plan, {@code WRONG_STATE} without plan or list or
     *     once codes are issued
     */
    public SampleView draw(WaveView wave, OptionalLong seed, String actor) {
        var plan = plan(wave);
        if (seed.isPresent() && (seed.getAsLong() < 0 || seed.getAsLong() >= SEEDS)) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("seed", "sample.fault.seed")));
        }
        var used = seed.orElseGet(() -> chance.nextLong(SEEDS));
        scope.run(wave.municipalityId(), () -> {
            samples.lock(wave.id());
            var units = samples.listUnits(wave.id());
            checkLongEnough(plan, units);
            var letters = plan.strata().stream().collect(Collectors.toMap(Stratum::code, Stratum::letters));
            check(samples.storeDraw(wave.id(), Draw.draw(units, letters, used), used));
            audit.record(actor, "sample.drawn", wave.id().toString(), Map.of("seed", Long.toString(used)));
        });
        return samples.find(wave).orElseThrow();
    }

    /** The letters of a wave, by number, with the district's name. */
    public List<Samples.Letter> letters(WaveView wave) {
        return scope.call(wave.municipalityId(), () -> samples.listLetters(wave.id()));
    }

    private SampleView plan(WaveView wave) {
        var plan = samples.find(wave).orElseThrow(() -> new Refusal(ProblemType.WRONG_STATE));
        if (wave.state() != WaveState.DRAFT || plan.coded()) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
        return plan;
    }

    private static void checkLongEnough(SampleView plan, List<Unit> units) {
        if (units.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("list", "sample.fault.noList")));
        }
        var listed = units.stream()
                .map(Unit::stratum)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var faults = plan.strata().stream()
                .filter(stratum -> listed.getOrDefault(stratum.code(), 0L) < stratum.letters())
                .map(stratum -> Fault.at(
                        "list",
                        "sample.fault.listTooShort",
                        stratum.name(),
                        stratum.letters(),
                        listed.getOrDefault(stratum.code(), 0L)))
                .toList();
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
    }

    private static void check(boolean done) {
        if (!done) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
    }
}
