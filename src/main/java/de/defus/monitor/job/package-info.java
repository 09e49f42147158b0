/** Long work that somebody asks for and fetches later: exports and reports that features offer. */
package de.defus.monitor.job;
