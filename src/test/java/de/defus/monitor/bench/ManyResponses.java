package de.defus.monitor.bench;

import de.defus.monitor.place.Population;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.AnswerColumns;
import de.defus.monitor.response.LoadAnswerColumns;
import de.defus.monitor.response.Mode;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.OpenLinks;
import de.defus.monitor.survey.WaveView;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The demo city's answers many times over, and a city large enough that so many may have answered. */
@Singleton
class ManyResponses {

    private static final String LINK = "demo-2023";

    private final EntityManager entities;
    private final TenantScope scope;
    private final OpenLinks links;
    private final InstrumentOfWave instruments;
    private final LoadAnswerColumns load;
    private final Population population;

    ManyResponses(
            EntityManager entities,
            TenantScope scope,
            OpenLinks links,
            InstrumentOfWave instruments,
            LoadAnswerColumns load,
            Population population) {
        this.entities = entities;
        this.scope = scope;
        this.links = links;
        this.instruments = instruments;
        this.load = load;
        this.population = population;
    }

    /** The wave that is filled. */
    WaveView wave() {
        return links.find(LINK).orElseThrow();
    }

    Questionnaire questionnaire() {
        return instruments.get(wave());
    }

    /** All that is stored. */
    AnswerColumns load() {
        return load.load(wave(), questionnaire());
    }

    Mode[] loadModes() {
        return load.loadModes(wave(), false);
    }

    /** Adds copies of the wave's responses until it has this many. */
    void fill(int rows) {
        var wave = wave();
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
    List<PopulationCount> people(int rows) {
        var counts = population.find(wave().municipalityId());
        var all = counts.stream().mapToLong(PopulationCount::persons).sum();
        var factor = (int) Math.max(1, 10L * rows / all);
        return counts.stream()
                .map(count -> new PopulationCount(
                        count.districtCode(), count.ageGroup(), count.sex(), count.persons() * factor))
                .toList();
    }
}
