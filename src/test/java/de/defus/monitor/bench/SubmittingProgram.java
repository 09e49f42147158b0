package de.defus.monitor.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.journey.DemoAnswers;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** A program that sends all answers of a questionnaire in one request. */
final class SubmittingProgram implements Rate.Client {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PlainHttp http;

    SubmittingProgram(URI base) throws IOException {
        http = new PlainHttp(base.getHost(), base.getPort());
    }

    @Override
    public void once() throws IOException {
        var body = Map.of("submissionId", UUID.randomUUID().toString(), "language", "de", "answers", DemoAnswers.all());
        var answer = http.postJson("/api/v1/links/demo/responses", JSON.writeValueAsString(body));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
