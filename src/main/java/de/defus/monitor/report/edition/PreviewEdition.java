package de.defus.monitor.report.edition;

import de.defus.monitor.report.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds the newest wishes of a city for its report, published or not, for its own staff. */
@ApplicationScoped
public class PreviewEdition {

    private final Editions editions;

    PreviewEdition(Editions editions) {
        this.editions = editions;
    }

    /** @param municipalityId of the reader, who sees the own city's only */
    public ShownEdition find(UUID municipalityId, Words words) {
        var newest = editions.list(municipalityId, words.release().waveId()).stream()
                .findFirst()
                .orElse(Edition.PLAIN);
        return new ShownEdition(newest, words);
    }
}
