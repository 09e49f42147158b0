package de.defus.monitor.walk;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The released measures of a city, for everybody's programs. */
@Path("/api/v1/published-measures")
@PermitAll
public class PublicMeasureResource {

    private final ShowMeasures show;

    PublicMeasureResource(ShowMeasures show) {
        this.show = show;
    }

    /** Released measures of published walks, by place. */
    @GET
    @Path("{city}")
    @Produces(MediaType.APPLICATION_JSON)
    public ShowMeasures.CityMeasures listPublished(@PathParam("city") String city) {
        return show.show(city);
    }

    /** The same as points on a map. */
    @GET
    @Path("{city}.geojson")
    @Produces("application/geo+json")
    public String exportPublished(@PathParam("city") String city) {
        return WalkExport.placesGeoJson(show.show(city));
    }
}
