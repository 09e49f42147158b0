package de.defus.monitor.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class DatabaseApiTest {

    private static final String WRITTEN = "unter der Laterne";

    @Inject
    EntityManager entities;

    @Inject
    Connections connections;

    @Test
    void theApplicationIsBoundByRowLevelSecurity() {
        var rights = entities.createNativeQuery(
                        "select current_user || ' ' || (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)"
                                + " from pg_roles where rolname = current_user")
                .getSingleResult();

        assertEquals("defus false", rights);
    }

    @Test
    void theServerIsTheOneThatComesAlong() {
        var version = (String) entities.createNativeQuery("show server_version").getSingleResult();

        assertTrue(version.startsWith(PostgresBinaries.VERSION), version);
    }

    @Test
    void textIsSortedAsReadersExpect() {
        var sorted = entities.createNativeQuery(
                        "select string_agg(w, ' ' order by w) from unnest(array['Zoo', 'Ämter', 'Amt', 'apfel']) w")
                .getSingleResult();

        assertEquals("Amt Ämter apfel Zoo", sorted);
    }

    @Test
    void whatFailsDoesNotRepeatWhatWasWritten() {
        var refusedByCheck = assertThrows(
                StorageFailure.class,
                () -> fail("insert into municipalities (id, slug, name, ags)"
                        + " values (gen_random_uuid(), ?, 'x', '99999999')"));
        var refusedByPolicy = assertThrows(
                StorageFailure.class,
                () -> fail("insert into text_codes (wave_id, item, code, municipality_id, label_de, label_en)"
                        + " values (gen_random_uuid(), 'x', 1, gen_random_uuid(), ?, 'x')"));

        for (var failure : List.of(refusedByCheck, refusedByPolicy)) {
            var logged = new StringWriter();
            failure.printStackTrace(new PrintWriter(logged));
            assertFalse(logged.toString().contains(WRITTEN), logged.toString());
        }
    }

    private int[] fail(String insert) {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement(insert)) {
                statement.setString(1, WRITTEN);
                statement.addBatch();
                return statement.executeBatch();
            }
        });
    }
}
