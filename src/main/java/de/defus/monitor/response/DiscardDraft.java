package de.defus.monitor.response;

import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Deletes what somebody typed and does not want to send: on a device that others use too, or because they stop here. */
@ApplicationScoped
class DiscardDraft {

    private final EntityManager entities;
    private final TenantScope tenants;

    DiscardDraft(EntityManager entities, TenantScope tenants) {
        this.entities = entities;
        this.tenants = tenants;
    }

    /** Does nothing if there is no draft of this secret. */
    void discard(WaveView wave, DraftSecret secret) {
        tenants.run(
                wave.municipalityId(),
                () -> entities.createNativeQuery("delete from drafts where id = :id")
                        .setParameter("id", secret.draftId(wave.id()))
                        .executeUpdate());
    }
}
