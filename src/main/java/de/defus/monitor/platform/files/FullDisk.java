package de.defus.monitor.platform.files;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells that there is no room left on a disk from other failures; systems say so in words only. */
public final class FullDisk {

    private static final int DEEPEST_CAUSE = 20;

    private FullDisk() {}

    /** Whether a file could not be written for want of room. */
    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(IOException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .anyMatch(words -> words.contains("no space left")
                        || words.contains("not enough space")
                        || words.contains("quota exceeded"));
    }
}
