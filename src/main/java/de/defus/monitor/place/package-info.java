/** Where: municipalities' districts with geometry, and the population by district, age group and sex. */
package de.defus.monitor.place;
