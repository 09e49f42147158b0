package de.defus.monitor.response;

import de.defus.monitor.account.Municipality;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.Section;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;

/**
 * Whose questionnaire a request is about.
 *
 * @param further whether the link is one beside the wave's own, such as that on a poster
 */
public record Visit(
        String link, boolean further, WaveView wave, Questionnaire questionnaire, Municipality municipality) {

    /** The address of a page of this questionnaire. */
    public String path(String page) {
        return "/b/" + link + (page.isEmpty() ? "" : "/" + page);
    }

    public String firstPage() {
        return questionnaire.sections().get(0).key();
    }

    public boolean isReviewedIn(String language) {
        return questionnaire.isReviewedIn(language);
    }

    public String titleIn(String language) {
        return questionnaire.title().in(language);
    }

    boolean isOpen() {
        return wave.state() == WaveState.OPEN;
    }

    /** Number of a section in the questionnaire, from 1, whichever are asked. */
    int number(Section section) {
        return questionnaire.sections().indexOf(section) + 1;
    }
}
