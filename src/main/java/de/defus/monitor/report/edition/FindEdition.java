package de.defus.monitor.report.edition;

import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.report.Words;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds how a city wants the report of a release that everybody reads. */
@ApplicationScoped
public class FindEdition {

    private final Editions editions;
    private final Releases releases;

    FindEdition(Editions editions, Releases releases) {
        this.editions = editions;
        this.releases = releases;
    }

    /** The published wishes; the report as it is if there are none. */
    public ShownEdition find(Words words) {
        var release = words.release();
        var edition = editions.findPublished(releases.municipalityOf(release), release.waveId())
                .orElse(Edition.PLAIN);
        return new ShownEdition(edition, words);
    }
}
