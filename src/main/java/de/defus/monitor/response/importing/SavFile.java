package de.defus.monitor.response.importing;

import de.defus.monitor.platform.table.BrokenFile;
import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.table.Plain;
import de.defus.monitor.platform.table.TableBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an SPSS system file (.sav), plain or with byte compression, after the description of the format in the PSPP
 * Developers Guide: header, variable records, value labels, missing values, long names, long texts, encoding, cases.
 * Records it does not know are skipped by their length; whatever does not fit the description is refused.
 */
final class SavFile {

    private static final int LAYOUT = 2;
    private static final int LAYOUT_LATER = 3;
    private static final int MOST_UNITS = 200_000;
    private static final int LONGEST_LABEL = 65_536;
    private static final int MOST_LABELS = 100_000;
    private static final int INTEGER_INFO = 3;
    private static final int LONG_NAMES = 13;
    private static final int LONG_TEXTS = 14;
    private static final int ENCODING = 20;
    private static final byte[] BLANKS = "        ".getBytes(StandardCharsets.US_ASCII);

    private final SavBytes file;
    private final List<SavVariable> variables = new ArrayList<>();
    /** The variable that begins at each unit of a case; null for the units after its first. */
    private final List<SavVariable> units = new ArrayList<>();

    private final List<byte[]> longNames = new ArrayList<>();
    private final List<byte[]> longTexts = new ArrayList<>();
    private Optional<String> encoding = Optional.empty();
    private int encodingNumber;
    private boolean compressed;
    private int weightUnit;
    private int cases;
    private double bias;

    private SavFile(byte[] bytes) {
        this.file = new SavBytes(bytes);
    }

    /**
     * The file as a table; the rows are numbered as SPSS numbers its cases.
     *
     * @throws de.defus.monitor.platform.problem.Refusal {@code INVALID_INPUT} with what is wrong
     */
    static FileTable read(byte[] bytes) {
        return new SavFile(bytes).read();
    }

    private FileTable read() {
        readHeader();
        readDictionary();
        var texts = encoding.map(SavText::named).orElseGet(() -> SavText.numbered(encodingNumber));
        name(texts);
        var columns = join(texts);
        TableBuilder.headings(columns.stream().map(column -> column.name).toList());
        var inRange = new HashMap<SavVariable, Set<String>>();
        columns.forEach(column -> inRange.put(column, new HashSet<>()));
        var rows = readCases(columns, texts, inRange);
        var weight = weightUnit == 0 ? null : unit(weightUnit);
        return new FileTable(
                        FileTable.Format.SAV,
                        columns.stream()
                                .map(column -> column.column(file, texts, inRange.get(column)))
                                .toList(),
                        rows,
                        Optional.ofNullable(weight).map(found -> found.name),
                        List.of(),
                        List.of())
                .sound();
    }

    private void readHeader() {
        file.skip(4 + 60);
        var layout = file.readBytes(4);
        var little = layout[0] == LAYOUT || layout[0] == LAYOUT_LATER;
        var big = layout[3] == LAYOUT || layout[3] == LAYOUT_LATER;
        if (!little && !big) {
            throw broken();
        }
        file.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        file.readInt(); // units of a case, which not every program writes rightly
        var compression = file.readInt();
        if (compression != 0 && compression != 1) {
            throw BrokenFile.because("importing.fault.savZipped");
        }
        compressed = compression == 1;
        weightUnit = file.readInt();
        cases = file.readInt();
        bias = file.readDouble();
        file.skip(9 + 8 + 64 + 3);
    }

    private void readDictionary() {
        while (true) {
            switch (file.readInt()) {
                case 2 -> readVariable();
                case 3 -> readLabels();
                case 6 -> file.skip(80L * count(file.readInt(), MOST_LABELS));
                case 7 -> readExtension();
                case 999 -> {
                    file.readInt();
                    return;
                }
                default -> throw broken();
            }
        }
    }

    private void readVariable() {
        var width = file.readInt();
        var hasLabel = file.readInt();
        var missing = file.readInt();
        file.skip(4 + 4);
        var name = file.readBytes(8);
        var label = new byte[0];
        if (hasLabel == 1) {
            var length = count(file.readInt(), LONGEST_LABEL);
            label = file.readBytes(length);
            file.skip((4 - length % 4) % 4);
        } else if (hasLabel != 0) {
            throw broken();
        }
        if (units.size() >= MOST_UNITS) {
            throw BrokenFile.because("table.fault.tooManyColumns", FileTable.MOST_COLUMNS, units.size());
        }
        if (width == -1) {
            units.add(null);
            return;
        }
        if (width < 0 || width > 255 || missing < -3 || missing > 3 || (width > 0 && missing < 0)) {
            throw broken();
        }
        var variable = new SavVariable(name, label, width);
        if (missing < -1) {
            variable.missingFrom = file.readDouble();
            variable.missingTo = file.readDouble();
        } else if (missing == -1) {
            throw broken();
        }
        for (int left = missing < -1 ? -missing - 2 : missing; left > 0; left--) {
            variable.missing.add(file.readBytes(8));
        }
        variables.add(variable);
        units.add(variable);
    }

    private void readLabels() {
        var labels = new ArrayList<SavVariable.Label>();
        for (int left = count(file.readInt(), MOST_LABELS); left > 0; left--) {
            var value = file.readBytes(8);
            var length = file.readByte();
            labels.add(new SavVariable.Label(value, file.readBytes(length)));
            file.skip((8 - (length + 1) % 8) % 8);
        }
        if (file.readInt() != 4) {
            throw broken();
        }
        for (int left = count(file.readInt(), MOST_UNITS); left > 0; left--) {
            unit(file.readInt()).labels.addAll(labels);
        }
    }

    private void readExtension() {
        var subtype = file.readInt();
        var size = file.readInt();
        var count = file.readInt();
        if (size < 0 || count < 0) {
            throw broken();
        }
        var length = (long) size * count;
        if (subtype == INTEGER_INFO && size == 4 && count == 8) {
            file.skip(7 * 4L);
            encodingNumber = file.readInt();
        } else if (subtype == LONG_NAMES || subtype == LONG_TEXTS || subtype == ENCODING) {
            if (length > Integer.MAX_VALUE) {
                throw broken();
            }
            var content = file.readBytes((int) length);
            switch (subtype) {
                case LONG_NAMES -> longNames.addAll(split(content));
                case LONG_TEXTS -> longTexts.addAll(split(content));
                default -> encoding = Optional.of(new String(content, StandardCharsets.US_ASCII));
            }
        } else {
            file.skip(length);
        }
    }

    /** The parts between tabs; long texts end with a NUL before the tab. */
    private static List<byte[]> split(byte[] content) {
        var parts = new ArrayList<byte[]>();
        var part = new ByteArrayOutputStream();
        for (var character : content) {
            if (character == '\t') {
                parts.add(part.toByteArray());
                part.reset();
            } else if (character != 0) {
                part.write(character);
            }
        }
        if (part.size() > 0) {
            parts.add(part.toByteArray());
        }
        return parts;
    }

    private void name(SavText texts) {
        var byShortName = new HashMap<String, SavVariable>();
        for (var variable : variables) {
            variable.name = texts.decode(variable.shortName);
            byShortName.put(variable.name.toUpperCase(Locale.ROOT), variable);
        }
        pairs(longTexts, texts).forEach((shortName, width) -> {
            var variable = byShortName.get(shortName);
            if (variable == null || !width.matches("[0-9]{1,5}")) {
                throw broken();
            }
            variable.wholeWidth = Integer.parseInt(width);
        });
        pairs(longNames, texts).forEach((shortName, name) -> {
            var variable = byShortName.get(shortName);
            if (variable == null) {
                throw broken();
            }
            variable.name = name;
        });
    }

    private static Map<String, String> pairs(List<byte[]> parts, SavText texts) {
        var pairs = new HashMap<String, String>();
        for (var part : parts) {
            var text = texts.decode(part);
            var equals = text.indexOf('=');
            if (equals < 1) {
                throw broken();
            }
            pairs.put(text.substring(0, equals).toUpperCase(Locale.ROOT), text.substring(equals + 1));
        }
        return pairs;
    }

    /** The variables that are columns: a long text is one column, though it takes several variables. */
    private List<SavVariable> join(SavText texts) {
        var columns = new ArrayList<SavVariable>();
        for (int index = 0; index < variables.size(); ) {
            var variable = variables.get(index);
            columns.add(variable);
            var end = index + variable.segments();
            if (end > variables.size()
                    || variables.subList(index, end).stream()
                            .anyMatch(part -> variable.segments() > 1 && !part.isText())) {
                throw broken();
            }
            index = end;
        }
        // Every unit after the first of a text must have been announced.
        var unit = 0;
        for (var variable : variables) {
            if (unit >= units.size() || units.get(unit) != variable) {
                throw broken();
            }
            for (int more = 1; more < variable.units(); more++) {
                if (unit + more >= units.size() || units.get(unit + more) != null) {
                    throw broken();
                }
            }
            unit += variable.units();
        }
        if (unit != units.size()) {
            throw broken();
        }
        return columns;
    }

    private List<FileTable.Row> readCases(
            List<SavVariable> columns, SavText texts, Map<SavVariable, Set<String>> inRange) {
        var table = new TableBuilder(TableFile.BOUNDS);
        var source = compressed ? new SavUnits.Compressed(file, bias) : new SavUnits.Plain(file);
        var number = 0;
        while (source.hasMore() && (cases < 0 || number < cases)) {
            number++;
            var cells = new ArrayList<String>(columns.size());
            var index = 0;
            for (var column : columns) {
                var bytes = new ByteArrayOutputStream();
                for (int segment = 0; segment < column.segments(); segment++, index++) {
                    readValue(variables.get(index), source, bytes);
                }
                cells.add(cell(column, bytes.toByteArray(), texts, inRange.get(column)));
            }
            table.add(number, cells);
        }
        if (cases >= 0 && number != cases) {
            throw BrokenFile.because("importing.fault.savShort");
        }
        return table.rows();
    }

    private static void readValue(SavVariable variable, SavUnits source, ByteArrayOutputStream bytes) {
        if (!variable.isText()) {
            bytes.writeBytes(source.next());
            return;
        }
        var text = new ByteArrayOutputStream();
        for (int unit = 0; unit < variable.units(); unit++) {
            var next = source.next();
            text.writeBytes(next.length == 0 ? BLANKS : next);
        }
        bytes.write(text.toByteArray(), 0, variable.width);
    }

    private String cell(SavVariable column, byte[] bytes, SavText texts, Set<String> inRange) {
        if (column.isText()) {
            return texts.decode(Arrays.copyOf(bytes, Math.min(bytes.length, column.wholeWidth)));
        }
        // SPSS's own missing value: no bytes where it is compressed, else the most negative number.
        if (bytes.length == 0) {
            return "";
        }
        var value = file.toDouble(bytes);
        if (value == -Double.MAX_VALUE) {
            return "";
        }
        var plain = Plain.number(value);
        if (value >= column.missingFrom && value <= column.missingTo) {
            inRange.add(plain);
        }
        return plain;
    }

    private SavVariable unit(int position) {
        if (position < 1 || position > units.size() || units.get(position - 1) == null) {
            throw broken();
        }
        return units.get(position - 1);
    }

    private static int count(int number, int most) {
        if (number < 0 || number > most) {
            throw broken();
        }
        return number;
    }

    private static RuntimeException broken() {
        return BrokenFile.because("importing.fault.savBroken");
    }
}
