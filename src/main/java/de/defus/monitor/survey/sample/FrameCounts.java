package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How many people the register holds in each district, for waves that are planned with it. */
@ApplicationScoped
class FrameCounts {

    private final EntityManager entities;
    private final TenantScope scope;

    FrameCounts(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** Persons by code of the district; empty if the wave has no counts of its own. */
    Map<Integer, Integer> find(WaveView wave) {
        List<?> rows = scope.call(
                wave.municipalityId(),
                () -> entities.createNativeQuery(
                                "select stratum, persons from frame_counts where wave_id = :wave", Tuple.class)
                        .setParameter("wave", wave.id())
                        .getResultList());
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(
                        row -> row.get("stratum", Integer.class), row -> row.get("persons", Integer.class)));
    }

    /** Puts these in the place of all the wave had; call inside its scope. */
    void replaceAll(WaveView wave, Map<Integer, Integer> persons) {
        deleteAll(wave.id());
        persons.forEach((stratum, number) -> entities.createNativeQuery("""
                        insert into frame_counts (wave_id, stratum, municipality_id, persons)
                        values (:wave, :stratum, :municipality, :persons)""")
                .setParameter("wave", wave.id())
                .setParameter("stratum", stratum)
                .setParameter("municipality", wave.municipalityId())
                .setParameter("persons", number)
                .executeUpdate());
    }

    void deleteAll(UUID waveId) {
        entities.createNativeQuery("delete from frame_counts where wave_id = :wave")
                .setParameter("wave", waveId)
                .executeUpdate();
    }
}
