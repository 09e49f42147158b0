package de.defus.monitor.place;

/** Persons of one sex and age group in one district; codes as in the questionnaire's breakdowns. */
public record PopulationCount(int districtCode, int ageGroup, int sex, int persons) {}
