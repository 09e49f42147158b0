package de.defus.monitor.response.importing;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.table.BrokenFile;
import de.defus.monitor.platform.web.LargeUploads;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The bytes of an uploaded file, up to a bound. */
@ApplicationScoped
class UploadedFile implements LargeUploads {

    private static final Pattern LARGE_AT = Pattern.compile(
            "/stadt/befragungen/[0-9a-f-]{36}/wellen/import|/api/v1/surveys/[0-9a-f-]{36}/waves/import");

    /** Fifty thousand SPSS cases of forty variables without compression; with it ten times as much. */
    static final int MAXIMUM_BYTES = 16 << 20;

    @Override
    public Pattern largeAt() {
        return LARGE_AT;
    }

    /**
     * @throws Refusal {@code INVALID_INPUT} if there is none, {@code BODY_TOO_LARGE}
     */
    byte[] read(FileUpload upload) {
        if (upload == null || upload.fileName() == null || upload.fileName().isBlank()) {
            throw BrokenFile.because("importing.fault.noFile");
        }
        if (upload.size() > MAXIMUM_BYTES) {
            throw new Refusal(ProblemType.BODY_TOO_LARGE);
        }
        try {
            return Files.readAllBytes(upload.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
