package de.defus.monitor.response;

import de.defus.monitor.place.CityMap;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.survey.OpenLinks;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** The map on which a resident sets a place. */
@Path("/b/{link}/karte.svg")
public class CityMapPages {

    private final OpenLinks links;
    private final CityMap map;

    CityMapPages(OpenLinks links, CityMap map) {
        this.links = links;
        this.map = map;
    }

    @GET
    @Produces("image/svg+xml;charset=UTF-8")
    public RestResponse<String> show(@PathParam("link") String link) {
        var wave = links.find(link).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        var svg = map.svg(wave.municipalityId());
        if (svg.isEmpty()) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
        return RestResponse.ResponseBuilder.ok(svg)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }
}
