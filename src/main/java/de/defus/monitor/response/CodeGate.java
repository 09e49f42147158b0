package de.defus.monitor.response;

import de.defus.monitor.survey.access.AccessCodes;
import de.defus.monitor.survey.access.CodeKeys;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets those in who may answer: holders of open access codes where the wave has a sample, else everybody. */
@ApplicationScoped
class CodeGate {

    private final AccessCodes codes;
    private final CodeKeys keys;

    CodeGate(AccessCodes codes, CodeKeys keys) {
        this.codes = codes;
        this.keys = keys;
    }

    /** Whether this link is for holders of access codes. */
    boolean needsCode(Visit visit) {
        return codes.isRequired(visit.wave()) && !visit.further();
    }

    /** Whether this link is for holders of access codes and the visitor's cookie is not made of an open one of its own. */
    boolean lacksCode(Visit visit, String cookie) {
        return needsCode(visit)
                && DraftSecret.parse(cookie)
                        .filter(secret -> codes.isOpen(visit.wave(), hash(secret)))
                        .isEmpty();
    }

    /** How somebody with this secret came. */
    Way way(Visit visit, DraftSecret secret) {
        var hash = hash(secret);
        if (codes.isRequired(visit.wave()) && (!visit.further() || codes.isOpen(visit.wave(), hash))) {
            return Way.byLetter(hash);
        }
        return visit.further() ? Way.byLink(visit.link()) : Way.OPEN;
    }

    private String hash(DraftSecret secret) {
        return keys.hash(secret.bytes());
    }
}
