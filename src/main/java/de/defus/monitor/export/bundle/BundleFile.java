package de.defus.monitor.export.bundle;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A file of the bundle.
 *
 * @param path inside the archive
 * @param mediaType as in the data package
 * @param titleKey text key of what it is
 * @param content writes it and leaves the stream open
 */
record BundleFile(String path, String mediaType, String titleKey, Content content) {

    /** Writes a file. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }
}
