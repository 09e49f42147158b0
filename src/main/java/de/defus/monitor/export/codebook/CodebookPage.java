package de.defus.monitor.export.codebook;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The codebook as one HTML file that needs nothing else. */
public final class CodebookPage {

    private CodebookPage() {}

    @CheckedTemplate(basePath = "export")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance codebook(Codebook codebook);
    }

    /** Writes the page; the stream stays open. */
    public static void write(Codebook codebook, OutputStream out) throws IOException {
        out.write(Templates.codebook(codebook).render().getBytes(StandardCharsets.UTF_8));
    }
}
