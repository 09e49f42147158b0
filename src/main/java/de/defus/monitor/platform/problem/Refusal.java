package de.defus.monitor.platform.problem;

import java.util.List;

/** A wish that cannot be granted, with the reason: becomes problem+json on the API and an error page for people. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Object> arguments;
    private final transient List<Fault> faults;

    /** A refusal; the arguments fill the detail text {@code problem.<slug>.detail}. */
    public Refusal(ProblemType type, Object... arguments) {
        this(type, List.of(), arguments);
    }

    /** A refusal that lists every fault found in the input. */
    public Refusal(ProblemType type, List<Fault> faults, Object... arguments) {
        super(type.slug());
        this.type = type;
        this.faults = List.copyOf(faults);
        this.arguments = List.of(arguments);
    }

    public ProblemType type() {
        return type;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<Fault> faults() {
        return faults;
    }
}
