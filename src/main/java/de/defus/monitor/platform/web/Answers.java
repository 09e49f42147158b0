package de.defus.monitor.platform.web;

import de.defus.monitor.platform.problem.Refusal;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** The answers that pages give: a page, a page shown again with what was wrong, or the way to another page. */
public final class Answers {

    private Answers() {}

    /** The page. */
    public static RestResponse<Object> page(TemplateInstance page) {
        return RestResponse.ok((Object) page);
    }

    /** The page once more, with what was typed and what was wrong. */
    public static RestResponse<Object> again(TemplateInstance page, Refusal refusal) {
        return RestResponse.ResponseBuilder.ok((Object) page)
                .status(refusal.type().status())
                .build();
    }

    /** Where to go on; a reload there repeats nothing. */
    public static RestResponse<Object> goTo(String path, NewCookie... cookies) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.SEE_OTHER)
                .location(URI.create(path))
                .cookie(cookies)
                .build();
    }

    /**
     * A file of the server's. It is opened at once: if it is deleted meanwhile, it is still read to its end.
     *
     * @param name as it is saved
     */
    public static RestResponse<InputStream> file(Path content, String name, String mediaType) {
        try {
            var opened = FileChannel.open(content);
            return RestResponse.ResponseBuilder.ok(Channels.newInputStream(opened), mediaType)
                    .header(HttpHeaders.CONTENT_LENGTH, opened.size())
                    .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                    .build();
        } catch (IOException gone) {
            throw new UncheckedIOException("a file that is offered cannot be read", gone);
        }
    }

    /**
     * A file made in memory, or as it is sent; its media type is the one that the method produces.
     *
     * @param name as it is saved
     */
    public static <T> RestResponse<T> download(T content, String name) {
        return RestResponse.ResponseBuilder.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .build();
    }

    /**
     * The {@code Content-Disposition} of a file that is saved, not shown.
     *
     * @param name of letters, digits, dots and hyphens
     */
    public static String attachment(String name) {
        return "attachment; filename=\"" + name + "\"";
    }
}
