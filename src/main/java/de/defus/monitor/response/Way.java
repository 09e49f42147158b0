package de.defus.monitor.response;

import java.util.Optional;

/**
 * How somebody came to the questionnaire, which decides what the answers may be used for.
 *
 * @param codeHash hash of the access code of a letter; its holder was drawn
 * @param link a further link, such as that on a poster; absent for the wave's main link
 */
record Way(Optional<String> codeHash, Optional<String> link) {

    /** Through the wave's main link, without a code. */
    static final Way OPEN = new Way(Optional.empty(), Optional.empty());

    static Way byLetter(String codeHash) {
        return new Way(Optional.of(codeHash), Optional.empty());
    }

    static Way byLink(String link) {
        return new Way(Optional.empty(), Optional.of(link));
    }
}
