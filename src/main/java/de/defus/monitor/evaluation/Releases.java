package de.defus.monitor.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The frozen releases: written once, read by everyone. */
@ApplicationScoped
public class Releases {

    private static final String COLUMNS = """
            select id, municipality_id, wave_id, survey_slug, wave_number, number, released_on, results::text as results
            from releases""";
    /** Releases never change, so they are parsed once; a city has a handful, hence the small bound. */
    private static final int KEPT_IN_MEMORY = 64;

    private final EntityManager entities;
    private final ObjectMapper json;
    private final ReleaseDescription description;
    private final Map<UUID, Known> parsed = new ConcurrentHashMap<>();

    Releases(EntityManager entities, ObjectMapper json, ReleaseDescription description) {
        this.entities = entities;
        this.json = json;
        this.description = description;
    }

    private record Known(Release release, UUID municipalityId) {}

    /** The newest release of the survey's newest released wave. */
    @Transactional
    public Optional<Release> findLatest(String surveySlug) {
        return list(surveySlug).stream().findFirst();
    }

    /** The newest release of a wave. */
    @Transactional
    public Optional<Release> find(String surveySlug, int waveNumber) {
        return list(surveySlug).stream()
                .filter(release -> release.waveNumber() == waveNumber)
                .findFirst();
    }

    /** The newest release of each released wave of a survey, newest wave first. */
    @Transactional
    public List<Release> list(String surveySlug) {
        List<?> ids = entities.createNativeQuery("""
                        select distinct on (wave_number) id from releases
                        where survey_slug = :slug order by wave_number desc, number desc""", UUID.class)
                .setParameter("slug", surveySlug)
                .getResultList();
        return ids.stream().map(id -> get((UUID) id).release()).toList();
    }

    /** Whose release it is. */
    @Transactional
    public UUID municipalityOf(Release release) {
        return get(release.id()).municipalityId();
    }

    private Known get(UUID id) {
        var known = parsed.get(id);
        if (known != null) {
            return known;
        }
        var row = (Tuple) entities.createNativeQuery(COLUMNS + " where id = :id", Tuple.class)
                .setParameter("id", id)
                .getSingleResult();
        var municipality = row.get("municipality_id", UUID.class);
        var release = description.describe(
                id,
                municipality,
                row.get("wave_id", UUID.class),
                row.get("number", Integer.class),
                day(row),
                parse(row.get("results", String.class)));
        if (parsed.size() >= KEPT_IN_MEMORY) {
            parsed.clear();
        }
        var read = new Known(release, municipality);
        parsed.put(id, read);
        return read;
    }

    /** Stores a release as the wave's next one; call inside the municipality's scope. */
    UUID add(UUID id, WaveView wave, String surveySlug, LocalDate day, String note, PublishedResults results) {
        entities.createNativeQuery("""
                        insert into releases (id, municipality_id, wave_id, survey_slug, wave_number, number, released_on,
                                              note, software_version, input_digest, results)
                        values (:id, :municipality, :wave, :slug, :waveNumber,
                                (select coalesce(max(number), 0) + 1 from releases where wave_id = :wave), :day,
                                :note, :version, :digest, cast(:results as json))""")
                .setParameter("id", id)
                .setParameter("municipality", wave.municipalityId())
                .setParameter("wave", wave.id())
                .setParameter("slug", surveySlug)
                .setParameter("waveNumber", wave.number())
                .setParameter("day", day)
                .setParameter("note", note)
                .setParameter("version", results.method().softwareVersion())
                .setParameter("digest", results.method().inputDigest())
                .setParameter("results", write(results))
                .executeUpdate();
        return id;
    }

    private static LocalDate day(Tuple row) {
        var day = row.get("released_on");
        return day instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) day;
    }

    private PublishedResults parse(String text) {
        try {
            return json.readValue(text, PublishedResults.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored release cannot be read", broken);
        }
    }

    private String write(PublishedResults results) {
        try {
            return json.writeValueAsString(results);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("results cannot be written", broken);
        }
    }
}
