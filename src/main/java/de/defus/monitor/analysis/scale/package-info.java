/** Answers on ordered scales: frequencies with their missing codes, boxes, scale scores, reliability, association. */
package de.defus.monitor.analysis.scale;
