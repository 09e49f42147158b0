package de.defus.monitor.account;

import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;

/** Invites people to the accounts that tests sign in with. */
public final class Invitations {

    private Invitations() {}

    /** The path of the page on which an analyst of this municipality chooses a password. */
    public static String analyst(String municipalitySlug) {
        var municipality = CDI.current()
                .select(Municipalities.class)
                .get()
                .findBySlug(municipalitySlug)
                .orElseThrow();
        var token = CDI.current()
                .select(CreateAccount.class)
                .get()
                .invite(Optional.of(municipality.id()), Role.ANALYST, Optional.empty());
        return "/einladung/" + token;
    }
}
