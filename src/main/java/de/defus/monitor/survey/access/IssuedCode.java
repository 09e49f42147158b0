package de.defus.monitor.survey.access;

/** A letter and its code, in memory for as long as the file is written that takes it away. */
record IssuedCode(int letterNumber, int stratum, AccessCode code) {}
