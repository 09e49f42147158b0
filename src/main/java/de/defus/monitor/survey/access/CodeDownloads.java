package de.defus.monitor.survey.access;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers that carry a file away. */
final class CodeDownloads {

    private CodeDownloads() {}

    static RestResponse<byte[]> of(byte[] file, CodeFileFormat format, String name) {
        return RestResponse.ResponseBuilder.ok(file)
                .type(format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "." + format.ending() + "\"")
                .build();
    }
}
