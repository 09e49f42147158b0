/** Addresses as QR codes, for pages and paper. */
package de.defus.monitor.platform.qr;
