package de.defus.monitor.export.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.export.codebook.Codebook;
import de.defus.monitor.export.codebook.CodebookPage;
import de.defus.monitor.export.codebook.CodebookWorkbook;
import de.defus.monitor.export.codebook.DdiCodebook;
import de.defus.monitor.export.format.MicrodataCsv;
import de.defus.monitor.export.format.SpssFile;
import de.defus.monitor.export.format.StataFile;
import de.defus.monitor.export.microdata.Microdata;
import de.defus.monitor.export.microdata.Recomputation;
import de.defus.monitor.export.opendata.DistrictMap;
import de.defus.monitor.place.District;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.platform.web.FileTypes;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Everything a researcher needs of a released wave as one archive: microdata in four formats, codebooks, published tables
 * and the script that computes them once more, what was done for protection, a map, terms, citation, checksums. Written
 * file after file into a stream; nothing of it is kept on the server.
 */
public final class ResearchBundle {

    private final Microdata data;
    private final List<District> districts;
    private final Texts texts;
    private final ObjectMapper json;

    public ResearchBundle(Microdata data, List<District> districts, Texts texts, ObjectMapper json) {
        this.data = data;
        this.districts = districts;
        this.texts = texts;
        this.json = json;
    }

    /** A file as it was written. */
    private record Written(BundleFile file, long bytes, String sha256) {}

    /** Writes the archive (.zip); the stream stays open. */
    public void write(OutputStream out) throws IOException {
        write(out, percent -> {});
    }

    /**
     * As above.
     *
     * @param progress is told per cent; may end the work by an exception
     */
    public void write(OutputStream out, IntConsumer progress) throws IOException {
        var zip = new ZipOutputStream(open(out), StandardCharsets.UTF_8);
        var written = new ArrayList<Written>();
        var files = files();
        for (int index = 0; index < files.size(); index++) {
            progress.accept(100 * index / files.size());
            written.add(add(zip, files.get(index)));
        }
        var description = new DataPackage(data, texts, json);
        written.add(add(
                zip,
                new BundleFile(
                        "datapackage.json",
                        "application/json",
                        "export.file.datapackage",
                        stream -> description.write(
                                written.stream()
                                        .map(file -> new DataPackage.Resource(
                                                file.file().path(),
                                                file.file().mediaType(),
                                                texts.say(file.file().titleKey()),
                                                file.bytes(),
                                                file.sha256()))
                                        .toList(),
                                stream))));
        var sums = new StringBuilder();
        written.forEach(file -> sums.append(file.sha256())
                .append("  ")
                .append(file.file().path())
                .append('\n'));
        add(zip, text("SHA256SUMS", "export.file.checksums", sums.toString()));
        zip.finish();
        zip.flush();
    }

    private List<BundleFile> files() {
        var language = texts.language();
        var codebook = Codebook.of(data, texts);
        var shares = Recomputation.of(data);
        var release = data.release();
        var citation = texts.say(
                "export.citation",
                release.municipalityName(),
                release.releasedOn().getYear(),
                codebook.title());
        return List.of(
                text("README.txt", "export.file.readme", readme(codebook, citation)),
                text("TERMS.txt", "export.file.terms", Terms.text(texts)),
                text("CITATION.txt", "export.file.citation", citation + "\n"),
                new BundleFile(
                        "data/microdata.csv", "text/csv", "export.file.csv", out -> MicrodataCsv.write(data, out)),
                new BundleFile(
                        "data/microdata.sav",
                        "application/x-spss-sav",
                        "export.file.sav",
                        out -> SpssFile.write(data, language, out)),
                new BundleFile(
                        "data/microdata.dta",
                        "application/x-stata-dta",
                        "export.file.dta",
                        out -> StataFile.write(data, language, out)),
                new BundleFile(
                        "data/microdata.xlsx",
                        FileTypes.XLSX,
                        "export.file.xlsx",
                        out -> MicrodataWorkbook.write(codebook, out)),
                new BundleFile(
                        "codebook/codebook.html",
                        "text/html",
                        "export.file.codebook",
                        out -> CodebookPage.write(codebook, out)),
                new BundleFile(
                        "codebook/codebook.xlsx",
                        FileTypes.XLSX,
                        "export.file.codebook",
                        out -> CodebookWorkbook.write(codebook, out)),
                new BundleFile(
                        "codebook/ddi-codebook.xml",
                        "application/xml",
                        "export.file.ddi",
                        out -> DdiCodebook.write(codebook, out)),
                new BundleFile(
                        "tables/shares.csv", "text/csv", "export.file.shares", out -> SharesTable.write(shares, out)),
                new BundleFile("r/recompute.R", "text/x-r", "export.file.script", ResearchBundle::script),
                new BundleFile(
                        "protection/anonymity.json",
                        "application/json",
                        "export.file.anonymity",
                        out -> out.write(json.writerWithDefaultPrettyPrinter()
                                .writeValueAsBytes(anonymity(Recomputation.cost(shares))))),
                new BundleFile(
                        "geo/districts.geojson",
                        "application/geo+json",
                        "export.file.map",
                        out -> DistrictMap.write(release, districts, language, out)));
    }

    private Map<String, Object> anonymity(Recomputation.Cost cost) {
        var report = new LinkedHashMap<String, Object>();
        report.put(
                "explanation",
                texts.say("export.anonymity.explanation", data.anonymity().k()));
        report.put("rows", data.rows());
        report.put("anonymity", data.anonymity());
        report.put("costExplanation", texts.say("export.anonymity.cost"));
        report.put("cost", cost);
        return report;
    }

    private String readme(Codebook codebook, String citation) {
        var release = data.release();
        var lines = new ArrayList<String>();
        lines.add(codebook.title());
        lines.add(release.municipalityName() + ", " + release.releasedOn());
        if (release.synthetic()) {
            lines.add(texts.say("export.synthetic"));
        }
        lines.add("");
        lines.add(citation);
        lines.add("");
        for (var key : List.of("weights", "missing", "protection", "recompute", "csv", "checksums")) {
            lines.add(texts.say("export.readme." + key));
            lines.add("");
        }
        lines.add("DEFUS-Monitor " + release.results().method().softwareVersion() + " · SHA-256 "
                + release.results().method().inputDigest());
        return String.join("\n", lines) + "\n";
    }

    private static void script(OutputStream out) throws IOException {
        try (var script = ResearchBundle.class.getResourceAsStream("/export/recompute.R")) {
            script.transferTo(out);
        }
    }

    private static BundleFile text(String path, String titleKey, String text) {
        return new BundleFile(path, "text/plain", titleKey, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Written add(ZipOutputStream zip, BundleFile file) throws IOException {
        var entry = new ZipEntry(file.path());
        // The day of the release: when somebody downloads is nobody's business.
        entry.setTimeLocal(LocalDateTime.from(data.release().releasedOn().atStartOfDay()));
        // A workbook is an archive itself.
        zip.setLevel(file.mediaType().equals(FileTypes.XLSX) ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(entry);
        var digest = sha256();
        var counter = new Counter(new DigestOutputStream(open(zip), digest));
        file.content().write(counter);
        counter.flush();
        zip.closeEntry();
        return new Written(file, counter.bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The same stream, which no writer of a part can close. */
    private static OutputStream open(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                out.flush();
            }
        };
    }

    private static final class Counter extends FilterOutputStream {

        private long bytes;

        Counter(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            out.write(content, offset, length);
            bytes += length;
        }
    }
}
