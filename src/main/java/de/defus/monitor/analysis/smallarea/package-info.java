/** Estimates for small districts that borrow strength from a model. */
package de.defus.monitor.analysis.smallarea;
