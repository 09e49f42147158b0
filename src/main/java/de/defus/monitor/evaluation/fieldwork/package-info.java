/** Watching a wave in the field: counts, response rates, precision so far. It knows no answers. */
package de.defus.monitor.evaluation.fieldwork;
