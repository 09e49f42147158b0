package de.defus.monitor.survey;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The waves of a municipality's surveys. */
@ApplicationScoped
public class Waves {

    private static final String SELECT = """
            select w.id, w.municipality_id, w.survey_id, w.number, w.title, w.state, w.sampling,
                   s.questionnaire_key, s.questionnaire_version, w.questionnaire_digest, s.minimum_base
            from waves w join surveys s on s.id = w.survey_id""";

    private final EntityManager entities;
    private final TenantScope scope;

    Waves(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** The waves of a survey, first to last. */
    public List<WaveView> list(UUID municipalityId, UUID surveyId) {
        return select(municipalityId, "where w.survey_id = :key order by w.number", surveyId);
    }

    /**
     * A wave of this municipality.
     *
     * @throws Refusal {@code NOT_FOUND}, also if it belongs to another municipality
     */
    public WaveView get(UUID municipalityId, UUID id) {
        return select(municipalityId, "where w.id = :key", id).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    private List<WaveView> select(UUID municipalityId, String condition, UUID key) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(SELECT + " " + condition, Tuple.class)
                        .setParameter("key", key)
                        .getResultList());
        return rows.stream().map(Tuple.class::cast).map(Waves::view).toList();
    }

    /** Adds a wave in the state {@code DRAFT}; call inside the municipality's scope. */
    void add(UUID id, UUID municipalityId, UUID surveyId, String title, Sampling sampling) {
        entities.createNativeQuery("""
                        insert into waves (id, municipality_id, survey_id, number, title, state, sampling)
                        values (:id, :municipality, :survey,
                                (select coalesce(max(number), 0) + 1 from waves where survey_id = :survey),
                                :title, 'DRAFT', :sampling)""")
                .setParameter("id", id)
                .setParameter("municipality", municipalityId)
                .setParameter("survey", surveyId)
                .setParameter("title", title)
                .setParameter("sampling", sampling.name())
                .executeUpdate();
    }

    /**
     * Adds a wave whose answers come from a file, in the state {@code CLOSED}; call inside the municipality's scope.
     *
     * @param first whether it goes before the survey's first wave instead of behind its last
     * @param populationAsOf day of the population counts it is weighted with; null for those without a day
     */
    void addImported(
            UUID id,
            UUID municipalityId,
            UUID surveyId,
            String title,
            Sampling sampling,
            boolean first,
            LocalDate populationAsOf) {
        entities.createNativeQuery("""
                        insert into waves (id, municipality_id, survey_id, number, title, state, sampling, imported,
                                           population_as_of)
                        values (:id, :municipality, :survey,
                                (select case when :first then coalesce(min(number) - 1, 1)
                                             else coalesce(max(number), 0) + 1 end
                                 from waves where survey_id = :survey),
                                :title, 'CLOSED', :sampling, true, cast(cast(:asOf as text) as date))""")
                .setParameter("id", id)
                .setParameter("municipality", municipalityId)
                .setParameter("survey", surveyId)
                .setParameter("first", first)
                .setParameter("title", title)
                .setParameter("sampling", sampling.name())
                .setParameter("asOf", populationAsOf == null ? null : populationAsOf.toString())
                .executeUpdate();
    }

    /** Whether the answers of a wave came from a file. */
    public boolean isImported(WaveView wave) {
        return (Boolean) find(wave, "imported").orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    /** Whether letters with access codes were made for a wave. */
    boolean hasCodes(WaveView wave) {
        return scope.call(
                wave.municipalityId(),
                () -> !entities.createNativeQuery("select 1 from samples where wave_id = :id and coded")
                        .setParameter("id", wave.id())
                        .getResultList()
                        .isEmpty());
    }

    /**
     * Removes a wave with all that was set up for it; false if it was moved on or letters were made meanwhile. Call inside
     * the scope.
     */
    boolean remove(WaveView wave) {
        return entities.createNativeQuery("""
                        delete from waves w
                        where w.id = :id and w.state = :state
                          and not exists (select from samples s where s.wave_id = w.id and s.coded)""")
                        .setParameter("id", wave.id())
                        .setParameter("state", wave.state().name())
                        .executeUpdate()
                == 1;
    }

    /** The day of the population counts a wave is weighted with; absent for the counts without a day. */
    public Optional<LocalDate> findPopulationDay(WaveView wave) {
        return find(wave, "population_as_of")
                .map(day -> day instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) day);
    }

    private Optional<Object> find(WaveView wave, String column) {
        List<?> values = scope.call(
                wave.municipalityId(),
                () -> entities.createNativeQuery("select " + column + " from waves where id = :id")
                        .setParameter("id", wave.id())
                        .getResultList());
        return values.stream().filter(Objects::nonNull).map(Object.class::cast).findFirst();
    }

    /** Moves a wave from one state to another; false if it was not in the first any more. Call inside the scope. */
    boolean move(UUID id, WaveState from, WaveState to) {
        return entities.createNativeQuery("update waves set state = :to where id = :id and state = :from")
                        .setParameter("to", to.name())
                        .setParameter("id", id)
                        .setParameter("from", from.name())
                        .executeUpdate()
                == 1;
    }

    /**
     * Holds a wave in preparation until the transaction ends, so that it is not opened meanwhile; false if it is opened already.
     * Call inside the scope.
     */
    public boolean holdDraft(UUID id) {
        return hold(id, WaveState.DRAFT);
    }

    /** As {@link #holdDraft}, for a closed wave that is not released. */
    public boolean holdClosed(UUID id) {
        return hold(id, WaveState.CLOSED);
    }

    private boolean hold(UUID id, WaveState state) {
        return !entities.createNativeQuery(
                        "select id from waves where id = :id and state = :state for update", UUID.class)
                .setParameter("id", id)
                .setParameter("state", state.name())
                .getResultList()
                .isEmpty();
    }

    /** Keeps which questionnaire a wave was first opened with; call inside the scope. */
    void keepQuestionnaire(UUID id, String digest) {
        entities.createNativeQuery("""
                        update waves set questionnaire_digest = coalesce(questionnaire_digest, :digest) where id = :id""")
                .setParameter("digest", digest)
                .setParameter("id", id)
                .executeUpdate();
    }

    private static WaveView view(Tuple row) {
        return new WaveView(
                row.get("id", UUID.class),
                row.get("municipality_id", UUID.class),
                row.get("survey_id", UUID.class),
                row.get("number", Integer.class),
                row.get("title", String.class),
                WaveState.valueOf(row.get("state", String.class)),
                Sampling.valueOf(row.get("sampling", String.class)),
                row.get("questionnaire_key", String.class),
                row.get("questionnaire_version", Integer.class),
                Optional.ofNullable(row.get("questionnaire_digest", String.class)),
                row.get("minimum_base", Integer.class));
    }
}
