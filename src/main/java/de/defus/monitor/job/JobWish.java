package de.defus.monitor.job;

import de.defus.monitor.account.User;
import java.util.UUID;

/**
 * What somebody wants made.
 *
 * @param user who wants it, with the rights of now
 * @param language of the result, {@code de} or {@code en}
 */
public record JobWish(User user, UUID municipalityId, UUID waveId, String language) {}
