package de.defus.monitor.evaluation;

import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;

/** How the weights of each wave are made. */
@ApplicationScoped
class Weightings {

    private final EntityManager entities;
    private final TenantScope scope;

    Weightings(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** What was chosen for a wave, else the usual. */
    Weighting get(WaveView wave) {
        List<?> rows = scope.call(
                wave.municipalityId(),
                () -> entities.createNativeQuery(
                                "select method, lower_bound, upper_bound, crossed from wave_weightings where wave_id = :wave",
                                Tuple.class)
                        .setParameter("wave", wave.id())
                        .getResultList());
        return rows.stream()
                .findFirst()
                .map(Tuple.class::cast)
                .map(row -> new Weighting(
                        Weighting.Method.valueOf(row.get("method", String.class)),
                        row.get("lower_bound", Double.class),
                        row.get("upper_bound", Double.class),
                        row.get("crossed", Boolean.class)))
                .orElse(Weighting.USUAL);
    }

    /** Keeps a choice; call inside the municipality's scope. */
    void put(WaveView wave, Weighting weighting) {
        entities.createNativeQuery("""
                        insert into wave_weightings
                            (wave_id, municipality_id, method, lower_bound, upper_bound, crossed)
                        values (:wave, :municipality, :method, :lower, :upper, :crossed)
                        on conflict (wave_id) do update set method = excluded.method,
                            lower_bound = excluded.lower_bound, upper_bound = excluded.upper_bound,
                            crossed = excluded.crossed""")
                .setParameter("wave", wave.id())
                .setParameter("municipality", wave.municipalityId())
                .setParameter("method", weighting.method().name())
                .setParameter("lower", weighting.lower())
                .setParameter("upper", weighting.upper())
                .setParameter("crossed", weighting.crossed())
                .executeUpdate();
    }
}
