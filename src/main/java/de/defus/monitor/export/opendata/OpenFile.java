package de.defus.monitor.export.opendata;

/** The files of a released wave's open data. */
enum OpenFile {
    TABLE("ergebnisse.csv", "text/csv", "CSV"),
    RESULTS("ergebnisse.json", "application/json", "JSON"),
    MAP("stadtteile.geojson", "application/geo+json", "GEOJSON");

    private final String fileName;
    private final String mediaType;
    private final String fileType;

    OpenFile(String fileName, String mediaType, String fileType) {
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.fileType = fileType;
    }

    String fileName() {
        return fileName;
    }

    String mediaType() {
        return mediaType;
    }

    /** Name in the file types of the Publications Office of the European Union. */
    String fileType() {
        return fileType;
    }
}
