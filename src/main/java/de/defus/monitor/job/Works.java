package de.defus.monitor.job;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The kinds of long work that features offer. */
@ApplicationScoped
class Works {

    private final Instance<LongWork> offered;

    Works(Instance<LongWork> offered) {
        this.offered = offered;
    }

    /** The keys of the titles of all kinds, by kind. */
    Map<String, String> titles() {
        return offered.stream().collect(Collectors.toMap(LongWork::kind, LongWork::titleKey));
    }

    /**
     * @throws Refusal {@code INVALID_INPUT} if nobody offers it
     */
    LongWork get(String kind) {
        return offered.stream()
                .filter(work -> work.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("kind", "job.fault.kind"))));
    }
}
