package de.defus.monitor.report.files;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.platform.text.Texts;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** A kind of document that is made of a release, at once or as long work. */
public interface ReleasePrint {

    /** What the file is called. */
    String name(Release release);

    /** The media type of the file. */
    String mediaType();

    /**
     * The file, made if it is not there.
     *
     * @param texts in the language of the file
     * @param progress is told per cent; may end the work by an exception
     */
    Path print(Release release, Texts texts, IntConsumer progress);
}
