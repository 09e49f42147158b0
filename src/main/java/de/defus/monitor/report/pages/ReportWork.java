package de.defus.monitor.report.pages;

import de.defus.monitor.report.files.ReleaseWork;
import de.defus.monitor.report.files.WaveRelease;
import jakarta.inject.Singleton;

/** The report as a document, as long work. */
@Singleton
class ReportWork extends ReleaseWork {

    ReportWork(WaveRelease releases, PrintReport print) {
        super("report-pdf", releases, print);
    }
}
