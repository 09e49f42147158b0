package de.defus.monitor.platform.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

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

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    private final Map<String, String> targets = new HashMap<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private final TableBounds bounds;
    private long unpacked;

    private XlsxFile(ZipFile zip, TableBounds bounds) {
        this.zip = zip;
        this.bounds = bounds;
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
     * @throws de.defus.monitor.platform.problem.Refusal {@code INVALID_INPUT} if it is no workbook
     */
    static FileTable read(byte[] bytes, TableBounds bounds) {
        // By the directory at its end: streaming writers leave the sizes of the parts out of the parts' own headings.
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            return new XlsxFile(zip, bounds).read();
        } catch (IOException | XMLStreamException | IllegalArgumentException broken) {
            // A ZIP entry with a broken name is an IllegalArgumentException.
            throw BrokenFile.because("table.fault.xlsxBroken");
        }
    }

    private FileTable read() throws IOException, XMLStreamException {
        findParts();
        if (!parts.containsKey(WORKBOOK)) {
            throw BrokenFile.because("table.fault.xlsxBroken");
        }
        if (parts.containsKey("xl/vbaProject.bin")) {
            throw BrokenFile.because("table.fault.macros");
        }
        part("xl/_rels/workbook.xml.rels", this::relation);
        part(WORKBOOK, this::sheet);
        var visible = sheets.stream().filter(Sheet::visible).toList();
        var sheet = visible.stream().findFirst().orElseThrow(() -> BrokenFile.because("table.fault.emptyFile"));
        var path = path(targets.get(sheet.relation()));
        if (!parts.containsKey(path)) {
            throw BrokenFile.because("table.fault.xlsxBroken");
        }
        if (parts.containsKey("xl/sharedStrings.xml")) {
            part("xl/sharedStrings.xml", this::sharedString);
        }
        var reader = new SheetReader(strings, bounds);
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

    /** Finds the parts and unpacks each once, so that a damaged one is noticed by its checksum. */
    private void findParts() throws IOException {
        for (var entry : Collections.list(zip.getEntries())) {
            // Two parts of one name: programs differ in which one they show.
            if (parts.putIfAbsent(entry.getName(), entry) != null || parts.size() > MOST_PARTS) {
                throw BrokenFile.because("table.fault.xlsxBroken");
            }
            try (var part = new CheckedInputStream(unpacked(entry), new CRC32())) {
                part.transferTo(OutputStream.nullOutputStream());
                if (part.getChecksum().getValue() != entry.getCrc()) {
                    throw BrokenFile.because("table.fault.xlsxBroken");
                }
            }
        }
    }

    private void part(String name, PartReader reader) throws IOException, XMLStreamException {
        var entry = parts.get(name);
        if (entry == null) {
            return;
        }
        try (var stream = unpacked(entry)) {
            var part = xml.createXMLStreamReader(stream);
            while (part.hasNext()) {
                if (part.next() == XMLStreamConstants.DTD) {
                    throw BrokenFile.because("table.fault.xlsxBroken");
                }
                reader.read(part);
            }
        }
    }

    /** What a part unpacks to; counts over all parts and passes. */
    private InputStream unpacked(ZipArchiveEntry entry) throws IOException {
        if (!zip.canReadEntryData(entry)) {
            throw BrokenFile.because("table.fault.xlsxBroken");
        }
        return new FilterInputStream(zip.getInputStream(entry)) {
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
        };
    }

    private void count(int more) {
        unpacked += more;
        if (unpacked > MOST_UNPACKED_BYTES) {
            throw BrokenFile.because("table.fault.unpacked", MOST_UNPACKED_BYTES >> 20);
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
                throw BrokenFile.because("table.fault.tooManyCells", bounds.cells());
            }
            strings.add(SheetReader.text(part, "si"));
        }
    }
}
