package de.defus.monitor.survey.access;

import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.questionnaire.Questionnaire;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What all letters of a wave have in common.
 *
 * @param city name of the sender
 * @param subject title of the survey, in the letter's language
 * @param base address of the platform as residents reach it, without a slash at the end
 * @param texts the words in the letter's language
 * @param others the words in the questionnaire's other languages, for a line of each at the foot
 * @param questionnaire for those who answer on paper
 */
record LetterForm(
        String city, String subject, String base, Texts texts, List<Texts> others, Questionnaire questionnaire) {

    private static final Map<String, String> TO_STAFF = Map.of(
            "access.letter.purpose", "access.letter.staffPurpose",
            "access.letter.selection", "access.letter.staffSelection");

    /** The key of a letter's words: colleagues are told other things than residents. */
    String wording(String key) {
        return questionnaire.hasDistricts() ? key : TO_STAFF.getOrDefault(key, key);
    }

    /** Whether its language is written from right to left. */
    boolean isFromRight() {
        return isFromRight(texts);
    }

    static boolean isFromRight(Texts words) {
        return PageFrame.directionOf(words.language()).equals("rtl");
    }

    /** Where a code is typed, as people read it. */
    String printedAddress() {
        return base.replaceFirst("^https?://", "") + "/c";
    }

    /** Where the QR code leads. The code stands behind #, which no browser sends: it appears in no server's log. */
    String scannedAddress(AccessCode code) {
        return URI.create(base + "/c#" + code.inGroups()).toString();
    }
}
