package de.defus.monitor.survey.access;

import de.defus.monitor.platform.web.Answers;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Answers that carry a file away. Their methods say that they produce {@code application/octet-stream}: where they said
 * text, the frame would print the array of bytes as an object.
 */
final class CodeFile {

    private CodeFile() {}

    static RestResponse<byte[]> download(byte[] file, CodeFileFormat format, String name) {
        return RestResponse.ResponseBuilder.ok(file)
                .type(format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, Answers.attachment(name + "." + format.ending()))
                .build();
    }

    /** A page in the place of a file. */
    static RestResponse<byte[]> page(String html, int status) {
        return RestResponse.ResponseBuilder.ok(html.getBytes(StandardCharsets.UTF_8))
                .status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .build();
    }
}
