package de.defus.monitor.audit;

/**
 * A number of people that a reader can compute exactly although nobody should.
 *
 * @param group code of the group; 0 for all respondents, {@link Auditor#REST} for those in no group
 * @param answer code of the category, or 0 where it is about people and not about an answer
 * @param count how many they are
 * @param of how many of whom
 */
record Recovery(Kind kind, String item, String breakdown, int group, int answer, int count, int of) {

    /** What is learnt. */
    enum Kind {
        /** An answer that nobody, hardly anybody, everybody or nearly everybody of a group gave. */
        SENSITIVE_ANSWER,
        /** An answer whose share is masked in its row. */
        MASKED_ANSWER,
        /** A group of people below the minimum base, or what is left of all when the groups are taken off. */
        SMALL_GROUP,
        /** How few have no answer for one and the same reason. */
        MISSING_REASON,
        /** How few came or went between two releases of a wave. */
        DIFFERENCE,
        /** What those who came between two releases answered, if they (nearly) all did or did not. */
        DIFFERENCED_ANSWER
    }
}
