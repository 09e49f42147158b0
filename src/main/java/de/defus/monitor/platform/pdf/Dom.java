package de.defus.monitor.platform.pdf;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The text of a page as a tree. */
final class Dom {

    /** What people can type and XML cannot hold. */
    private static final Pattern UNWRITABLE =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private Dom() {}

    /** @param html well-formed, as our templates are */
    static Element parse(String html) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(
                            new StringReader("<main>" + UNWRITABLE.matcher(html).replaceAll("") + "</main>")))
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException | IOException broken) {
            throw new IllegalStateException("this is no well-formed page", broken);
        }
    }

    static List<Element> children(Element parent) {
        return nodes(parent)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static Stream<Node> nodes(Element parent) {
        var all = parent.getChildNodes();
        return IntStream.range(0, all.getLength()).mapToObj(all::item);
    }

    /** All elements of a kind below one. */
    static List<Element> all(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }

    static Optional<Element> first(Element parent, String name) {
        return all(parent, name).stream().findFirst();
    }

    static boolean is(Element element, String styleClass) {
        return Set.of(element.getAttribute("class").split(" ")).contains(styleClass);
    }

    /** The element that follows. */
    static Optional<Element> next(Element element) {
        var node = element.getNextSibling();
        while (node != null && !(node instanceof Element)) {
            node = node.getNextSibling();
        }
        return Optional.ofNullable((Element) node);
    }

    /** What can be seen of an element in one line. */
    static String text(Element element) {
        var words = new StringBuilder();
        nodes(element).forEach(node -> {
            if (node instanceof Text text) {
                words.append(text.getData());
            } else if (node instanceof Element child && !is(child, "visually-hidden")) {
                words.append(text(child));
            }
        });
        return words.toString().replaceAll("\\s+", " ").strip();
    }

    /** A line of a cell. */
    record Line(String text, boolean isInterval) {}

    /** The lines of a cell: intervals stand below their figures. */
    static List<Line> lines(Element cell) {
        var lines = new ArrayList<Line>();
        var words = new StringBuilder();
        nodes(cell).forEach(node -> {
            if (node instanceof Text text) {
                words.append(text.getData());
            } else if (node instanceof Element child && is(child, "interval")) {
                lines.add(new Line(text(child), true));
            } else if (node instanceof Element child && !is(child, "visually-hidden")) {
                words.append(text(child));
            }
        });
        var main = words.toString().replaceAll("\\s+", " ").strip();
        lines.add(0, new Line(main, false));
        return lines;
    }
}
