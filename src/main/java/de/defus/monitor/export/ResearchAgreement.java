package de.defus.monitor.export;

/**
 * What somebody agreed to.
 *
 * @param termsVersion version of the terms of use
 * @param purpose what the data are wanted for
 */
record ResearchAgreement(int termsVersion, String purpose) {}
