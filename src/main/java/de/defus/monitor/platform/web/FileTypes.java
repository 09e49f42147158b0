package de.defus.monitor.platform.web;

/** Media types of the files that several features offer. */
public final class FileTypes {

    public static final String PDF = "application/pdf";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private FileTypes() {}
}
