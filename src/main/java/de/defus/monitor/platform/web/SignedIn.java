package de.defus.monitor.platform.web;

import java.util.Optional;

/** Who is signed in to the staff pages; the account feature knows. */
public interface SignedIn {

    /** The name shown beside the sign-out button. */
    Optional<String> name();

    /** The secret of the session, to which form tokens are bound; empty if nobody is signed in. */
    String sessionSecret();
}
