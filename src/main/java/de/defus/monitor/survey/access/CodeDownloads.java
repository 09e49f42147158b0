package de.defus.monitor.survey.access;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers that carry codes away. */
final class CodeDownloads {

    private CodeDownloads() {}

    static RestResponse<Object> of(IssueCodes.Writing writing, CodeFileFormat format, String name) {
        StreamingOutput stream = writing::to;
        return RestResponse.ResponseBuilder.ok((Object) stream)
                .header(HttpHeaders.CONTENT_TYPE, format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "." + format.ending() + "\"")
                .build();
    }
}
