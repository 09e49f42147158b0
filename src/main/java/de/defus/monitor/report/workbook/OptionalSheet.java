package de.defus.monitor.report.workbook;

import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A sheet that only some releases need; the contents name it where it is. */
interface OptionalSheet {

    boolean isNeeded();

    /** As on its tab. */
    String name();

    void write(SXSSFWorkbook workbook);
}
