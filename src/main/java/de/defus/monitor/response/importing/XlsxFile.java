package de.defus.monitor.response.importing;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the first visible sheet of an Excel workbook (ECMA-376, SpreadsheetML), streaming. What would make a value
 * doubtful is refused with its cell: formulas, errors, merged cells. What unpacks to more than a bound is refused, and so
 * is any document type declaration.
 */
final class XlsxFile {

    private static final long MOST_UNPACKED_BYTES = 400L << 20;
    private static final int MOST_STRINGS = 2_000_000;
    private static final int MOST_PARTS = 2000;
    private static final String WORKBOOK = "xl/workbook.xml";

    private final byte[] bytes;
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    private final Map<String, String> targets = new HashMap<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private long unpacked;

    private XlsxFile(byte[] bytes) {
        this.bytes = bytes;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private record Sheet(String name, String relation, boolean visible) {}

    private interface PartReader {
        void read(XMLStreamReader part) throws XMLStreamException;
    }

    /**
     * The file as a table.
     *
     * @throws de.defus.monitor.platform.problem.Refusal {@code INVALID_INPUT} with every fault by cell
     */
    static FileTable read(byte[] bytes) {
        try {
            return new XlsxFile(bytes).read();
        } catch (IOException | XMLStreamException | IllegalArgumentException broken) {
            // A ZIP entry with a broken name is an IllegalArgumentException.
            throw BrokenFile.because("xlsxBroken");
        }
    }

    private FileTable read() throws IOException, XMLStreamException {
        var names = names();
        if (!names.contains(WORKBOOK)) {
            throw BrokenFile.because("xlsxBroken");
        }
        if (names.contains("xl/vbaProject.bin")) {
            throw BrokenFile.because("macros");
        }
        part("xl/_rels/workbook.xml.rels", this::relation);
        part(WORKBOOK, this::sheet);
        var visible = sheets.stream().filter(Sheet::visible).toList();
        var sheet = visible.stream().findFirst().orElseThrow(() -> BrokenFile.because("empty"));
        var path = path(targets.get(sheet.relation()));
        if (!names.contains(path)) {
            throw BrokenFile.because("xlsxBroken");
        }
        if (names.contains("xl/sharedStrings.xml")) {
            part("xl/sharedStrings.xml", this::sharedString);
        }
        var reader = new SheetReader(strings);
        part(path, reader::read);
        var unread = sheets.stream()
                .filter(other -> !other.equals(sheet))
                .map(Sheet::name)
                .toList();
        return reader.table(unread);
    }

    private static String path(String target) {
        return target == null ? "" : target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private Set<String> names() throws IOException {
        var names = new HashSet<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // Two parts of one name: programs differ in which one they show.
                if (!names.add(entry.getName()) || names.size() > MOST_PARTS) {
                    throw BrokenFile.because("xlsxBroken");
                }
                bounded(zip).skipNBytes(0);
                bounded(zip).transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
        return names;
    }

    private void part(String name, PartReader reader) throws IOException, XMLStreamException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    var part = xml.createXMLStreamReader(bounded(zip));
                    while (part.hasNext()) {
                        if (part.next() == XMLStreamConstants.DTD) {
                            throw BrokenFile.because("xlsxBroken");
                        }
                        reader.read(part);
                    }
                    return;
                }
            }
        }
    }

    /** Counts what is unpacked, over all parts and passes. */
    private InputStream bounded(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public int read() throws IOException {
                count(1);
                return super.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                var read = super.read(buffer, offset, length);
                count(Math.max(read, 0));
                return read;
            }

            /** The archive goes on after the part. */
            @Override
            public void close() {}
        };
    }

    private void count(int more) {
        unpacked += more;
        if (unpacked > MOST_UNPACKED_BYTES) {
            throw BrokenFile.because("unpacked", MOST_UNPACKED_BYTES >> 20);
        }
    }

    private void relation(XMLStreamReader part) {
        if (part.isStartElement() && part.getLocalName().equals("Relationship")) {
            targets.put(part.getAttributeValue(null, "Id"), part.getAttributeValue(null, "Target"));
        }
    }

    private void sheet(XMLStreamReader part) {
        if (part.isStartElement() && part.getLocalName().equals("sheet")) {
            var relation = "";
            for (int index = 0; index < part.getAttributeCount(); index++) {
                if (part.getAttributeLocalName(index).equals("id")
                        && part.getAttributeNamespace(index) != null
                        && !part.getAttributeNamespace(index).isEmpty()) {
                    relation = part.getAttributeValue(index);
                }
            }
            var state = part.getAttributeValue(null, "state");
            sheets.add(new Sheet(
                    Optional.ofNullable(part.getAttributeValue(null, "name")).orElse(""),
                    relation,
                    state == null || state.equals("visible")));
        }
    }

    private void sharedString(XMLStreamReader part) throws XMLStreamException {
        if (part.isStartElement() && part.getLocalName().equals("si")) {
            if (strings.size() >= MOST_STRINGS) {
                throw BrokenFile.because("tooManyCells", FileTable.MOST_CELLS);
            }
            strings.add(SheetReader.text(part, "si"));
        }
    }
}
