package de.defus.monitor.report.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What a city types becomes paragraphs, headings, lists and emphasis, and never anything else. */
class MarkupTest {

    private static final Safelist ALLOWED = Safelist.none()
            .addTags("p", "h3", "ul", "ol", "li", "em", "strong")
            .addAttributes("p", "dir")
            .addAttributes("h3", "dir")
            .addAttributes("li", "dir");

    private static String shown(String text) {
        return Markup.html(text).replace(" dir=\"auto\"", "").replace("\n", "");
    }

    @Test
    void theFewThingsItKnows() {
        assertEquals("<p>eins zwei</p><p>drei</p>", shown("eins\nzwei\n\ndrei"));
        assertEquals("<h3>Was wir tun</h3><p>Viel.</p>", shown("## Was wir tun\nViel."));
        assertEquals("<ul><li>Licht</li><li>Wege</li></ul>", shown("- Licht\n- Wege"));
        assertEquals("<ol><li>Licht</li><li>Wege</li></ol>", shown("1. Licht\n2. Wege"));
        assertEquals("<ul><li>Licht</li><li>nachts</li><li>Wege</li></ul>", shown("- Licht\n  - nachts\n- Wege"));
        assertEquals("<p><em>etwas</em> und <strong>viel</strong></p>", shown("*etwas* und **viel**"));
        assertEquals("<p>2 * 3 = 6, a_b_c</p>", shown("2 * 3 = 6, a_b_c"));
    }

    @Test
    void allElseIsText() {
        assertEquals("<p>&lt;b&gt;fett&lt;/b&gt;</p>", shown("<b>fett</b>"));
        assertEquals("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", shown("<script>alert(1)</script>"));
        assertEquals("<p>hier</p>", shown("[hier](javascript:alert(1))"));
        assertEquals("<p>&lt;amt@stadt.example&gt;</p>", shown("<amt@stadt.example>"));
        assertEquals(
                "<ul><li>siehe &lt;https://stadt.example/a?b=1&amp;c=2&gt;</li></ul>",
                shown("- siehe <https://stadt.example/a?b=1&c=2>"));
        assertEquals("<p>https://stadt.example</p>", shown("[https://stadt.example](https://stadt.example)"));
        assertEquals("<p>Bild</p>", shown("![Bild](https://fremd.example/x.png)"));
        assertEquals("<p>&amp;lt; und &quot;</p>".replace("&amp;lt;", "&lt;"), shown("&lt; und \""));
    }

    @Test
    void whateverIsTypedTheResultIsWellFormedAndHarmless() throws Exception {
        var pieces = List.of(
                "<",
                ">",
                "&",
                "\"",
                "'",
                "*",
                "**",
                "_",
                "`",
                "[",
                "](",
                ")",
                "!",
                "# ",
                "## ",
                "- ",
                "1. ",
                "\n",
                "\n\n",
                "    ",
                "<script>",
                "</p>",
                "<!--",
                "]]>",
                "<?x",
                "&#0;",
                "&nbsp;",
                "\u0000",
                "\u0008",
                "\u202e",
                "שלום",
                "مرحبا",
                "😀",
                "javascript:",
                "onerror=",
                "Wort",
                "{stadt}",
                "\\",
                "|",
                "~~~",
                "***",
                ">>");
        var chance = new SplittableRandom(20261125);
        for (int round = 0; round < 3000; round++) {
            var text = chance.ints(1 + chance.nextInt(25), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining());
            var html = Markup.html(text);
            DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader("<main>" + html + "</main>")));
            assertTrue(new Cleaner(ALLOWED).isValid(Jsoup.parseBodyFragment(html)), () -> text + " became " + html);
        }
    }
}
