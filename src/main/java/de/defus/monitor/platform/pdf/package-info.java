/** Documents: fonts for the letters of all languages, and the tags that make a PDF accessible. */
package de.defus.monitor.platform.pdf;
