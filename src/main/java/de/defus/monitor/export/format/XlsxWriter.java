package de.defus.monitor.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a workbook (.xlsx, ECMA-376) cell after cell into a stream: what it needs does not grow with the rows, and nothing
 * waits in a file. For long tables of numbers; workbooks with charts and print set-up are {@code report.workbook}'s. A text is
 * a text and never a formula, also after somebody has edited its cell.
 */
public final class XlsxWriter {

    /** As many rows as a sheet can have, the header included. */
    public static final int MOST_ROWS = 1 << 20;

    private static final int MOST_CHARACTERS = 32_767;
    private static final int BUFFER = 1 << 16;
    /** Most of what smaller files would gain, in half the time. */
    private static final int COMPRESSION = 4;

    private static final int TEXT = 1;
    private static final int HEADER = 2;
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final byte[] VALUE = ascii("\"><v>");
    private static final byte[] END_OF_CELL = ascii("</v></c>");

    private final ZipOutputStream zip;
    private final String title;
    private final LocalDateTime time;
    private final List<String> sheets = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private byte[][] cells = {};
    private byte[] rowNumber = {};
    private int row;
    private int column;

    /**
     * @param time what the parts of the file bear as the time they were made
     */
    public XlsxWriter(OutputStream out, String title, LocalDateTime time) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.title = title;
        this.time = time;
        zip.setLevel(COMPRESSION);
    }

    /**
     * Begins a sheet; its first row and first column stay in sight.
     *
     * @param name at most 31 characters, none of {@code []:*?/\}
     * @param widths of the columns, in characters; one for each column of the sheet
     */
    public void sheet(String name, int... widths) throws IOException {
        endSheet();
        sheets.add(name);
        part("xl/worksheets/sheet" + sheets.size() + ".xml");
        row = 0;
        cells = new byte[widths.length][];
        put(XML + "<worksheet xmlns=\"" + MAIN
                + "\"><sheetViews><sheetView workbookViewId=\"0\"><pane xSplit=\"1\" ySplit=\"1\""
                + " topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (int index = 0; index < widths.length; index++) {
            cells[index] = ascii("<c r=\"" + columnName(index));
            put("<col min=\"%d\" max=\"%d\" width=\"%d\" customWidth=\"1\"/>"
                    .formatted(index + 1, index + 1, widths[index]));
        }
        put("</cols><sheetData>");
    }

    /** Begins the next row. */
    public void row() throws IOException {
        endRow();
        row++;
        column = 0;
        rowNumber = Digits.of(row);
        put("<row r=\"");
        put(rowNumber);
        put("\">");
    }

    public void header(String text) throws IOException {
        text(text, HEADER);
    }

    public void text(String text) throws IOException {
        text(text, TEXT);
    }

    public void number(int number) throws IOException {
        number(Digits.of(number));
    }

    /** A number with all its digits; an empty cell for what is none. */
    public void number(double number) throws IOException {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            empty();
        } else {
            number(Digits.of(number));
        }
    }

    public void empty() {
        column++;
    }

    /** Writes what is left of the file; the stream stays open. */
    public void finish() throws IOException {
        endSheet();
        part("xl/styles.xml");
        put(XML + "<styleSheet xmlns=\"" + MAIN
                + "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
                + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill"
                + " patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders"
                + " count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\">"
                + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"3\">"
                + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
                + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\"/>"
                + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" applyFont=\"1\"/>"
                + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
                + "</styleSheet>");
        part("docProps/core.xml");
        put(XML
                + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + escaped(title)
                + "</dc:title></cp:coreProperties>");
        part("xl/workbook.xml");
        put(XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets>");
        for (int number = 1; number <= sheets.size(); number++) {
            put("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
                    .formatted(escaped(sheets.get(number - 1)), number, number));
        }
        put("</sheets></workbook>");
        part("xl/_rels/workbook.xml.rels");
        put(XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int number = 1; number <= sheets.size(); number++) {
            relation(number, RELATIONS + "/worksheet", "worksheets/sheet" + number + ".xml");
        }
        relation(sheets.size() + 1, RELATIONS + "/styles", "styles.xml");
        put("</Relationships>");
        part("_rels/.rels");
        put(XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        relation(1, RELATIONS + "/officeDocument", "xl/workbook.xml");
        relation(
                2,
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml");
        put("</Relationships>");
        part("[Content_Types].xml");
        put(XML
                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\""
                + " ContentType=\"application/xml\"/>");
        type("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        type("/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");
        type("/xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
        for (int number = 1; number <= sheets.size(); number++) {
            type(
                    "/xl/worksheets/sheet" + number + ".xml",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
        }
        put("</Types>");
        handOn();
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private void relation(int number, String type, String target) throws IOException {
        put("<Relationship Id=\"rId%d\" Type=\"%s\" Target=\"%s\"/>".formatted(number, type, target));
    }

    private void type(String part, String type) throws IOException {
        put("<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, type));
    }

    /** Ends the part that is being written, if there is one, and begins the next. */
    private void part(String name) throws IOException {
        handOn();
        var entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
    }

    private void endRow() throws IOException {
        if (row > 0) {
            put("</row>");
        }
    }

    private void endSheet() throws IOException {
        if (!sheets.isEmpty()) {
            endRow();
            put("</sheetData></worksheet>");
        }
    }

    private void number(byte[] digits) throws IOException {
        put(cells[column++]);
        put(rowNumber);
        put(VALUE);
        put(digits);
        put(END_OF_CELL);
    }

    private void text(String text, int style) throws IOException {
        put(cells[column++]);
        put(rowNumber);
        put("\" s=\"" + style + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        put(escaped(beginning(text)));
        put("</t></is></c>");
    }

    private static String beginning(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
    }

    /** XML has no signs below the space but three, and spreadsheets read _x0041_ as the sign of that number. */
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\uFFFE\uFFFF&&[^\t\n\r]]", " ")
                .replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }

    private static String columnName(int index) {
        return index < 26 ? "" + (char) ('A' + index) : columnName(index / 26 - 1) + (char) ('A' + index % 26);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void put(String text) throws IOException {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(byte[] bytes) throws IOException {
        if (used + bytes.length > BUFFER) {
            handOn();
        }
        if (bytes.length > BUFFER) {
            zip.write(bytes);
            return;
        }
        // Most are a few bytes long, for which this is faster than a call that copies.
        for (var one : bytes) {
            buffer[used++] = one;
        }
    }

    private void handOn() throws IOException {
        zip.write(buffer, 0, used);
        used = 0;
    }
}
