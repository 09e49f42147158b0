package de.defus.monitor.walk;

import java.time.Instant;

/**
 * A calendar of what is due, which an office subscribes to.
 *
 * @param department the office; empty for all
 * @param createdBy e-mail address of the member of staff
 */
public record MeasureCalendar(String department, String createdBy, Instant createdAt) {}
