/** Import of an earlier wave: reads a file, proposes what its columns mean, names every fault, and stores all or nothing. */
package de.defus.monitor.response.importing;
