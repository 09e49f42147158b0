/** The demo city: invented, marked as synthetic, loaded through the same use cases as real data. */
package de.defus.monitor.demo;
