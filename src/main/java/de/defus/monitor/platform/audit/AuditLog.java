package de.defus.monitor.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** Who did what to what: append-only, and never an answer, a code or an address. */
@ApplicationScoped
public class AuditLog {

    private final EntityManager entities;
    private final InstantSource clock;
    private final ObjectMapper json;

    AuditLog(EntityManager entities, InstantSource clock, ObjectMapper json) {
        this.entities = entities;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Adds an entry to the log of the current tenant, in the transaction of the work it tells of.
     *
     * @param actor e-mail address of a member of staff, or the name of the part of the program that acted
     * @param action what was done, such as {@code wave.opened}
     * @param subject id or name of what it was done to
     */
    public void record(String actor, String action, String subject, Map<String, String> details) {
        entities.createNativeQuery("""
                        insert into audit_entries (municipality_id, occurred_at, actor, action, subject, details)
                        values (current_municipality(), :at, :actor, :action, :subject, cast(:details as jsonb))""")
                .setParameter("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .setParameter("actor", actor)
                .setParameter("action", action)
                .setParameter("subject", subject)
                .setParameter("details", print(details))
                .executeUpdate();
    }

    private String print(Map<String, String> details) {
        try {
            return json.writeValueAsString(new TreeMap<>(details));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of texts can be written", impossible);
        }
    }
}
