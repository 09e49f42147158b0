package de.defus.monitor.platform.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Gathers the rows of one sheet: the first row that holds something is the heading. */
final class SheetReader {

    private static final int LAST_ROW_OF_EXCEL = 1_048_576;

    private final List<String> strings;
    private final TableBuilder table;
    private final BrokenFile faults = new BrokenFile();
    private List<FileColumn> columns = List.of();
    private List<String> cells = new ArrayList<>();
    private int row;

    SheetReader(List<String> strings, TableBounds bounds) {
        this.strings = strings;
        this.table = new TableBuilder(bounds);
    }

    /** Takes the next event of the sheet's part. */
    void read(XMLStreamReader part) throws XMLStreamException {
        if (part.isStartElement()) {
            switch (part.getLocalName()) {
                case "row" -> {
                    row = rowNumber(part.getAttributeValue(null, "r"));
                    cells = new ArrayList<>();
                }
                case "c" -> cell(part);
                case "mergeCell" -> faults.addCell(0, shown(part.getAttributeValue(null, "ref")), "table.fault.merged");
                default -> {}
            }
        } else if (part.isEndElement() && part.getLocalName().equals("row")) {
            endRow();
        }
    }

    FileTable table(List<String> unread) {
        if (columns.isEmpty()) {
            throw BrokenFile.because("table.fault.emptyFile");
        }
        return new FileTable(FileTable.Format.XLSX, columns, table.rows(), Optional.empty(), unread, faults.list());
    }

    private void endRow() {
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
        }
        if (cells.isEmpty()) {
            return;
        }
        if (columns.isEmpty()) {
            columns = TableBuilder.headings(cells.stream().map(String::strip).toList());
        } else if (cells.size() > columns.size()) {
            faults.addRow(row, "table.fault.rowLength", columns.size(), cells.size());
        } else {
            while (cells.size() < columns.size()) {
                cells.add("");
            }
            table.add(row, cells);
        }
    }

    private void cell(XMLStreamReader part) throws XMLStreamException {
        var column = columnNumber(part.getAttributeValue(null, "r"));
        var type = Optional.ofNullable(part.getAttributeValue(null, "t")).orElse("n");
        var value = "";
        var formula = false;
        while (part.hasNext()) {
            part.next();
            if (part.isEndElement() && part.getLocalName().equals("c")) {
                break;
            }
            if (part.isStartElement()) {
                switch (part.getLocalName()) {
                    case "v" -> value = part.getElementText();
                    case "is" -> value = text(part, "is");
                    case "f" -> formula = true;
                    default -> {}
                }
            }
        }
        while (cells.size() < column) {
            cells.add("");
        }
        if (formula) {
            faults.addCell(row, name(column), "table.fault.formula");
        }
        cells.add(plain(type, value, column));
    }

    private String plain(String type, String value, int column) {
        switch (type) {
            case "s" -> {
                var index = value.matches("[0-9]{1,8}") ? Integer.parseInt(value) : -1;
                if (index < 0 || index >= strings.size()) {
                    throw BrokenFile.because("table.fault.xlsxBroken");
                }
                return strings.get(index);
            }
            case "e" -> {
                faults.addCell(row, name(column), "table.fault.errorCell", Plain.shown(value));
                return "";
            }
            case "n" -> {
                if (value.isEmpty()) {
                    return "";
                }
                try {
                    return Plain.number(Double.parseDouble(value));
                } catch (NumberFormatException e) {
                    throw BrokenFile.because("table.fault.xlsxBroken");
                }
            }
            // Texts, true and false (1 and 0), dates as they stand.
            default -> {
                return value;
            }
        }
    }

    /** The text of a shared or inline string: its runs, without the reading aids of Japanese. */
    static String text(XMLStreamReader part, String element) throws XMLStreamException {
        var text = new StringBuilder();
        var aids = 0;
        while (part.hasNext()) {
            part.next();
            if (part.isStartElement() && part.getLocalName().equals("rPh")) {
                aids++;
            } else if (part.isEndElement() && part.getLocalName().equals("rPh")) {
                aids--;
            } else if (part.isStartElement() && part.getLocalName().equals("t")) {
                var run = part.getElementText();
                text.append(aids == 0 ? run : "");
            } else if (part.isEndElement() && part.getLocalName().equals(element)) {
                break;
            }
        }
        return text.toString();
    }

    private String name(int column) {
        return column < columns.size() ? columns.get(column).name() : letters(column);
    }

    private static String letters(int column) {
        return column < 26 ? "" + (char) ('A' + column) : letters(column / 26 - 1) + (char) ('A' + column % 26);
    }

    private int rowNumber(String reference) {
        if (reference == null) {
            return row + 1;
        }
        var number = reference.matches("[0-9]{1,7}") ? Integer.parseInt(reference) : 0;
        if (number <= row || number > LAST_ROW_OF_EXCEL) {
            throw BrokenFile.because("table.fault.xlsxBroken");
        }
        return number;
    }

    /** The position that a reference such as {@code AB12} names; the next one if there is none. */
    private int columnNumber(String reference) {
        if (reference == null) {
            return cells.size();
        }
        if (!reference.matches("[A-Z]{1,3}[0-9]{1,7}")) {
            throw BrokenFile.because("table.fault.xlsxBroken");
        }
        var column = 0;
        for (int index = 0; Character.isLetter(reference.charAt(index)); index++) {
            column = column * 26 + reference.charAt(index) - 'A' + 1;
        }
        if (column - 1 < cells.size()) {
            throw BrokenFile.because("table.fault.xlsxBroken");
        }
        if (column > FileTable.MOST_COLUMNS * 4) {
            throw BrokenFile.because("table.fault.tooManyColumns", FileTable.MOST_COLUMNS, column);
        }
        return column - 1;
    }

    private static String shown(String reference) {
        return reference != null && reference.matches("[A-Z0-9:]{1,20}") ? reference : "?";
    }
}
