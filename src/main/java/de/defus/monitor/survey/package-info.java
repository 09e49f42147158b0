/** Whom we ask and when: surveys, waves and their states, open links. */
package de.defus.monitor.survey;
