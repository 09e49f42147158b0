/** On what legal basis a survey asks, how long answers are kept, and that they go when the time is over. */
package de.defus.monitor.survey.law;
