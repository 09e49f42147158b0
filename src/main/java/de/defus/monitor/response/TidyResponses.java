package de.defus.monitor.response;

import jakarta.enterprise.context.ApplicationScoped;

/** Removes from the disk what answers no longer say. */
@ApplicationScoped
public class TidyResponses {

    private final Responses responses;

    TidyResponses(Responses responses) {
        this.responses = responses;
    }

    /** Call outside a transaction. */
    public void tidy() {
        responses.vacuumAll();
    }
}
