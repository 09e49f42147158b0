package de.defus.monitor.place;

import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The districts of a municipality. */
@ApplicationScoped
public class Districts {

    /** More cities than any platform looks at in one hour. */
    private static final int KEPT_IN_MEMORY = 64;

    private final EntityManager entities;
    private final TenantScope scope;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    Districts(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /**
     * Outlines are long, and every map needs them: they are read once.
     *
     * @param stamp which rows these were
     */
    private record Kept(String stamp, List<District> districts) {}

    /** All, by code. */
    public List<District> list(UUID municipalityId) {
        return scope.call(municipalityId, () -> {
            var stamp = stamp();
            var known = kept.get(municipalityId);
            if (known != null && known.stamp().equals(stamp)) {
                return known.districts();
            }
            var districts = read();
            if (kept.size() >= KEPT_IN_MEMORY) {
                kept.clear();
            }
            kept.put(municipalityId, new Kept(stamp, districts));
            return districts;
        });
    }

    /** Which transactions wrote the rows that this one sees; reads no outline. */
    private String stamp() {
        return (String) entities.createNativeQuery("""
                        select coalesce(string_agg(code || ' ' || cast(xmin as text) || ' ' || cast(ctid as text), ','
                                                   order by code), '')
                        from districts""", String.class).getSingleResult();
    }

    private List<District> read() {
        List<?> rows = entities.createNativeQuery(
                        "select code, key, name, outline::text as outline from districts order by code", Tuple.class)
                .getResultList();
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
