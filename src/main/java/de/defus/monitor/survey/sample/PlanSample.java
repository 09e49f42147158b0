package de.defus.monitor.survey.sample;

import de.defus.monitor.place.Districts;
import de.defus.monitor.place.Population;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides how many letters go to which district. */
@ApplicationScoped
public class PlanSample {

    static final int DEFAULT_SHARE = 50;

    private final Samples samples;
    private final Districts districts;
    private final FrameCounts frame;
    private final Population population;
    private final TenantScope scope;
    private final AuditLog audit;

    PlanSample(
            Samples samples,
            FrameCounts frame,
            Districts districts,
            Population population,
            TenantScope scope,
            AuditLog audit) {
        this.samples = samples;
        this.frame = frame;
        this.districts = districts;
        this.population = population;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * What an analyst wants.
     *
     * @param total letters altogether; not used by {@code FIXED}
     * @param responsePercent expected response rate, 1 to 100
     * @param letters wanted letters by district code, for {@code FIXED}
     * @param sharePercent expected share of the main indicator by district code, for {@code NEYMAN}; 50 where nothing is said
     */
    public record Wish(
            AllocationMethod method,
            int total,
            int responsePercent,
            Map<Integer, Integer> letters,
            Map<Integer, Integer> sharePercent) {}

    /**
     * Plans anew: an earlier plan goes, with its list and draw.
     *
     * @throws Refusal {@code INVALID_INPUT} with every fault, or {@code WRONG_STATE} once codes are issued
     */
    public SampleView plan(WaveView wave, Wish wish, String actor) {
        if (wave.state() != WaveState.DRAFT) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
        var strata = strata(wave, wish.sharePercent());
        var faults = faults(wish, strata);
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        var planned = wish.method() == AllocationMethod.FIXED
                ? strata.stream()
                        .map(stratum -> stratum.with(wish.letters().getOrDefault(stratum.code(), 0)))
                        .toList()
                : Allocation.share(strata, wish.method(), wish.total());
        scope.run(wave.municipalityId(), () -> {
            if (!samples.replacePlan(wave, wish.method(), wish.responsePercent(), planned)) {
                throw new Refusal(ProblemType.WRONG_STATE);
            }
            var letters = planned.stream().mapToInt(Stratum::letters).sum();
            audit.record(
                    actor,
                    "sample.planned",
                    wave.id().toString(),
                    Map.of("method", wish.method().name(), "letters", Integer.toString(letters)));
        });
        return samples.find(wave).orElseThrow();
    }

    /** The districts with their inhabitants, after the register if it has been counted for this wave; no letters yet. */
    List<Stratum> strata(WaveView wave, Map<Integer, Integer> sharePercent) {
        var counted = frame.find(wave);
        var persons = !counted.isEmpty()
                ? counted
                : population.find(wave.municipalityId()).stream()
                        .collect(Collectors.groupingBy(
                                PopulationCount::districtCode, Collectors.summingInt(PopulationCount::persons)));
        return districts.list(wave.municipalityId()).stream()
                .map(district -> new Stratum(
                        district.code(),
                        district.name(),
                        persons.getOrDefault(district.code(), 0),
                        sharePercent.getOrDefault(district.code(), DEFAULT_SHARE),
                        0))
                .toList();
    }

    private static List<Fault> faults(Wish wish, List<Stratum> strata) {
        var faults = new ArrayList<Fault>();
        var people = strata.stream().mapToInt(Stratum::population).sum();
        if (people == 0) {
            faults.add(Fault.at("method", "sample.fault.population"));
            return faults;
        }
        if (wish.method() == null || wish.method() == AllocationMethod.STAFF_LIST) {
            faults.add(Fault.at("method", "sample.fault.method"));
        }
        if (wish.responsePercent() < 1 || wish.responsePercent() > 100) {
            faults.add(Fault.at("responsePercent", "sample.fault.percent", 1, 100));
        }
        strata.stream()
                .filter(stratum -> stratum.sharePercent() < 1 || stratum.sharePercent() > 99)
                .forEach(stratum -> faults.add(Fault.at("share-" + stratum.code(), "sample.fault.percent", 1, 99)));
        var codes = strata.stream().map(Stratum::code).toList();
        Stream.concat(wish.letters().keySet().stream(), wish.sharePercent().keySet().stream())
                .filter(code -> !codes.contains(code))
                .distinct()
                .forEach(code -> faults.add(Fault.at("strata", "sample.fault.stratum", code)));
        if (wish.method() == AllocationMethod.FIXED) {
            faults.addAll(fixedFaults(wish, strata));
        } else if (wish.total() < Allocation.fewest(strata) || wish.total() > Allocation.most(strata)) {
            faults.add(Fault.at(
                    "total",
                    "sample.fault.total",
                    Allocation.fewest(strata),
                    Allocation.most(strata),
                    Allocation.FEWEST_LETTERS));
        }
        return faults;
    }

    private static List<Fault> fixedFaults(Wish wish, List<Stratum> strata) {
        var faults = new ArrayList<Fault>();
        for (var stratum : strata) {
            var letters = wish.letters().getOrDefault(stratum.code(), 0);
            if (letters != 0 && letters < stratum.fewest() || letters < 0 || letters > stratum.most()) {
                faults.add(Fault.at(
                        "letters-" + stratum.code(),
                        "sample.fault.letters",
                        stratum.name(),
                        stratum.fewest(),
                        stratum.most()));
            }
        }
        if (faults.isEmpty()
                && wish.letters().values().stream().mapToInt(Integer::intValue).sum() == 0) {
            faults.add(Fault.at("letters-" + strata.get(0).code(), "sample.fault.noLetters"));
        }
        return faults;
    }
}
