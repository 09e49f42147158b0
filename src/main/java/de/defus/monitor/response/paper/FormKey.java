package de.defus.monitor.response.paper;

import de.defus.monitor.response.DraftSecret;
import de.defus.monitor.survey.access.AccessCode;

/**
 * What the code printed on a form opens.
 *
 * @param code the code
 * @param secret what its entry is found by and sealed with
 */
record FormKey(AccessCode code, DraftSecret secret) {}
