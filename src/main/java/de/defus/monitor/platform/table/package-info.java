/** Uploaded tables: CSV and Excel as rows of texts, each fault with its row. */
package de.defus.monitor.platform.table;
