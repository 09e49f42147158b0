package de.defus.monitor.platform.database;

import java.util.List;

/** What an acknowledged commit survives. */
public enum Durability {
    /** A commit is on the disk before it is acknowledged: the only choice for real answers. */
    DURABLE("on"),
    /** A commit may be lost when the machine fails: for tests, whose data nobody misses. */
    THROWAWAY("off");

    private final String sync;

    Durability(String sync) {
        this.sync = sync;
    }

    List<String> settings() {
        return List.of("fsync=" + sync, "synchronous_commit=" + sync, "full_page_writes=" + sync);
    }
}
