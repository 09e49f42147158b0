package de.defus.monitor.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.platform.web.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A problem as it is sent: problem+json for programs, a page for people.
 *
 * @param status HTTP status
 * @param headers headers of the answer
 * @param body JSON or HTML
 */
record ProblemAnswer(int status, Map<String, String> headers, String body) {

    /** Seconds after which a try may succeed again: a restart of the database takes a few. */
    private static final String RETRY_AFTER_SECONDS = "10";

    private static final ObjectMapper JSON = new ObjectMapper();

    static ProblemAnswer of(Problem problem, Reader reader) {
        var headers = new TreeMap<String, String>();
        headers.put("Content-Language", reader.language());
        if (problem.status() == ProblemType.TEMPORARILY_UNAVAILABLE.status()) {
            headers.put("Retry-After", RETRY_AFTER_SECONDS);
        }
        if (problem.status() == ProblemType.SIGN_IN_REQUIRED.status() && reader.program()) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        headers.put("Content-Type", reader.program() ? Problem.MEDIA_TYPE : "text/html;charset=UTF-8");
        var body = reader.program()
                ? json(problem)
                : Templates.problem(reader.frame(), problem).render();
        return new ProblemAnswer(problem.status(), headers, body);
    }

    private static String json(Problem problem) {
        try {
            return JSON.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem of plain texts is always JSON", e);
        }
    }

    /** The pages of this package. */
    @CheckedTemplate(basePath = "problem")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance problem(PageFrame frame, Problem problem);

        static native TemplateInstance explanation(PageFrame frame, List<Problem> problems);
    }
}
