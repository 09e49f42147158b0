package de.defus.monitor.account;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A key with which a program calls the interface in somebody's name; the key itself is known to its holder alone.
 *
 * @param email whose it is
 * @param role what it may do: no more than its owner
 * @param endsOn the last day on which it is good
 * @param lastUsedOn the last day on which it was used
 */
public record ApiToken(
        UUID id,
        UUID municipalityId,
        UUID userId,
        String email,
        String name,
        Role role,
        LocalDate madeOn,
        LocalDate endsOn,
        Optional<LocalDate> lastUsedOn) {}
