package de.defus.monitor.response.importing;

import de.defus.monitor.platform.table.FileColumn;
import de.defus.monitor.platform.table.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A variable of an SPSS file while its dictionary is read; texts are bytes until the encoding is known. */
final class SavVariable {

    /** A value label: the value's eight bytes, and what it means. */
    record Label(byte[] value, byte[] text) {}

    final byte[] shortName;
    final byte[] label;
    /** Bytes of a text; 0 for a number. */
    final int width;

    final List<byte[]> missing = new ArrayList<>();
    final List<Label> labels = new ArrayList<>();
    /** Ends of the range of numbers that are missing; no range if the first is greater. */
    double missingFrom = 1;

    double missingTo;
    String name = "";
    /** Bytes of the whole text if it spans several variables of the dictionary, else the width. */
    int wholeWidth;

    SavVariable(byte[] shortName, byte[] label, int width) {
        this.shortName = shortName;
        this.label = label;
        this.width = width;
        this.wholeWidth = width;
    }

    boolean isText() {
        return width > 0;
    }

    /** Units of eight bytes that a value takes in a case. */
    int units() {
        return isText() ? (width + 7) / 8 : 1;
    }

    /** Variables of the dictionary that hold one long text together. */
    int segments() {
        return wholeWidth <= 255 ? 1 : (wholeWidth + 251) / 252;
    }

    /** The column, with its texts decoded. */
    FileColumn column(SavBytes file, SavText texts, java.util.Set<String> missingInRange) {
        Map<String, String> valueLabels = new LinkedHashMap<>();
        labels.forEach(found -> valueLabels.put(plain(found.value(), file, texts), texts.decode(found.text())));
        var declared = new java.util.HashSet<>(missingInRange);
        missing.forEach(value -> declared.add(plain(value, file, texts)));
        return new FileColumn(name, texts.decode(label), valueLabels, declared);
    }

    private String plain(byte[] value, SavBytes file, SavText texts) {
        return isText() ? texts.decode(value) : Plain.number(file.toDouble(value));
    }
}
