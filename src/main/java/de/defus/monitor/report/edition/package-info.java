/** How a city wants its report: its own texts, and which chapters and questions appear. */
package de.defus.monitor.report.edition;
