/** What people see of released results: pages, charts and the workbook, made from published tables alone. */
package de.defus.monitor.report;
