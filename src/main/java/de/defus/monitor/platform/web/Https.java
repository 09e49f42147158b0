package de.defus.monitor.platform.web;

import jakarta.ws.rs.core.UriInfo;

/** Whether the visitor's line is encrypted: cookies set on one travel by such lines only. */
public final class Https {

    private Https() {}

    public static boolean is(UriInfo request) {
        return request.getRequestUri().getScheme().equals("https");
    }
}
