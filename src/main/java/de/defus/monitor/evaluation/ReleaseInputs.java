package de.defus.monitor.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The population counts each release was weighted with. */
@ApplicationScoped
class ReleaseInputs {

    private final EntityManager entities;
    private final TenantScope scope;
    private final ObjectMapper json;

    ReleaseInputs(EntityManager entities, TenantScope scope, ObjectMapper json) {
        this.entities = entities;
        this.scope = scope;
        this.json = json;
    }

    /** The counts of a release; absent for one made before counts were kept. */
    Optional<List<PopulationCount>> find(UUID municipalityId, UUID releaseId) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(
                                "select population::text from release_inputs where release_id = :release", String.class)
                        .setParameter("release", releaseId)
                        .getResultList());
        return rows.stream().findFirst().map(text -> parse((String) text));
    }

    /** Keeps the counts of a release; call inside the municipality's scope. */
    void add(UUID releaseId, UUID municipalityId, List<PopulationCount> population) {
        entities.createNativeQuery("""
                        insert into release_inputs (release_id, municipality_id, population)
                        values (:release, :municipality, cast(:population as jsonb))""")
                .setParameter("release", releaseId)
                .setParameter("municipality", municipalityId)
                .setParameter("population", write(population))
                .executeUpdate();
    }

    private List<PopulationCount> parse(String text) {
        try {
            return json.readValue(text, new TypeReference<List<PopulationCount>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the stored counts of a release cannot be read", broken);
        }
    }

    private String write(List<PopulationCount> population) {
        try {
            return json.writeValueAsString(population);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("counts can be written", impossible);
        }
    }
}
