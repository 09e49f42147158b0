package de.defus.monitor.platform.problem;

import de.defus.monitor.platform.problem.ProblemAnswer.Templates;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;

/** Explains every type of problem under the address that answers name as their {@code type}. */
@Path("/problems")
@Produces(MediaType.TEXT_HTML)
public class ProblemPages {

    private final RoutingContext request;

    ProblemPages(RoutingContext request) {
        this.request = request;
    }

    @GET
    public TemplateInstance list() {
        return page(Stream.of(ProblemType.values()));
    }

    @GET
    @Path("{slug}")
    public TemplateInstance show(String slug) {
        var type = Stream.of(ProblemType.values())
                .filter(candidate -> candidate.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        return page(Stream.of(type));
    }

    private TemplateInstance page(Stream<ProblemType> types) {
        var reader = Reader.of(request);
        var problems =
                types.map(type -> Problem.of(type, reader.texts(), List.of())).toList();
        return Templates.explanation(reader.frame(), problems);
    }
}
