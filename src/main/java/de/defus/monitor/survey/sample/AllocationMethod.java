package de.defus.monitor.survey.sample;

/** How letters are shared out among the strata. */
public enum AllocationMethod {
    /** In proportion to the inhabitants: every person has the same chance. */
    PROPORTIONAL,
    /** As many for each district as the city wants. */
    FIXED,
    /** In proportion to inhabitants times spread: the most exact figure for the whole city (Neyman 1934). */
    NEYMAN,
    /** To everybody on a list of staff; the strata are departments. Not planned, but loaded with the list. */
    STAFF_LIST
}
