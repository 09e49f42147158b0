package de.defus.monitor.place;

import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** How many people live where, by age group and sex. */
@ApplicationScoped
public class Population {

    private final EntityManager entities;
    private final TenantScope scope;

    Population(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** All counts of a municipality; empty if none were loaded. */
    public List<PopulationCount> find(UUID municipalityId) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery("""
                                select district_code, age_group, sex, persons from population_counts
                                order by district_code, age_group, sex""", Tuple.class).getResultList());
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new PopulationCount(
                        row.get("district_code", Integer.class),
                        row.get("age_group", Integer.class),
                        row.get("sex", Integer.class),
                        row.get("persons", Integer.class)))
                .toList();
    }

    /** Puts these in the place of all the municipality had; call inside its scope. */
    void replaceAll(UUID municipalityId, List<PopulationCount> counts) {
        entities.createNativeQuery("delete from population_counts where municipality_id = :municipality")
                .setParameter("municipality", municipalityId)
                .executeUpdate();
        for (var count : counts) {
            entities.createNativeQuery("""
                            insert into population_counts (municipality_id, district_code, age_group, sex, persons)
                            values (:municipality, :district, :age, :sex, :persons)""")
                    .setParameter("municipality", municipalityId)
                    .setParameter("district", count.districtCode())
                    .setParameter("age", count.ageGroup())
                    .setParameter("sex", count.sex())
                    .setParameter("persons", count.persons())
                    .executeUpdate();
        }
    }
}
