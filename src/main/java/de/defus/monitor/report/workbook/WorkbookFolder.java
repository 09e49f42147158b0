package de.defus.monitor.report.workbook;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;

/**
 * A folder of this program's own for what workbooks hold while they are written. The library's usual one has a fixed name
 * that belongs to whoever came first on the machine, so a second user could write no workbook.
 */
@ApplicationScoped
class WorkbookFolder {

    void make(@Observes StartupEvent started) throws IOException {
        var folder = Files.createTempDirectory("defus-workbooks").toFile();
        folder.deleteOnExit();
        TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy(folder));
    }
}
