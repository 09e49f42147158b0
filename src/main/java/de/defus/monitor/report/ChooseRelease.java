package de.defus.monitor.report;

import de.defus.monitor.analysis.disclosure.PublishedIndex;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds the release that an address names. */
@ApplicationScoped
public class ChooseRelease {

    private final Releases releases;

    ChooseRelease(Releases releases) {
        this.releases = releases;
    }

    /**
     * The newest release of a wave.
     *
     * @param wave number of the wave; null or empty means the newest released wave
     * @throws Refusal {@code NOT_RELEASED}, also for a survey that does not exist: what is planned is nobody's business
     */
    public Release get(String survey, String wave) {
        if (wave == null || wave.isEmpty()) {
            return releases.findLatest(survey).orElseThrow(() -> new Refusal(ProblemType.NOT_RELEASED));
        }
        if (!wave.matches("[0-9]{1,4}")) {
            throw new Refusal(ProblemType.NOT_RELEASED);
        }
        return releases.find(survey, Integer.parseInt(wave)).orElseThrow(() -> new Refusal(ProblemType.NOT_RELEASED));
    }

    /**
     * The table of all respondents of an item.
     *
     * @throws Refusal {@code NOT_FOUND} if the release has no such item
     */
    public static PublishedTable total(Release release, String item) {
        return release.results()
                .findTable(item, PublishedTable.ALL)
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    /**
     * The index of a dimension.
     *
     * @throws Refusal {@code NOT_FOUND} if the release has none
     */
    public static PublishedIndex index(Release release, String dimension) {
        return release.results().findIndex(dimension).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }
}
