package de.defus.monitor.survey.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes codes as a table for a print shop, as letters, or as both, or with booklets for paper. Nothing touches the disk. */
final class CodeFiles {

    private CodeFiles() {}

    static byte[] write(CodeFileFormat format, List<IssuedCode> codes, LetterForm form) {
        return write(format, codes, form, Map.of());
    }

    /**
     * @param strata names of the strata by code, for {@code HANDOUTS}; codes without a name go into a file of their own
     */
    static byte[] write(CodeFileFormat format, List<IssuedCode> codes, LetterForm form, Map<Integer, String> strata) {
        var out = new ByteArrayOutputStream();
        try {
            if (format == CodeFileFormat.HANDOUTS) {
                handouts(codes, form, strata, out);
            } else {
                write(format, codes, form, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(CodeFileFormat format, List<IssuedCode> codes, LetterForm form, OutputStream out)
            throws IOException {
        switch (format) {
            case CSV -> table(codes, form, out);
            case PDF -> LetterPdf.write(codes, form, out);
            case ZIP -> {
                var letters = new ByteArrayOutputStream();
                LetterPdf.write(codes, form, letters);
                zip(codes, form, "letters.pdf", letters.toByteArray(), out);
            }
            case HANDOUTS -> handouts(codes, form, Map.of(), out);
            case BOOKLETS -> zip(codes, form, "booklets.pdf", BookletPdf.write(codes, form), out);
        }
    }

    private static void zip(List<IssuedCode> codes, LetterForm form, String name, byte[] file, OutputStream out)
            throws IOException {
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("codes.csv"));
        table(codes, form, zip);
        zip.putNextEntry(new ZipEntry(name));
        zip.write(file);
        zip.finish();
    }

    /** One file of letters for each department, so that each can be handed out by itself. */
    private static void handouts(List<IssuedCode> codes, LetterForm form, Map<Integer, String> strata, OutputStream out)
            throws IOException {
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("codes.csv"));
        table(codes, form, zip);
        var byStratum = new TreeMap<Integer, List<IssuedCode>>();
        codes.forEach(code -> byStratum
                .computeIfAbsent(code.stratum(), stratum -> new ArrayList<>())
                .add(code));
        for (var department : byStratum.entrySet()) {
            var name = strata.getOrDefault(department.getKey(), "").replaceAll("[^\\p{L}\\p{N}]+", "-");
            zip.putNextEntry(new ZipEntry("%02d-%s.pdf".formatted(department.getKey(), name)));
            var letters = new ByteArrayOutputStream();
            LetterPdf.write(department.getValue(), form, letters);
            zip.write(letters.toByteArray());
        }
        zip.finish();
    }

    /** Code and link differ only in dress: print shops make the picture of the link, and print the code beside it. */
    private static void table(List<IssuedCode> codes, LetterForm form, OutputStream out) throws IOException {
        var text = new StringBuilder("letter_number,code,link\r\n");
        for (var code : codes) {
            text.append(code.letterNumber())
                    .append(',')
                    .append(code.code().inGroups())
                    .append(',')
                    .append(form.scannedAddress(code.code()))
                    .append("\r\n");
        }
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
