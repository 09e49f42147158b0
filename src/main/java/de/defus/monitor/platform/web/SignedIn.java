package de.defus.monitor.platform.web;

import java.util.Optional;
import java.util.Set;

/** Who is signed in to the staff pages; the account feature knows. */
public interface SignedIn {

    /** The name shown beside the sign-out button. */
    Optional<String> name();

    /** What this person may do, by the names that resources ask for; empty if nobody is signed in. */
    Set<String> rights();

    /** The secret of the session, to which form tokens are bound; empty if nobody is signed in. */
    String sessionSecret();
}
