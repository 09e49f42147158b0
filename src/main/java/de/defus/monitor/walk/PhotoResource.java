package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** The photos of walks, for programs. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
public class PhotoResource {

    private final Walks walks;
    private final Photos photos;
    private final KeepPhoto keep;
    private final ShowWalk show;
    private final CurrentUser user;

    PhotoResource(Walks walks, Photos photos, KeepPhoto keep, ShowWalk show, CurrentUser user) {
        this.walks = walks;
        this.photos = photos;
        this.keep = keep;
        this.show = show;
        this.user = user;
    }

    /** What a photo shows, and whether the public sees it. */
    public record Description(String altText, boolean checked, boolean released) {}

    /** A part of a picture to be covered for good, in percent of its width and height. */
    public record Part(double left, double top, double width, double height) {}

    @GET
    @Path("walks/{walkId}/photos")
    public List<Photo> listPhotos(@PathParam("walkId") UUID walkId) {
        return photos.list(user.municipalityId(), walk(walkId).id());
    }

    @GET
    @Path("walks/{walkId}/photos/{photoId}")
    @Produces("image/jpeg")
    public byte[] getPhoto(@PathParam("walkId") UUID walkId, @PathParam("photoId") UUID photoId) {
        return photos.jpeg(user.municipalityId(), walk(walkId).id(), photoId);
    }

    @PUT
    @Path("walks/{walkId}/photos/{photoId}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Photo describePhoto(
            @PathParam("walkId") UUID walkId, @PathParam("photoId") UUID photoId, @NotNull Description wish) {
        return keep.describe(walk(walkId), photoId, wish.altText(), wish.checked(), wish.released(), user.email());
    }

    @POST
    @Path("walks/{walkId}/photos/{photoId}/covers")
    @Consumes(MediaType.APPLICATION_JSON)
    public Photo coverPhoto(@PathParam("walkId") UUID walkId, @PathParam("photoId") UUID photoId, @NotNull Part part) {
        var walk = walk(walkId);
        keep.cover(walk, photoId, List.of(part.left(), part.top(), part.width(), part.height()), user.email());
        return photos.get(walk.municipalityId(), walk.id(), photoId);
    }

    @DELETE
    @Path("walks/{walkId}/photos/{photoId}")
    public void removePhoto(@PathParam("walkId") UUID walkId, @PathParam("photoId") UUID photoId) {
        keep.remove(walk(walkId), photoId, user.email());
    }

    /** A released photo of a published walk. */
    @GET
    @PermitAll
    @Path("published-walks/{walkId}/photos/{photoId}")
    @Produces("image/jpeg")
    public byte[] showPhoto(@PathParam("walkId") UUID walkId, @PathParam("photoId") UUID photoId) {
        return show.photo(walkId, photoId);
    }

    private Walk walk(UUID walkId) {
        return walks.get(user.municipalityId(), walkId);
    }
}
