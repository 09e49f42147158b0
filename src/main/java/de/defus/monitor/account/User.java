package de.defus.monitor.account;

import java.util.Optional;
import java.util.UUID;

/**
 * A member of staff.
 *
 * @param municipalityId absent for platform administrators, who see no city's rows
 */
public record User(UUID id, Optional<UUID> municipalityId, String email, Role role, boolean disabled) {}
