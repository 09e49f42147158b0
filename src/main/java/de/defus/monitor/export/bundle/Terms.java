package de.defus.monitor.export.bundle;

import de.defus.monitor.platform.text.Texts;
import java.util.List;
import java.util.stream.IntStream;

/** What somebody who downloads research data agrees to. A changed text gets a new version. */
public final class Terms {

    public static final int VERSION = 1;
    private static final int PARAGRAPHS = 6;

    private Terms() {}

    public static List<String> paragraphs(Texts texts) {
        return IntStream.rangeClosed(1, PARAGRAPHS)
                .mapToObj(number -> texts.say("export.terms." + number))
                .toList();
    }

    static String text(Texts texts) {
        return texts.say("export.terms.title", VERSION) + "\n\n" + String.join("\n\n", paragraphs(texts)) + "\n";
    }
}
