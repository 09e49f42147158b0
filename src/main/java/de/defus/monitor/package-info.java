/** DEFUS-Monitor: a city measures how safe people feel in public space, acts, and measures again. */
package de.defus.monitor;
