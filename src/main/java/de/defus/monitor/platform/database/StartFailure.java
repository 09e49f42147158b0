package de.defus.monitor.platform.database;

import de.defus.monitor.platform.text.Texts;
import java.util.List;
import java.util.Locale;

/**
 * The program cannot start, for a reason that whoever starts it can mend. The message is meant for the terminal: it says
 * what is wrong and what to do, and no stack trace is shown beside it.
 */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final transient List<Object> arguments;

    StartFailure(String reason, Object... arguments) {
        super(reason);
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    /** The reason as a text key of {@code messages/start.properties}. */
    public String reason() {
        return reason;
    }

    /** What is wrong and how to mend it, in German, or in English on a machine set to English. */
    @Override
    public String getMessage() {
        var english = Locale.getDefault().getLanguage().equals("en");
        return Texts.in(english ? "en" : "de").say("start." + reason, arguments.toArray());
    }
}
