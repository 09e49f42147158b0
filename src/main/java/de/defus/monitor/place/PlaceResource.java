package de.defus.monitor.place;

import de.defus.monitor.account.CurrentUser;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Districts and population for programs. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
public class PlaceResource {

    private final LoadPlaces load;
    private final Districts districts;
    private final Population population;
    private final CurrentUser user;

    PlaceResource(LoadPlaces load, Districts districts, Population population, CurrentUser user) {
        this.load = load;
        this.districts = districts;
        this.population = population;
        this.user = user;
    }

    @GET
    @Path("districts")
    public List<District> listDistricts() {
        return districts.list(user.municipalityId());
    }

    @PUT
    @Path("districts")
    @Consumes({"application/geo+json", MediaType.APPLICATION_JSON})
    public List<District> loadDistricts(byte[] geoJson) {
        var text = TextFile.read(geoJson);
        return load.loadDistricts(user.municipalityId(), text, user.email());
    }

    @GET
    @Path("population")
    public List<PopulationCount> listPopulation(@QueryParam("asOf") String asOf) {
        return population.find(user.municipalityId(), ReferenceDay.read(asOf));
    }

    @PUT
    @Path("population")
    @Consumes(MediaType.WILDCARD)
    public List<PopulationCount> loadPopulation(@QueryParam("asOf") String asOf, byte[] file) {
        return load.loadPopulation(user.municipalityId(), ReferenceDay.read(asOf), file, user.email());
    }
}
