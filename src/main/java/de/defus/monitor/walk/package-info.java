/** Neighbourhood walks: planning, observing together without network, debriefing, and the measures that come of it. */
package de.defus.monitor.walk;
