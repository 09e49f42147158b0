package de.defus.monitor.place;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
        var text = TextFile.read(geoJson, ProblemType.GEOMETRY_INVALID);
        return load.loadDistricts(user.municipalityId(), text, user.email());
    }

    @GET
    @Path("population")
    public List<PopulationCount> listPopulation() {
        return population.find(user.municipalityId());
    }

    @PUT
    @Path("population")
    @Consumes("text/csv")
    public List<PopulationCount> loadPopulation(byte[] csv) {
        var text = TextFile.read(csv, ProblemType.INVALID_INPUT);
        return load.loadPopulation(user.municipalityId(), text, user.email());
    }
}
