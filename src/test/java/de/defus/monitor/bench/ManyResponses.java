package de.defus.monitor.bench;

import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The demo city's answers many times over, and a city large enough that so many may have answered. */
final class ManyResponses {

    private ManyResponses() {}

    /** Adds copies of a wave's responses until it has this many. */
    static void fill(EntityManager entities, TenantScope scope, WaveView wave, int rows) {
        scope.run(wave.municipalityId(), () -> {
            var there = ((Number) entities.createNativeQuery("select count(*) from responses where wave_id = :wave")
                            .setParameter("wave", wave.id())
                            .getSingleResult())
                    .intValue();
            entities.createNativeQuery("""
                            insert into responses (id, municipality_id, wave_id, stratum, mode, source, language, codes,
                                                   texts)
                            select gen_random_uuid(), municipality_id, wave_id, stratum, mode, source, language, codes, texts
                            from responses cross join generate_series(1, :copies) where wave_id = :wave limit :rows""")
                    .setParameter("wave", wave.id())
                    .setParameter("copies", 1 + rows / there)
                    .setParameter("rows", Math.max(0, rows - there))
                    .executeUpdate();
        });
    }

    /** Ten times as many people as answered, distributed as in the demo city. */
    static List<PopulationCount> people(List<PopulationCount> counts, int rows) {
        var all = counts.stream().mapToLong(PopulationCount::persons).sum();
        var factor = (int) Math.max(1, 10L * rows / all);
        return counts.stream()
                .map(count -> new PopulationCount(
                        count.districtCode(), count.ageGroup(), count.sex(), count.persons() * factor))
                .toList();
    }
}
