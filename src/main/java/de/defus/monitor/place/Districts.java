package de.defus.monitor.place;

import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** The districts of a municipality. */
@ApplicationScoped
public class Districts {

    private final EntityManager entities;
    private final TenantScope scope;

    Districts(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** All, by code. */
    public List<District> list(UUID municipalityId) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(
                                "select code, key, name, outline::text as outline from districts order by code",
                                Tuple.class)
                        .getResultList());
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new District(
                        row.get("code", Integer.class),
                        row.get("key", String.class),
                        row.get("name", String.class),
                        row.get("outline", String.class)))
                .toList();
    }

    /** Puts these in the place of all the municipality had; call inside its scope. */
    void replaceAll(UUID municipalityId, List<District> districts) {
        entities.createNativeQuery("delete from districts where municipality_id = :municipality")
                .setParameter("municipality", municipalityId)
                .executeUpdate();
        for (var district : districts) {
            entities.createNativeQuery("""
                            insert into districts (municipality_id, code, key, name, outline)
                            values (:municipality, :code, :key, :name, cast(:outline as jsonb))""")
                    .setParameter("municipality", municipalityId)
                    .setParameter("code", district.code())
                    .setParameter("key", district.key())
                    .setParameter("name", district.name())
                    .setParameter("outline", district.outline())
                    .executeUpdate();
        }
    }
}
