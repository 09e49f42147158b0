package de.defus.monitor.platform.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.Connections;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.PersistenceException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One statement in one round trip is bound to its municipality as a whole transaction is. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TenantQueryTest {

    private static final String ADD =
            "insert into audit_entries (municipality_id, occurred_at, actor, action, subject) values (?, now(), 'test', ?, ?)"
                    + " returning 1";
    /** More than the driver needs to keep a statement on the server's side. */
    private static final int OFTEN = 40;

    private final TenantScope scope;
    private final Connections connections;

    TenantQueryTest(TenantScope scope, Connections connections) {
        this.scope = scope;
        this.connections = connections;
    }

    @Test
    void eachQuerySeesItsOwnMunicipalityAndTheNextOneNothingOfIt() {
        var one = Staff.ofNewCity().municipalityId();
        var other = Staff.ofNewCity().municipalityId();
        var subject = UUID.randomUUID().toString();
        for (int round = 0; round < OFTEN; round++) {
            add(one, one, subject);
            assertEquals(round + 1, count(one, subject));
            assertEquals(0, count(other, subject));
            assertEquals(0, countWithoutScope(subject), "the setting ended with the query");
        }
    }

    @Test
    void aRowOfAnotherMunicipalityIsRefusedAndNothingIsLeft() {
        var one = Staff.ofNewCity().municipalityId();
        var other = Staff.ofNewCity().municipalityId();
        var subject = UUID.randomUUID().toString();
        assertThrows(PersistenceException.class, () -> add(one, other, subject));
        assertEquals(0, count(other, subject));
        assertEquals(0, countWithoutScope(subject), "the connection is as good as before");
    }

    @Test
    void insideATransactionItIsCommittedOrTakenBackWithIt() {
        var city = Staff.ofNewCity().municipalityId();
        var subject = UUID.randomUUID().toString();
        assertThrows(
                IllegalStateException.class,
                () -> scope.run(city, () -> {
                    add(city, city, subject);
                    throw new IllegalStateException();
                }));
        assertEquals(0, count(city, subject));
        QuarkusTransaction.requiringNew().run(() -> add(city, city, subject));
        assertEquals(1, count(city, subject));
    }

    private void add(UUID scoped, UUID owner, String subject) {
        scope.query(
                scoped,
                ADD,
                (statement, first) -> {
                    statement.setObject(first, owner);
                    statement.setString(first + 1, "test");
                    statement.setString(first + 2, subject);
                },
                row -> row.next());
    }

    private int count(UUID scoped, String subject) {
        return scope.query(
                scoped,
                "select count(*) from audit_entries where subject = ?",
                (statement, first) -> statement.setString(first, subject),
                row -> {
                    row.next();
                    return row.getInt(1);
                });
    }

    private int countWithoutScope(String subject) {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement("select count(*) from audit_entries where subject = ?")) {
                statement.setString(1, subject);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }
}
