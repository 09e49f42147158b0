package de.defus.monitor.walk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the moderator wrote down.
 *
 * @param stopId the stop it belongs to; absent for the walk as a whole
 */
public record Note(UUID id, Optional<UUID> stopId, String text, Instant writtenAt) {}
