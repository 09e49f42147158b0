/** What can be asked: questionnaires as data, their items, response scales, missing codes and routing, and the check of answers. */
package de.defus.monitor.questionnaire;
