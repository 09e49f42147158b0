package de.defus.monitor.response.coding;

/**
 * A code of a coding frame.
 *
 * @param code 1 to 99; 0 for a new one, which gets the next number
 * @param german what texts with this code speak of
 * @param english the same; empty to show the German label
 */
public record TextCode(int code, String german, String english) {}
