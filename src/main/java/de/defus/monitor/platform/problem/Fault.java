package de.defus.monitor.platform.problem;

import de.defus.monitor.platform.text.Texts;
import java.util.List;

/**
 * One thing wrong with an input: where it is, what is wrong and how to mend it.
 *
 * @param where the field, item key, or line and path, as the reader of the message knows it
 * @param messageKey a key for {@link Texts} whose text says what is wrong and how to mend it
 * @param arguments what the text names
 */
public record Fault(String where, String messageKey, List<Object> arguments) {

    public Fault {
        arguments = List.copyOf(arguments);
    }

    public static Fault at(String where, String messageKey, Object... arguments) {
        return new Fault(where, messageKey, List.of(arguments));
    }

    /** The message in the reader's language. */
    public String in(Texts texts) {
        return texts.say(messageKey, arguments.toArray());
    }
}
