package de.defus.monitor.job;

/** What the result of long work is called, and what it is. */
public record ResultFile(String name, String mediaType) {}
