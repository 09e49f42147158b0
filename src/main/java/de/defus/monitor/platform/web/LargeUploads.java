package de.defus.monitor.platform.web;

import java.util.regex.Pattern;

/** Told by a feature that takes files larger than {@link BodyLimits} allows elsewhere. */
public interface LargeUploads {

    /** The paths at which a request may be as large as the server takes at all. */
    Pattern largeAt();
}
