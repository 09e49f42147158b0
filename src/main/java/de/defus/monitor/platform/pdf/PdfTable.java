package de.defus.monitor.platform.pdf;

import java.awt.Color;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.w3c.dom.Element;

/** Writes a table: the first column takes what the others leave; the head is repeated on each page. */
final class PdfTable {

    private static final Color RULE = new Color(0xb8c0bf);
    private static final double PADDING = 4;
    private static final double SHORT_TABLE = 240;
    private static final double WIDEST_NUMBER = 96;
    private static final double NARROWEST_LABEL = 130;

    private final TaggedPdf pdf;
    private final List<Element> rows;
    private final double[] widths;

    private PdfTable(TaggedPdf pdf, Element table) {
        this.pdf = pdf;
        this.rows = Dom.all(table, "tr");
        this.widths = widths();
    }

    static void write(TaggedPdf pdf, Element table, PDStructureElement parent) throws IOException {
        new PdfTable(pdf, table).write(parent);
    }

    private void write(PDStructureElement parent) throws IOException {
        var table = TaggedPdf.element(parent, "Table");
        var head = rows.get(0);
        // The head never stands alone, and what is short is not torn apart.
        pdf.makeRoom(
                Math.min(SHORT_TABLE, rows.stream().mapToDouble(this::height).sum()));
        var section = TaggedPdf.element(table, "THead");
        row(head, TaggedPdf.element(section, "TR"));
        var body = TaggedPdf.element(table, "TBody");
        for (var row : rows.subList(1, rows.size())) {
            if (pdf.makeRoom(height(row))) {
                pdf.artifact(() -> cells(head, null));
                pdf.moveDown(height(head));
            }
            row(row, TaggedPdf.element(body, "TR"));
        }
        pdf.moveDown(10);
    }

    private void row(Element row, PDStructureElement element) throws IOException {
        cells(row, element);
        pdf.moveDown(height(row));
        var y = pdf.top();
        pdf.artifact(() -> pdf.line(TaggedPdf.LEFT, y, TaggedPdf.RIGHT, y, RULE, 0.5));
    }

    /** @param element of the row; null for the repeated head, which is no part of the structure */
    private void cells(Element row, PDStructureElement element) throws IOException {
        var x = TaggedPdf.LEFT;
        var column = 0;
        for (var cell : Dom.children(row)) {
            var span = span(cell);
            var width = width(column, span);
            var left = x;
            var room = width;
            if (element == null) {
                cell(cell, left, room);
            } else {
                pdf.mark(structure(cell, element, span), () -> cell(cell, left, room));
            }
            x += width;
            column += span;
        }
    }

    private static PDStructureElement structure(Element cell, PDStructureElement row, int span) {
        var isHead = cell.getTagName().equals("th");
        var element = TaggedPdf.element(row, isHead ? "TH" : "TD");
        var attributes = new COSDictionary();
        attributes.setName(COSName.O, "Table");
        if (isHead) {
            attributes.setName("Scope", cell.getAttribute("scope").equals("row") ? "Row" : "Column");
        }
        if (span > 1) {
            attributes.setInt("ColSpan", span);
        }
        if (isHead || span > 1) {
            element.getCOSObject().setItem(COSName.A, attributes);
        }
        return element;
    }

    private void cell(Element cell, double left, double width) throws IOException {
        var y = pdf.top() + PADDING;
        for (var line : Dom.lines(cell)) {
            var style = style(cell, line);
            for (var text : pdf.lines(line.text(), style, width - 2 * PADDING)) {
                y += style.leading();
                var x = Dom.is(cell, "number")
                        ? left + width - PADDING - pdf.width(text.stripTrailing(), style)
                        : left + PADDING;
                pdf.text(text, x, y - 0.3 * style.size(), style);
            }
        }
    }

    private static Style style(Element cell, Dom.Line line) {
        if (line.isInterval()) {
            return Style.INTERVAL;
        }
        var isHead = cell.getAttribute("scope").equals("col");
        return isHead ? Style.HEADING_CELL : Style.CELL;
    }

    /** Of a cell that spans columns. */
    private double width(int first, int span) {
        return Arrays.stream(widths, first, first + span).sum();
    }

    private double height(Element row) {
        var most = 0.0;
        var column = 0;
        for (var cell : Dom.children(row)) {
            var span = span(cell);
            var width = width(column, span);
            var height = 2 * PADDING;
            for (var line : Dom.lines(cell)) {
                var style = style(cell, line);
                height += style.leading()
                        * pdf.lines(line.text(), style, width - 2 * PADDING).size();
            }
            most = Math.max(most, height);
            column += span;
        }
        return most;
    }

    private double[] widths() {
        var columns = Dom.children(rows.get(0)).size();
        var widths = new double[columns];
        for (var row : rows) {
            var cells = Dom.children(row);
            if (cells.size() != columns) {
                continue;
            }
            for (int column = 1; column < columns; column++) {
                for (var line : Dom.lines(cells.get(column))) {
                    var wanted = pdf.width(line.text(), style(cells.get(column), line)) + 2 * PADDING + 1;
                    widths[column] = Math.max(widths[column], Math.min(WIDEST_NUMBER, wanted));
                }
            }
        }
        var all = TaggedPdf.RIGHT - TaggedPdf.LEFT;
        var others = 0.0;
        for (var width : widths) {
            others += width;
        }
        if (others > all - NARROWEST_LABEL) {
            for (int column = 1; column < columns; column++) {
                widths[column] *= (all - NARROWEST_LABEL) / others;
            }
            others = all - NARROWEST_LABEL;
        }
        widths[0] = all - others;
        return widths;
    }

    private static int span(Element cell) {
        return cell.hasAttribute("colspan") ? Integer.parseInt(cell.getAttribute("colspan")) : 1;
    }
}
