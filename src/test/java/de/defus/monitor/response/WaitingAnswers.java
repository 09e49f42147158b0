package de.defus.monitor.response;

import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import io.quarkus.arc.Arc;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Reads answers that wait in the pool, as only the program with its key can. Works inside a running {@code @QuarkusTest}. */
public final class WaitingAnswers {

    private WaitingAnswers() {}

    /** The languages in which the waiting answers of a wave were given, one for each. */
    public static List<String> languages(WaveView wave) {
        return bean(TenantScope.class).call(wave.municipalityId(), () -> {
            List<?> rows = bean(EntityManager.class)
                    .createNativeQuery(
                            "select submission_id, sealed from response_pool where wave_id = :wave", Object[].class)
                    .setParameter("wave", wave.id())
                    .getResultList();
            return rows.stream()
                    .map(row -> (Object[]) row)
                    .map(row -> bean(PoolSeal.class)
                            .open(wave.id(), (UUID) row[0], (byte[]) row[1])
                            .language())
                    .toList();
        });
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
