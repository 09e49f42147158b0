/** What became of the addresses drawn: outcome rates. */
package de.defus.monitor.analysis.fieldwork;
