package de.defus.monitor.response.paper;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** The piles of a wave, and who worked on them. */
@ApplicationScoped
class PaperBatches {

    private static final String SELECT = """
            select b.id, b.wave_id, b.number, b.label, b.language, b.opened_by,
                   (select count(*) from paper_entries e where e.batch_id = b.id and e.state = 'FIRST') as begun,
                   (select count(*) from paper_entries e where e.batch_id = b.id and e.state = 'WAITING') as waiting,
                   (select count(*) from paper_entries e where e.batch_id = b.id and e.state = 'SECOND') as second,
                   (select count(*) from paper_entries e where e.batch_id = b.id and e.state = 'DIFFERENT') as different
            from paper_batches b where b.wave_id = :wave""";

    private final EntityManager entities;
    private final TenantScope scope;

    PaperBatches(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    List<PaperBatch> list(WaveView wave) {
        return scope.call(wave.municipalityId(), () -> {
            List<?> rows = entities.createNativeQuery(SELECT + " order by b.number", Tuple.class)
                    .setParameter("wave", wave.id())
                    .getResultList();
            return rows.stream().map(Tuple.class::cast).map(this::view).toList();
        });
    }

    /**
     * A pile of this wave.
     *
     * @throws Refusal {@code NOT_FOUND}
     */
    PaperBatch get(WaveView wave, UUID id) {
        return list(wave).stream()
                .filter(batch -> batch.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    /** Adds the wave's next pile; call inside the municipality's scope. */
    void add(UUID id, WaveView wave, String label, String language, String clerk) {
        // Two who open a pile at the same moment get two numbers.
        entities.createNativeQuery("select 1 from waves where id = :wave for update")
                .setParameter("wave", wave.id())
                .getResultList();
        entities.createNativeQuery("""
                        insert into paper_batches (id, municipality_id, wave_id, number, label, language, opened_by)
                        values (:id, :municipality, :wave,
                                (select coalesce(max(number), 0) + 1 from paper_batches where wave_id = :wave),
                                :label, :language, :clerk)""")
                .setParameter("id", id)
                .setParameter("municipality", wave.municipalityId())
                .setParameter("wave", wave.id())
                .setParameter("label", label)
                .setParameter("language", language)
                .setParameter("clerk", clerk)
                .executeUpdate();
    }

    /** Counts a form that a clerk takes up; call inside the municipality's scope, before anything of it is stored. */
    void count(WaveView wave, UUID batchId, String clerk, boolean second) {
        entities.createNativeQuery("""
                        insert into paper_work (batch_id, clerk, municipality_id, first_entries, second_entries)
                        values (:batch, :clerk, :municipality, :first, :second)
                        on conflict on constraint paper_work_pkey do update
                        set first_entries = paper_work.first_entries + excluded.first_entries,
                            second_entries = paper_work.second_entries + excluded.second_entries""")
                .setParameter("batch", batchId)
                .setParameter("clerk", clerk)
                .setParameter("municipality", wave.municipalityId())
                .setParameter("first", second ? 0 : 1)
                .setParameter("second", second ? 1 : 0)
                .executeUpdate();
    }

    private PaperBatch view(Tuple row) {
        var id = row.get("id", UUID.class);
        List<?> work = entities.createNativeQuery(
                        "select clerk, first_entries, second_entries from paper_work where batch_id = :batch order by clerk",
                        Tuple.class)
                .setParameter("batch", id)
                .getResultList();
        return new PaperBatch(
                id,
                row.get("wave_id", UUID.class),
                row.get("number", Integer.class),
                row.get("label", String.class),
                row.get("language", String.class),
                row.get("opened_by", String.class),
                row.get("begun", Number.class).intValue(),
                row.get("waiting", Number.class).intValue(),
                row.get("second", Number.class).intValue(),
                row.get("different", Number.class).intValue(),
                work.stream()
                        .map(Tuple.class::cast)
                        .map(done -> new PaperBatch.Work(
                                done.get("clerk", String.class),
                                done.get("first_entries", Integer.class),
                                done.get("second_entries", Integer.class)))
                        .toList());
    }
}
