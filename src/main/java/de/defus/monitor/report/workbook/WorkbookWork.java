package de.defus.monitor.report.workbook;

import de.defus.monitor.report.files.ReleaseWork;
import de.defus.monitor.report.files.WaveRelease;
import jakarta.inject.Singleton;

/** The Tabellenband as long work. */
@Singleton
class WorkbookWork extends ReleaseWork {

    WorkbookWork(WaveRelease releases, PrintWorkbook print) {
        super("workbook", releases, print);
    }
}
