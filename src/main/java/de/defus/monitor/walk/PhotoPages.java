package de.defus.monitor.walk;

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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** A photo of a walk: covering faces, saying what it shows, releasing or deleting it. */
@Path("/stadt/rundgaenge/{walkId}/fotos/{photoId}")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class PhotoPages {

    private final Walks walks;
    private final Photos photos;
    private final KeepPhoto keep;
    private final CurrentUser user;
    private final Frames frames;

    PhotoPages(Walks walks, Photos photos, KeepPhoto keep, CurrentUser user, Frames frames) {
        this.walks = walks;
        this.photos = photos;
        this.keep = keep;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance photo(
                PageFrame frame, Walk walk, Photo photo, Faults faults, Map<String, String> typed);
    }

    @GET
    public TemplateInstance show(@PathParam("walkId") UUID walkId, @PathParam("photoId") UUID photoId) {
        var walk = walk(walkId);
        var photo = photos.get(walk.municipalityId(), walk.id(), photoId);
        var typed = Map.of(
                "altText", photo.altText(),
                "checked", photo.checked() ? "yes" : "",
                "released", photo.released() ? "yes" : "");
        return page(walk, photo, Faults.NONE, typed);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> describe(
            @PathParam("walkId") UUID walkId,
            @PathParam("photoId") UUID photoId,
            MultivaluedMap<String, String> posted) {
        var form = new Form(posted);
        return act(
                walkId,
                photoId,
                form,
                () -> keep.describe(
                        walk(walkId),
                        photoId,
                        form.text("altText"),
                        form.isTicked("checked"),
                        form.isTicked("released"),
                        user.email()));
    }

    @POST
    @Path("abdecken")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> cover(
            @PathParam("walkId") UUID walkId,
            @PathParam("photoId") UUID photoId,
            MultivaluedMap<String, String> posted) {
        var form = new Form(posted);
        return act(walkId, photoId, form, () -> {
            var part = Stream.of("left", "top", "width", "height")
                    .map(form::number)
                    .toList();
            form.refuseUnreadable();
            keep.cover(walk(walkId), photoId, part, user.email());
        });
    }

    @POST
    @Path("loeschen")
    public RestResponse<Object> remove(@PathParam("walkId") UUID walkId, @PathParam("photoId") UUID photoId) {
        keep.remove(walk(walkId), photoId, user.email());
        return Answers.goTo("/stadt/rundgaenge/" + walkId + "/auswertung");
    }

    private RestResponse<Object> act(UUID walkId, UUID photoId, Form form, Runnable action) {
        var walk = walk(walkId);
        var photo = photos.get(walk.municipalityId(), walk.id(), photoId);
        try {
            action.run();
            return Answers.goTo("/stadt/rundgaenge/" + walkId + "/fotos/" + photoId);
        } catch (Refusal refused) {
            return Answers.again(page(walk, photo, Faults.of(refused, frames.texts()), form.typed()), refused);
        }
    }

    private TemplateInstance page(Walk walk, Photo photo, Faults faults, Map<String, String> typed) {
        var path = "/stadt/rundgaenge/" + walk.id() + "/fotos/" + photo.id();
        return Templates.photo(frames.staff(path), walk, photo, faults, typed);
    }

    private Walk walk(UUID walkId) {
        return walks.get(user.municipalityId(), walkId);
    }
}
