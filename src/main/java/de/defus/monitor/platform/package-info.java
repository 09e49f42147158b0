/** The technical base that every feature may use and that knows none of them: problems, texts, tenants, time, web, database. */
package de.defus.monitor.platform;
