/** Access codes, their letters, and reminders to those whose code is still open. */
package de.defus.monitor.survey.access;
