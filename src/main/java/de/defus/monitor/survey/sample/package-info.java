/** The sample of a wave: strata, allocation, precision, the list drawn from, the draw, and what became of the letters. */
package de.defus.monitor.survey.sample;
