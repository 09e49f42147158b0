/** What residents tell us: the questionnaire's pages, drafts, submission, the mixing pool, answer columns. */
package de.defus.monitor.response;
