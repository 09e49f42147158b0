package de.defus.monitor.survey.access;

import de.defus.monitor.platform.web.FileTypes;

/** In which form codes leave the platform. */
public enum CodeFileFormat {
    CSV("text/csv;charset=UTF-8", "csv"),
    PDF(FileTypes.PDF, "pdf"),
    ZIP("application/zip", "zip"),
    /** Table and a booklet for each letter. */
    BOOKLETS("application/zip", "zip"),
    /** Table and, for each department of a list of staff, its letters in a file of their own, to hand out. */
    HANDOUTS("application/zip", "zip");

    private final String mediaType;
    private final String ending;

    CodeFileFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return ending;
    }
}
