package de.defus.monitor.response;

import jakarta.enterprise.context.ApplicationScoped;

/** Removes from the disk what answers no longer say. */
@ApplicationScoped
public class TidyResponses {

    private final ResponsePool pool;
    private final Responses responses;

    TidyResponses(ResponsePool pool, Responses responses) {
        this.pool = pool;
        this.responses = responses;
    }

    /** Call outside a transaction. */
    public void tidy() {
        pool.vacuum();
        responses.vacuum();
    }
}
