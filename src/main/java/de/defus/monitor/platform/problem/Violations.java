package de.defus.monitor.platform.problem;

import de.defus.monitor.platform.problem.Problem.Found;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What Bean Validation found, told by the names the sender used. */
final class Violations {

    private Violations() {}

    /** The faults of the input; empty if the program itself broke its own constraints, as with a bad return value. */
    static Optional<List<Found>> ofInput(ValidationException failure) {
        if (!(failure instanceof ConstraintViolationException violated)
                || violated.getConstraintViolations().stream().anyMatch(Violations::isOurOwnFault)) {
            return Optional.empty();
        }
        return Optional.of(violated.getConstraintViolations().stream()
                .map(violation -> new Found(where(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Found::where).thenComparing(Found::message))
                .toList());
    }

    private static boolean isOurOwnFault(ConstraintViolation<?> violation) {
        return steps(violation).stream().anyMatch(step -> step.getKind() == ElementKind.RETURN_VALUE);
    }

    /** The path below the method: {@code create.wave.title} is the sender's {@code wave.title}, or {@code title} of a body. */
    private static String where(ConstraintViolation<?> violation) {
        var steps = steps(violation);
        var inside = steps.stream()
                .filter(step ->
                        step.getKind() == ElementKind.PROPERTY || step.getKind() == ElementKind.CONTAINER_ELEMENT)
                .map(Path.Node::toString)
                .collect(Collectors.joining("."));
        return inside.isEmpty() ? steps.get(steps.size() - 1).toString() : inside;
    }

    private static List<Path.Node> steps(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
    }
}
