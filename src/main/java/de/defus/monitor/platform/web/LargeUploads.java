package de.defus.monitor.platform.web;

/** Told by a feature that takes files larger than {@link BodyLimits} allows elsewhere. */
public interface LargeUploads {

    /** Whether a request to this path may be as large as the server takes at all. */
    boolean mayBeLarge(String path);
}
