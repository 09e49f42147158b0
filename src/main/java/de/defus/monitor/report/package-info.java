/** What people see: charts, the workbook and the results pages, made from published tables alone. */
package de.defus.monitor.report;
