package de.defus.monitor.place;

import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    /** The present counts of a municipality, those without a day; empty if none were loaded. */
    public List<PopulationCount> find(UUID municipalityId) {
        return find(municipalityId, Optional.empty());
    }

    /** The counts of a day, or the present ones; empty if none were loaded. */
    public List<PopulationCount> find(UUID municipalityId, Optional<LocalDate> asOf) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery("""
                                select district_code, age_group, sex, persons from population_counts
                                where as_of is not distinct from cast(cast(:asOf as text) as date)
                                order by district_code, age_group, sex""", Tuple.class)
                        .setParameter("asOf", asOf.map(LocalDate::toString).orElse(null))
                        .getResultList());
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new PopulationCount(
                        row.get("district_code", Integer.class),
                        row.get("age_group", Integer.class),
                        row.get("sex", Integer.class),
                        row.get("persons", Integer.class)))
                .toList();
    }

    /** The days of which there are counts, latest first; the present counts bear none. */
    public List<LocalDate> listDays(UUID municipalityId) {
        List<?> days = scope.call(
                municipalityId,
                () -> entities.createNativeQuery("""
                                select distinct as_of::text from population_counts where as_of is not null
                                order by 1 desc""", String.class).getResultList());
        return days.stream().map(day -> LocalDate.parse((String) day)).toList();
    }

    /** Puts these in the place of all the municipality had of this day, or of its present ones; call inside its scope. */
    void replaceAll(UUID municipalityId, Optional<LocalDate> asOf, List<PopulationCount> counts) {
        var day = asOf.map(LocalDate::toString).orElse(null);
        entities.createNativeQuery("""
                        delete from population_counts
                        where municipality_id = :municipality and as_of is not distinct from cast(cast(:asOf as text) as date)""")
                .setParameter("municipality", municipalityId)
                .setParameter("asOf", day)
                .executeUpdate();
        for (var count : counts) {
            entities.createNativeQuery("""
                            insert into population_counts
                                (municipality_id, district_code, age_group, sex, persons, as_of)
                            values (:municipality, :district, :age, :sex, :persons, cast(cast(:asOf as text) as date))""")
                    .setParameter("municipality", municipalityId)
                    .setParameter("district", count.districtCode())
                    .setParameter("age", count.ageGroup())
                    .setParameter("sex", count.sex())
                    .setParameter("persons", count.persons())
                    .setParameter("asOf", day)
                    .executeUpdate();
        }
    }
}
