package de.defus.monitor.export.format;

import de.defus.monitor.export.microdata.Microdata;
import de.defus.monitor.export.microdata.Series;
import de.defus.monitor.export.microdata.Variable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The microdata as a Stata file (.dta, format 118 of Stata 14 and later): UTF-8, labels, and the missing codes as Stata's
 * extended missing values: −9 is .a, −8 .b, −7 .c, −6 .d, −5 .e. Written after StataCorp's public description of the
 * format ("help dta").
 */
public final class StataFile {

    private static final int NAME = 32;
    private static final int BYTE_TYPE = 65530;
    private static final int DOUBLE_TYPE = 65526;
    /** The byte that is ".a"; ".b" to ".z" follow. */
    private static final int FIRST_MISSING_BYTE = 102;
    /** The same as an integer of four bytes, as value labels want it. */
    private static final int FIRST_MISSING_LONG = 0x7fffffe6;

    private static final long SYSTEM_MISSING = 0x7fe0000000000000L;
    private static final int FIRST_MISSING_CODE = -9;

    private final Microdata data;
    private final String language;
    private final List<String> names;
    private final List<Variable> variables;
    private final LittleEndian out;

    private StataFile(Microdata data, String language, OutputStream out) {
        this.data = data;
        this.language = language;
        this.names = names(data);
        this.variables = data.variables();
        this.out = new LittleEndian(out);
    }

    /** The names in the file, in the order of the variables: Stata allows 32 characters. */
    public static List<String> names(Microdata data) {
        return Names.fitting(data.variables().stream().map(Variable::name).toList(), NAME);
    }

    /** The letter of a missing code, such as {@code .a}. */
    public static String letter(int code) {
        return "." + (char) ('a' + code - FIRST_MISSING_CODE);
    }

    /** Writes the file; the stream stays open. */
    public static void write(Microdata data, String language, OutputStream out) throws IOException {
        new StataFile(data, language, out).write();
    }

    private void write() throws IOException {
        out.ascii("<stata_dta>");
        header();
        map();
        out.ascii("<variable_types>");
        for (var variable : variables) {
            out.int16(variable.isCoded() ? BYTE_TYPE : DOUBLE_TYPE);
        }
        out.ascii("</variable_types>");
        fields("varnames", 129, names);
        out.ascii("<sortlist>");
        out.field(new byte[0], 2 * (variables.size() + 1), 0);
        out.ascii("</sortlist>");
        fields("formats", 57, variables.stream().map(StataFile::format).toList());
        fields("value_label_names", 129, variables.stream().map(this::labelName).toList());
        fields("variable_labels", 321, variables.stream().map(this::label).toList());
        out.ascii("<characteristics></characteristics><data>");
        rows();
        out.ascii("</data><strls></strls><value_labels>");
        for (int index = 0; index < variables.size(); index++) {
            if (variables.get(index).isCoded()) {
                valueLabels(names.get(index), variables.get(index));
            }
        }
        out.ascii("</value_labels></stata_dta>");
        out.flush();
    }

    private byte[] title() {
        var release = data.release();
        return beginning(release.surveyTitle().in(language) + ", "
                        + release.waveTitle().in(language))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void header() throws IOException {
        out.ascii("<header><release>118</release><byteorder>LSF</byteorder><K>");
        out.int16(variables.size());
        out.ascii("</K><N>");
        out.int64(data.rows());
        out.ascii("</N><label>");
        out.int16(title().length);
        out.bytes(title());
        out.ascii("</label><timestamp>");
        out.int8(0);
        out.ascii("</timestamp></header>");
    }

    /** Where each part begins: known beforehand, so the file can be streamed. */
    private void map() throws IOException {
        var count = variables.size();
        var width = variables.stream()
                .mapToLong(variable -> variable.isCoded() ? 1 : 8)
                .sum();
        var begin = out.position();
        var parts = new long[] {
            "<map></map>".length() + 14 * 8,
            tagged("variable_types", 2L * count),
            tagged("varnames", 129L * count),
            tagged("sortlist", 2L * (count + 1)),
            tagged("formats", 57L * count),
            tagged("value_label_names", 129L * count),
            tagged("variable_labels", 321L * count),
            tagged("characteristics", 0),
            tagged("data", width * data.rows()),
            tagged("strls", 0),
            tagged("value_labels", valueLabelBytes()),
            "</stata_dta>".length()
        };
        out.ascii("<map>");
        out.int64(0);
        var position = begin;
        for (var part : parts) {
            out.int64(position);
            position += part;
        }
        out.int64(position);
        out.ascii("</map>");
    }

    private static long tagged(String tag, long content) {
        return 2L * tag.length() + 5 + content;
    }

    private void fields(String tag, int length, List<String> texts) throws IOException {
        out.ascii("<" + tag + ">");
        for (var text : texts) {
            out.field(text.getBytes(StandardCharsets.UTF_8), length, 0);
        }
        out.ascii("</" + tag + ">");
    }

    private static String format(Variable variable) {
        return variable.isCoded() ? "%8.0g" : "%12.0g";
    }

    private String labelName(Variable variable) {
        return variable.isCoded() ? names.get(variables.indexOf(variable)) : "";
    }

    private String label(Variable variable) {
        return beginning(variable.label().in(language));
    }

    /** 80 characters at most. */
    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= 80
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 79)) + "…";
    }

    private void rows() throws IOException {
        var columns = data.series().toArray(Series[]::new);
        for (int row = 0; row < data.rows(); row++) {
            for (var column : columns) {
                if (column.isCoded()) {
                    out.int8(coded(column.codes()[row]));
                } else {
                    var number = column.numbers()[row];
                    out.int64(Double.isNaN(number) ? SYSTEM_MISSING : Double.doubleToRawLongBits(number));
                }
            }
        }
    }

    private static int coded(int code) {
        return code < 0 ? FIRST_MISSING_BYTE + code - FIRST_MISSING_CODE : code;
    }

    private long valueLabelBytes() {
        return variables.stream()
                .filter(Variable::isCoded)
                .mapToLong(variable -> "<lbl></lbl>".length() + 4 + 129 + 3 + tableBytes(variable))
                .sum();
    }

    private int tableBytes(Variable variable) {
        return 8
                + variable.allValues().stream()
                        .mapToInt(value -> 8 + bytes(value).length + 1)
                        .sum();
    }

    private byte[] bytes(Variable.Value value) {
        return Names.utf8(value.label().in(language), 32_000);
    }

    /** Sorted by value, as Stata itself writes them. */
    private void valueLabels(String name, Variable variable) throws IOException {
        var values = variable.allValues().stream()
                .sorted((one, other) -> Integer.compare(labelled(one.code()), labelled(other.code())))
                .toList();
        out.ascii("<lbl>");
        out.int32(tableBytes(variable));
        out.field(name.getBytes(StandardCharsets.UTF_8), 129 + 3, 0);
        out.int32(values.size());
        out.int32(tableBytes(variable) - 8 - 8 * values.size());
        var offset = 0;
        for (var value : values) {
            out.int32(offset);
            offset += bytes(value).length + 1;
        }
        for (var value : values) {
            out.int32(labelled(value.code()));
        }
        for (var value : values) {
            out.bytes(bytes(value));
            out.int8(0);
        }
        out.ascii("</lbl>");
    }

    private static int labelled(int code) {
        return code < 0 ? FIRST_MISSING_LONG + code - FIRST_MISSING_CODE : code;
    }
}
