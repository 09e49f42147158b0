package de.defus.monitor.walk;

import java.util.Optional;
import java.util.UUID;

/**
 * A picture from a stop, without its pixels.
 *
 * @param altText what it shows, for those who do not see it
 * @param consent on what ground it may be kept
 * @param checked whether somebody looked for faces and number plates and covered them
 * @param measureId the measure it shows when it was done; absent for a photo of the walk
 * @param released whether the walk's public page shows it; only what was checked can be
 */
public record Photo(
        UUID id,
        UUID stopId,
        Optional<UUID> measureId,
        String altText,
        Consent consent,
        int width,
        int height,
        boolean checked,
        boolean released) {

    /** Why a picture may be kept. */
    public enum Consent {
        /** Nobody can be recognised. */
        NOBODY,
        /** All who can be recognised agreed, and for children their parents. */
        AGREED
    }

    public String consentKey() {
        return Walk.textKey(consent);
    }
}
