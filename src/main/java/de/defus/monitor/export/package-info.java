/** What researchers take away: anonymised microdata with everything needed to read them, and open data for everyone. */
package de.defus.monitor.export;
