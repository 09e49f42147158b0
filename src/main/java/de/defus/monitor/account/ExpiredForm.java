package de.defus.monitor.account;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.web.FormTokens;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/**
 * The answer to a form whose token does not hold: nothing is done, and what was typed is shown with a fresh token, to be
 * sent by a deliberate press. Passwords are not repeated, and files cannot be.
 */
@RequestScoped
public class ExpiredForm {

    private static final String PASSWORD = "password";

    private final Frames frames;

    ExpiredForm(Frames frames) {
        this.frames = frames;
    }

    /** What one field held. */
    public record Typed(String name, String value) {}

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance expired(
                PageFrame frame, String path, List<Typed> typed, List<String> files, boolean password);
    }

    /**
     * @param path where the form was sent
     * @param form its fields; null if it had none that can be read
     */
    Response show(String path, FormData form) {
        var typed = new ArrayList<Typed>();
        var files = new ArrayList<String>();
        if (form != null) {
            for (var name : form) {
                for (var value : form.get(name)) {
                    if (value.isFileItem()) {
                        files.add(name);
                    } else if (!name.equals(FormTokens.FIELD) && !name.equals(PASSWORD)) {
                        typed.add(new Typed(name, value.getValue()));
                    }
                }
            }
        }
        var password = form != null && form.contains(PASSWORD);
        var page = Templates.expired(frames.answer(path), path, typed, files, password);
        return Response.status(ProblemType.FORM_EXPIRED.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page.render())
                .build();
    }
}
