package de.defus.monitor.platform.pdf;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.w3c.dom.Element;

/**
 * A page as tagged PDF. It is made from the text of the page, so that both say the same: each element of the page becomes one
 * of the structure tree.
 */
public final class PagePdf {

    private static final Color ACCENT = new Color(0x1f5f6b);
    private static final Color NOTICE = new Color(0xeef5f6);
    private static final String VALUE = "headline-figure__value";
    private static final String NAME = "headline-figure__name";
    private static final String LABEL = "headline-figure__label";
    private static final double BESIDE = 80;
    private static final double INDENT = 16;
    private static final double TERM = 190;
    private static final double TALLEST_FIGURE = 312;

    private final TaggedPdf pdf;

    private PagePdf(TaggedPdf pdf) {
        this.pdf = pdf;
    }

    /**
     * @param html the text of the page, well-formed
     * @param title of the document, also at the foot of each page
     * @param language BCP 47 tag
     */
    public static byte[] of(String html, String title, String language) {
        try {
            var out = new ByteArrayOutputStream();
            write(html, title, language, out, percent -> {});
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written", impossible);
        }
    }

    /**
     * As above, into a stream, which stays open.
     *
     * @param progress is told per cent; may end the work by an exception
     */
    public static void write(String html, String title, String language, OutputStream out, IntConsumer progress)
            throws IOException {
        try (var pdf = new TaggedPdf(title, language)) {
            var page = new PagePdf(pdf);
            var parts = Dom.children(Dom.parse(html));
            for (int index = 0; index < parts.size(); index++) {
                progress.accept(95 * index / parts.size());
                page.block(parts.get(index), pdf.root());
            }
            progress.accept(95);
            pdf.save(out);
        }
    }

    private void blocks(Element parent, PDStructureElement structure) throws IOException {
        for (var child : Dom.children(parent)) {
            block(child, structure);
        }
    }

    private void block(Element element, PDStructureElement structure) throws IOException {
        switch (element.getTagName()) {
            case "h1" -> heading(element, structure, "H1", Style.TITLE);
            case "h2" -> chapter(element, structure);
            case "h3" -> heading(element, structure, "H3", Style.PART);
            case "h4" -> heading(element, structure, "H4", Style.QUESTION);
            case "p" -> paragraph(element, structure);
            case "ul", "ol" -> list(element, structure);
            case "dl" -> terms(element, structure);
            case "table" -> PdfTable.write(pdf, element, structure);
            case "figure" -> figure(element, structure);
            default -> blocks(element, structure);
        }
    }

    private void chapter(Element element, PDStructureElement structure) throws IOException {
        if (Dom.is(element, "chapter") && !pdf.isAtTop()) {
            pdf.newPage();
        }
        heading(element, structure, "H2", Dom.is(element, "chapter") ? Style.CHAPTER : Style.PART);
    }

    private void heading(Element element, PDStructureElement structure, String type, Style style) throws IOException {
        var words = Dom.text(element);
        var lines = pdf.lines(words, style, TaggedPdf.RIGHT - TaggedPdf.LEFT);
        if (!pdf.isAtTop()) {
            pdf.moveDown(style.size());
        }
        var following = following(element);
        pdf.makeRoom(lines.size() * style.leading() + style.size() + following);
        var heading = TaggedPdf.element(structure, type);
        if (type.equals("H2") || type.equals("H3")) {
            pdf.bookmark(words, type.equals("H2"));
        }
        lines(lines, heading, style, TaggedPdf.LEFT);
        pdf.moveDown(style.size() * 0.4);
    }

    /** What must stand on the same page as a heading: the next heading with what follows that, a figure, or some lines. */
    private static double following(Element heading) {
        var next = Dom.next(heading);
        if (next.isEmpty()) {
            return 0;
        }
        return switch (next.get().getTagName()) {
            case "h3", "h4" -> 40 + following(next.get());
            case "figure" -> figureHeight(next.get());
            default -> 70;
        };
    }

    private void lines(List<String> lines, PDStructureElement element, Style style, double x) throws IOException {
        for (var line : lines) {
            pdf.makeRoom(style.leading());
            pdf.moveDown(style.leading());
            pdf.mark(element, () -> pdf.text(line, x, pdf.top() - 0.28 * style.size(), style));
        }
    }

    private void paragraph(Element element, PDStructureElement structure) throws IOException {
        var words = Dom.text(element);
        if (words.isEmpty()) {
            return;
        }
        if (Dom.is(element, "notice")) {
            notice(words, structure);
            return;
        }
        var style = Style.TEXT;
        if (Dom.is(element, "lead")) {
            style = Style.LEAD;
        } else if (Dom.is(element, "soft")) {
            style = Style.NOTE;
        }
        lines(
                pdf.lines(words, style, TaggedPdf.RIGHT - TaggedPdf.LEFT),
                TaggedPdf.element(structure, "P"),
                style,
                TaggedPdf.LEFT);
        pdf.moveDown(6);
    }

    private void notice(String words, PDStructureElement structure) throws IOException {
        var style = Style.TEXT;
        var lines = pdf.lines(words, style, TaggedPdf.RIGHT - TaggedPdf.LEFT - 2 * INDENT);
        var height = lines.size() * style.leading() + 12;
        pdf.makeRoom(height + 8);
        var top = pdf.top() + 4;
        pdf.artifact(() -> {
            pdf.rectangle(TaggedPdf.LEFT, top, TaggedPdf.RIGHT - TaggedPdf.LEFT, height, NOTICE);
            pdf.rectangle(TaggedPdf.LEFT, top, 3, height, ACCENT);
        });
        pdf.moveDown(9);
        lines(lines, TaggedPdf.element(structure, "P"), style, TaggedPdf.LEFT + INDENT);
        pdf.moveDown(14);
    }

    private void list(Element element, PDStructureElement structure) throws IOException {
        var list = TaggedPdf.element(structure, "L");
        var number = 0;
        for (var item : Dom.children(element)) {
            number++;
            var entry = TaggedPdf.element(list, "LI");
            if (Dom.is(item, "headline-figure")) {
                headline(item, TaggedPdf.element(entry, "LBody"));
            } else {
                item(item, entry, element.getTagName().equals("ol") ? number + "." : "•");
            }
        }
        pdf.moveDown(6);
    }

    private void item(Element item, PDStructureElement entry, String sign) throws IOException {
        var style = Style.TEXT;
        var lines = pdf.lines(Dom.text(item), style, TaggedPdf.RIGHT - TaggedPdf.LEFT - INDENT);
        pdf.makeRoom(Math.min(lines.size(), 3) * style.leading());
        var baseline = pdf.top() + style.leading() - 0.28 * style.size();
        pdf.mark(TaggedPdf.element(entry, "Lbl"), () -> pdf.text(sign, TaggedPdf.LEFT, baseline, style));
        lines(lines, TaggedPdf.element(entry, "LBody"), style, TaggedPdf.LEFT + INDENT);
        pdf.moveDown(2);
    }

    /** A headline figure: the value large, beside it its name, interval and base. */
    private void headline(Element item, PDStructureElement body) throws IOException {
        var parts = Dom.children(item).stream()
                .filter(part -> !part.getTagName().equals("svg"))
                .toList();
        var value = parts.stream()
                .filter(part -> Dom.is(part, VALUE))
                .map(Dom::text)
                .findFirst()
                .orElseThrow();
        var style = new Style(20, true, ACCENT);
        var left = TaggedPdf.LEFT + Math.max(BESIDE, pdf.width(value, style) + INDENT);
        pdf.makeRoom(60);
        pdf.moveDown(6);
        var top = pdf.top();
        pdf.mark(body, () -> pdf.text(value, TaggedPdf.LEFT, top + 20, style));
        // What it is called stands first; with a name, the label says more about it.
        var title = parts.stream().anyMatch(part -> Dom.is(part, NAME)) ? NAME : LABEL;
        var others = parts.stream()
                .filter(part -> !Dom.is(part, VALUE))
                .sorted(Comparator.comparing(part -> !Dom.is(part, title)))
                .toList();
        for (var part : others) {
            var look = Dom.is(part, title) ? Style.HEADING_CELL : Style.NOTE;
            lines(pdf.lines(Dom.text(part), look, TaggedPdf.RIGHT - left), body, look, left);
        }
        pdf.moveDown(6);
    }

    private void terms(Element element, PDStructureElement structure) throws IOException {
        var list = TaggedPdf.element(structure, "L");
        var style = Style.TEXT;
        for (var pair : Dom.children(element)) {
            var parts = Dom.children(pair);
            var names = pdf.lines(Dom.text(parts.get(0)), style, TERM - 10);
            var texts = pdf.lines(Dom.text(parts.get(1)), style, TaggedPdf.RIGHT - TaggedPdf.LEFT - TERM);
            var entry = TaggedPdf.element(list, "LI");
            var height = Math.max(names.size(), texts.size()) * style.leading();
            pdf.makeRoom(height + 4);
            var top = pdf.top();
            column(names, TaggedPdf.element(entry, "Lbl"), TaggedPdf.LEFT, top);
            column(texts, TaggedPdf.element(entry, "LBody"), TaggedPdf.LEFT + TERM, top);
            pdf.moveDown(height + 4);
        }
        pdf.moveDown(6);
    }

    private void column(List<String> lines, PDStructureElement element, double x, double top) throws IOException {
        var baseline = top;
        for (var line : lines) {
            baseline += Style.TEXT.leading();
            var y = baseline - 0.28 * Style.TEXT.size();
            pdf.mark(element, () -> pdf.text(line, x, y, Style.TEXT));
        }
    }

    private static double figureScale(Element svg) {
        var size = SvgOnPdf.size(svg);
        return Math.min((TaggedPdf.RIGHT - TaggedPdf.LEFT) / size[0], TALLEST_FIGURE / size[1]);
    }

    private static double figureHeight(Element figure) {
        return Dom.first(figure, "svg")
                .map(svg -> figureScale(svg) * SvgOnPdf.size(svg)[1] + 60)
                .orElse(0.0);
    }

    private void figure(Element element, PDStructureElement structure) throws IOException {
        var svg = Dom.first(element, "svg").orElseThrow();
        var size = SvgOnPdf.size(svg);
        var scale = figureScale(svg);
        pdf.makeRoom(figureHeight(element));
        var top = pdf.top() + 4;
        var figure = TaggedPdf.element(structure, "Figure");
        figure.setAlternateDescription(
                Dom.first(svg, "title").map(Element::getTextContent).orElse("") + " "
                        + Dom.first(svg, "desc").map(Element::getTextContent).orElse(""));
        figure.getCOSObject().setItem(COSName.A, box(TaggedPdf.LEFT, top, scale * size[0], scale * size[1]));
        pdf.mark(figure, () -> new SvgOnPdf(pdf, TaggedPdf.LEFT, top, scale).draw(svg));
        pdf.moveDown(scale * size[1] + 8);
        var caption = TaggedPdf.element(structure, "Caption");
        for (var note : Dom.all(element, "p")) {
            if (!Dom.is(note, "figure__links")) {
                lines(
                        pdf.lines(Dom.text(note), Style.NOTE, TaggedPdf.RIGHT - TaggedPdf.LEFT),
                        TaggedPdf.element(caption, "P"),
                        Style.NOTE,
                        TaggedPdf.LEFT);
            }
        }
        pdf.moveDown(8);
    }

    private static COSDictionary box(double x, double top, double width, double height) {
        var box = new COSArray();
        for (var side : List.of(x, TaggedPdf.paperHeight() - top - height, x + width, TaggedPdf.paperHeight() - top)) {
            box.add(new COSFloat(side.floatValue()));
        }
        var attributes = new COSDictionary();
        attributes.setName(COSName.O, "Layout");
        attributes.setItem(COSName.BBOX, box);
        return attributes;
    }
}
