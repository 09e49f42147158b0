package de.defus.monitor.report.edition;

import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Texts of a city as parts of a page: paragraphs, headings, lists and emphasis of CommonMark. Whatever else somebody types,
 * HTML above all, is text and shown as typed; links and pictures lead nowhere. The result is well-formed.
 */
final class Markup {

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(Heading.class, ListBlock.class))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private Markup() {}

    static String html(String text) {
        var out = new StringBuilder();
        PARSER.parse(text).accept(new Writer(out, text));
        return out.toString();
    }

    private static final class Writer extends AbstractVisitor {

        private final StringBuilder out;
        private final String typed;

        Writer(StringBuilder out, String typed) {
            this.out = out;
            this.typed = typed;
        }

        @Override
        public void visit(Paragraph paragraph) {
            block("p", paragraph);
        }

        /** All of one level, below that of the chapter. */
        @Override
        public void visit(Heading heading) {
            block("h3", heading);
        }

        @Override
        public void visit(BulletList list) {
            list("ul", list);
        }

        @Override
        public void visit(OrderedList list) {
            list("ol", list);
        }

        private void list(String name, Node list) {
            out.append('<').append(name).append('>');
            items(list);
            out.append("</").append(name).append(">\n");
        }

        /** Lists in lists follow each other: on paper there is one depth. */
        private void items(Node list) {
            for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
                if (item instanceof ListItem) {
                    item(item);
                }
            }
        }

        private void item(Node item) {
            out.append("<li dir=\"auto\">");
            var isFirst = true;
            for (var part = item.getFirstChild(); part != null; part = part.getNext()) {
                if (!(part instanceof ListBlock)) {
                    out.append(isFirst ? "" : " ");
                    visitChildren(part);
                    isFirst = false;
                }
            }
            out.append("</li>\n");
            for (var part = item.getFirstChild(); part != null; part = part.getNext()) {
                if (part instanceof ListBlock) {
                    items(part);
                }
            }
        }

        private void block(String name, Node node) {
            // Names of other languages keep their direction.
            out.append('<').append(name).append(" dir=\"auto\">");
            visitChildren(node);
            out.append("</").append(name).append(">\n");
        }

        @Override
        public void visit(Emphasis emphasis) {
            inline("em", emphasis);
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            inline("strong", emphasis);
        }

        private void inline(String name, Node node) {
            out.append('<').append(name).append('>');
            visitChildren(node);
            out.append("</").append(name).append('>');
        }

        @Override
        public void visit(Text text) {
            escape(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            escape(code.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            escape(html.getLiteral());
        }

        /** An address in angle brackets is shown as typed; of other links the words. */
        @Override
        public void visit(Link link) {
            var first = link.getSourceSpans().get(0).getInputIndex();
            var isTypedSo = typed.charAt(first) == '<';
            if (isTypedSo) {
                escape("<");
            }
            visitChildren(link);
            if (isTypedSo) {
                escape(">");
            }
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
        }

        @Override
        public void visit(SoftLineBreak end) {
            out.append(' ');
        }

        @Override
        public void visit(HardLineBreak end) {
            out.append(' ');
        }

        private void escape(String text) {
            text.codePoints().filter(Writer::isPrinted).forEach(sign -> {
                switch (sign) {
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '&' -> out.append("&amp;");
                    case '"' -> out.append("&quot;");
                    default -> out.appendCodePoint(sign);
                }
            });
        }

        /** What XML cannot hold is left out. */
        private static boolean isPrinted(int sign) {
            return sign >= ' ' && sign != 0x7f && (sign < 0xd800 || sign > 0xdfff) && sign != 0xfffe && sign != 0xffff
                    || sign == '\t';
        }
    }
}
