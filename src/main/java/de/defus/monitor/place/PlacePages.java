package de.defus.monitor.place;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** A city's districts and population: what is loaded, and the upload of new files. */
@Path("/stadt/gebiete")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class PlacePages {

    private final LoadPlaces load;
    private final Districts districts;
    private final Population population;
    private final CurrentUser user;
    private final Frames frames;

    PlacePages(LoadPlaces load, Districts districts, Population population, CurrentUser user, Frames frames) {
        this.load = load;
        this.districts = districts;
        this.population = population;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "place")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance places(
                PageFrame frame,
                List<District> districts,
                Map<Integer, Integer> persons,
                int total,
                List<LocalDate> days,
                Faults faults);
    }

    @GET
    public TemplateInstance show() {
        return page(Faults.NONE);
    }

    @POST
    @Path("stadtteile")
    public RestResponse<Object> loadDistricts(@RestForm("file") FileUpload file) {
        return load(file, bytes -> load.loadDistricts(user.municipalityId(), TextFile.read(bytes), user.email()));
    }

    @POST
    @Path("bevoelkerung")
    public RestResponse<Object> loadPopulation(@RestForm("file") FileUpload file, @RestForm("asOf") String asOf) {
        return load(
                file,
                bytes -> load.loadPopulation(user.municipalityId(), ReferenceDay.read(asOf), bytes, user.email()));
    }

    private RestResponse<Object> load(FileUpload file, Consumer<byte[]> work) {
        try {
            work.accept(file == null ? new byte[0] : Files.readAllBytes(file.uploadedFile()));
            return Answers.goTo("/stadt/gebiete");
        } catch (Refusal refused) {
            return Answers.again(page(Faults.of(refused, frames.texts()).ofFileIn("csv")), refused);
        } catch (IOException gone) {
            throw new UncheckedIOException("an upload cannot be read", gone);
        }
    }

    private TemplateInstance page(Faults faults) {
        var counts = population.find(user.municipalityId());
        var persons = counts.stream()
                .collect(Collectors.groupingBy(
                        PopulationCount::districtCode, Collectors.summingInt(PopulationCount::persons)));
        var total = counts.stream().mapToInt(PopulationCount::persons).sum();
        return Templates.places(
                frames.staff("/stadt/gebiete"),
                districts.list(user.municipalityId()),
                persons,
                total,
                population.listDays(user.municipalityId()),
                faults);
    }
}
