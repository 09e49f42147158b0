package de.defus.monitor.response;

import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;

/** How many answers waves had at the end of a day, in full tens. Call inside the municipality's scope. */
@ApplicationScoped
class FieldworkDays {

    private final EntityManager entities;

    FieldworkDays(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps how many there are now as those of this day, for every wave in the field. */
    int keep(LocalDate day) {
        return entities.createNativeQuery("""
                        insert into fieldwork_days (wave_id, day, municipality_id, answers)
                        select w.id, :day, w.municipality_id,
                            ((select count(*) from responses r where r.wave_id = w.id)
                                + (select count(*) from response_pool p where p.wave_id = w.id)) / 10 * 10
                        from waves w where w.state = 'OPEN'
                        on conflict on constraint fieldwork_days_pkey do update
                            set answers = excluded.answers where fieldwork_days.answers <> excluded.answers""").setParameter("day", day).executeUpdate();
    }

    List<FieldworkCounts.Day> list(WaveView wave) {
        List<?> rows = entities.createNativeQuery(
                        "select cast(day as text) as day, answers from fieldwork_days where wave_id = :wave order by day",
                        Tuple.class)
                .setParameter("wave", wave.id())
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new FieldworkCounts.Day(
                        LocalDate.parse(row.get("day", String.class)),
                        new CoarseCount(row.get("answers", Integer.class))))
                .toList();
    }
}
