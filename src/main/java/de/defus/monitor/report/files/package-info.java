/** Files of released results, each made once and kept. */
package de.defus.monitor.report.files;
