/** What a wave asks other than the model: choosing it, and seeing what stays comparable. */
package de.defus.monitor.survey.instrument;
