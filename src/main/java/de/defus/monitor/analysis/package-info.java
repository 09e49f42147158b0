/** The statistics of the method: pure functions on columns, java and commons-math only. Definitions in docs/methods. */
package de.defus.monitor.analysis;
