package de.defus.monitor.walk;

/** How many weeks a page was asked for. */
final class WeeksAsked {

    private WeeksAsked() {}

    /** The number, or the usual one if none was asked for. */
    static int weeks(Form asked) {
        var typed = asked.text("weeks");
        var weeks = typed.isEmpty() ? Integer.valueOf(EvaluateWalk.WEEKS) : asked.whole("weeks");
        EvaluateWalk.checkWeeks(weeks == null ? 0 : weeks);
        return weeks;
    }

    /** What stands in the field. */
    static String typed(Form asked) {
        return asked.text("weeks").isEmpty() ? Integer.toString(EvaluateWalk.WEEKS) : asked.text("weeks");
    }
}
