package de.defus.monitor.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class DatabaseApiTest {

    @Inject
    EntityManager entities;

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
}
