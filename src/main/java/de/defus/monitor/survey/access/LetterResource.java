package de.defus.monitor.survey.access;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.web.FileTypes;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Access codes, letters and reminders for programs. What touches codes is for administrators of the city. */
@Path("/api/v1/waves/{waveId}/sample")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
@Tag(name = "letters", description = "Access codes, letters and reminders")
public class LetterResource {

    private final Waves waves;
    private final LetterForms forms;
    private final IssueCodes issue;
    private final ReplaceCode replace;
    private final RemindLetters remind;
    private final CurrentUser user;
    private final UriInfo uri;

    LetterResource(
            Waves waves,
            LetterForms forms,
            IssueCodes issue,
            ReplaceCode replace,
            RemindLetters remind,
            CurrentUser user,
            UriInfo uri) {
        this.waves = waves;
        this.forms = forms;
        this.issue = issue;
        this.replace = replace;
        this.remind = remind;
        this.user = user;
        this.uri = uri;
    }

    /** Letters whose code is still open. */
    public record OpenLetters(List<Integer> letterNumbers) {}

    @GET
    @Path("letter-preview")
    @Produces(FileTypes.PDF)
    @Operation(summary = "A letter with a code that opens nothing")
    public RestResponse<byte[]> preview(
            @PathParam("waveId") UUID waveId, @QueryParam("language") @DefaultValue("de") String language) {
        var form = forms.of(wave(waveId), language, uri.getBaseUri());
        return CodeFile.download(LetterPdf.preview(form), CodeFileFormat.PDF, "preview");
    }

    @GET
    @Path("booklet-preview")
    @Produces(FileTypes.PDF)
    @Operation(summary = "The questionnaire on paper, with a code that opens nothing")
    public RestResponse<byte[]> previewBooklet(
            @PathParam("waveId") UUID waveId, @QueryParam("language") @DefaultValue("de") String language) {
        var form = forms.of(wave(waveId), language, uri.getBaseUri());
        return CodeFile.download(BookletPdf.preview(form), CodeFileFormat.PDF, "booklet");
    }

    @POST
    @Path("codes")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary =
                    "Makes the codes and hands them out, once: as CSV, PDF letters, or ZIP with both; anew, the earlier ones become void")
    public RestResponse<byte[]> issue(
            @PathParam("waveId") UUID waveId,
            @QueryParam("format") @DefaultValue("CSV") CodeFileFormat format,
            @QueryParam("language") @DefaultValue("de") String language,
            @QueryParam("anew") boolean anew) {
        var wave = wave(waveId);
        user.checkCityAdmin();
        var form = forms.of(wave, language, uri.getBaseUri());
        return CodeFile.download(issue.issue(wave, format, form, anew, user.email()), format, "codes");
    }

    @POST
    @Path("codes/{letterNumber}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Gives a letter a new code in the place of its old one")
    public RestResponse<byte[]> reissue(
            @PathParam("waveId") UUID waveId,
            @PathParam("letterNumber") int letterNumber,
            @QueryParam("format") @DefaultValue("CSV") CodeFileFormat format,
            @QueryParam("language") @DefaultValue("de") String language) {
        var wave = wave(waveId);
        user.checkCityAdmin();
        var form = forms.of(wave, language, uri.getBaseUri());
        return CodeFile.download(
                replace.reissue(wave, letterNumber, format, form, user.email()), format, "code-" + letterNumber);
    }

    @DELETE
    @Path("codes/{letterNumber}")
    @Operation(summary = "Withdraws the code of a letter; whether it had been used is not told")
    public void revoke(@PathParam("waveId") UUID waveId, @PathParam("letterNumber") int letterNumber) {
        var wave = wave(waveId);
        user.checkCityAdmin();
        replace.revoke(wave, letterNumber, user.email());
    }

    @POST
    @Path("reminders")
    @Operation(summary = "The letters whose code is still open; twice in a wave at most")
    public OpenLetters remind(@PathParam("waveId") UUID waveId) {
        var wave = wave(waveId);
        user.checkCityAdmin();
        return new OpenLetters(remind.list(wave, user.email()));
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }
}
