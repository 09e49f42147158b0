package de.defus.monitor.platform.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The pages that belong to no feature: home, privacy, accessibility, and where "leave quickly" leads. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SitePages {

    private final Frames frames;
    private final boolean demo;

    SitePages(Frames frames, @ConfigProperty(name = "defus.demo", defaultValue = "false") boolean demo) {
        this.frames = frames;
        this.demo = demo;
    }

    @CheckedTemplate(basePath = "site")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(PageFrame frame, boolean demo);

        static native TemplateInstance words(PageFrame frame, String title, List<String> paragraphs);
    }

    @GET
    public TemplateInstance home() {
        return Templates.home(frames.open("/", false), demo);
    }

    @GET
    @Path("datenschutz")
    public TemplateInstance privacy() {
        return words("datenschutz", "privacy", "promise", "addresses", "drafts", "results", "limits");
    }

    @GET
    @Path("barrierefreiheit")
    public TemplateInstance accessibility() {
        return words("barrierefreiheit", "accessibility", "aim", "check", "feedback");
    }

    @GET
    @Path("verlassen")
    public TemplateInstance leave() {
        return words("verlassen", "leave", "text");
    }

    private TemplateInstance words(String path, String page, String... paragraphs) {
        var frame = frames.aside("/" + path);
        var texts = frame.texts();
        return Templates.words(
                frame,
                texts.say("layout." + page + ".title"),
                Stream.of(paragraphs)
                        .map(name -> texts.say("layout." + page + "." + name))
                        .toList());
    }
}
