/** What makes a PDF accessible, whatever is drawn on it. */
package de.defus.monitor.platform.pdf;
