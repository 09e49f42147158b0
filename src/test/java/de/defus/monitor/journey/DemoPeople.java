package de.defus.monitor.journey;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.tenant.TenantScope;
import io.quarkus.arc.Arc;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;

/** Who answered the demo survey and who lives in its city, as the database has them. */
final class DemoPeople {

    private DemoPeople() {}

    /** Of a wave, with the answers to its first question. */
    static List<IndependentShare.Respondent> respondents(int wave) {
        // Places in the array of codes, counted from 1, as the model questionnaire prints its items.
        return rows("""
                        select codes[cardinality(codes) - 10], codes[cardinality(codes) - 6], codes[cardinality(codes) - 5],
                               codes[1]
                        from responses r join waves w on w.id = r.wave_id
                        join surveys s on s.id = w.survey_id where s.slug = 'demo' and w.number = %d""".formatted(wave)).stream()
                .map(row -> new IndependentShare.Respondent(row[0], row[1], row[2], row[3]))
                .toList();
    }

    static List<IndependentShare.People> population() {
        return rows("select district_code, age_group, sex, persons from population_counts").stream()
                .map(row -> new IndependentShare.People(row[0], row[1], row[2], row[3]))
                .toList();
    }

    private static List<int[]> rows(String sql) {
        var city = bean(Municipalities.class).findBySlug("musterstadt").orElseThrow();
        List<?> rows = bean(TenantScope.class)
                .call(
                        city.id(),
                        () -> bean(EntityManager.class)
                                .createNativeQuery(sql, Object[].class)
                                .getResultList());
        return rows.stream()
                .map(row -> Arrays.stream((Object[]) row)
                        .mapToInt(value -> ((Number) value).intValue())
                        .toArray())
                .toList();
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
