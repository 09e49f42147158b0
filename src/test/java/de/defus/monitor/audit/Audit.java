package de.defus.monitor.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.analysis.disclosure.AnswerGuard;
import de.defus.monitor.questionnaire.Questionnaire;
import java.io.IOException;

/** The auditor for tests of other packages. */
public final class Audit {

    private Audit() {}

    /**
     * What can be recovered exactly from a release as the interface gives it, by kind; {@code {}} for nothing.
     *
     * @param answer of {@code /api/v1/results/…/waves/…}
     */
    public static String recovered(Questionnaire questionnaire, String answer) throws IOException {
        var release = PublicRelease.of(new ObjectMapper().readTree(answer).path("results"));
        var tally = new Tally();
        tally.add(release, Auditor.attack(questionnaire, release, release.minimumBase(), AnswerGuard.FEWEST));
        return tally.recovered().toString();
    }
}
