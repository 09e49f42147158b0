package de.defus.monitor.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a database holds of the people of a ledger, set against the ledger. */
final class Stored {

    private Stored() {}

    /**
     * Everybody who was thanked is stored exactly once, waiting (found by submission id) or mixed (found by the mark in the
     * text), and nobody else is.
     *
     * @return how many have left the pool
     */
    static int isExactly(Map<UUID, String> ledger, Connection superuser) throws SQLException {
        // A flush between two queries would hide answers from both: one snapshot for both.
        superuser.setAutoCommit(false);
        superuser.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        var marks = new HashSet<>(ledger.values());
        var mixed = texts(
                superuser,
                "select texts ->> 'unsafe_places' from responses"
                        + " where texts ->> 'unsafe_places' like 'Merkmal %'");
        assertEquals(mixed.size(), new HashSet<>(mixed).size(), "stored twice");
        assertTrue(marks.containsAll(mixed), "stored without thanks after all tries ended");
        var mixedMarks = new HashSet<>(mixed);
        var waiting = new HashSet<>(texts(superuser, "select submission_id::text from response_pool"));
        for (var person : ledger.entrySet()) {
            var waits = waiting.contains(person.getKey().toString());
            var left = mixedMarks.contains(person.getValue());
            assertTrue(waits || left, person.getKey() + " was thanked and is lost");
            assertTrue(!waits || !left, person.getKey() + " is stored twice");
        }
        superuser.rollback();
        superuser.setAutoCommit(true);
        return mixed.size();
    }

    private static List<String> texts(Connection superuser, String query) throws SQLException {
        try (var statement = superuser.createStatement();
                var row = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
