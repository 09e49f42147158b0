package de.defus.monitor.account;

import java.util.UUID;

/**
 * A tenant: every row belongs to one.
 *
 * @param slug name in addresses, unique on the platform
 * @param ags Amtlicher Gemeindeschlüssel, eight digits
 * @param synthetic invented for demonstration
 */
public record Municipality(UUID id, String slug, String name, String ags, boolean synthetic) {}
