package de.defus.monitor.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The files of the test database as somebody finds them who has its disk: tables, write-ahead log, server's log. */
public final class DatabaseFiles {

    private static final Path FOLDER = Path.of("target", "test-database");
    private static final int PIECE = 1 << 20;

    private DatabaseFiles() {}

    /**
     * All texts in the files that match, each once. Files are read a piece at a time: together they are larger than the
     * memory of a test.
     *
     * @param longest letters of a match at most, so that one across two pieces is found
     */
    public static Set<String> find(Pattern pattern, int longest) throws IOException {
        var found = new HashSet<String>();
        try (var paths = Files.walk(FOLDER)) {
            for (var path : paths.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().contains("pg-bin"))
                    .toList()) {
                search(path, pattern, longest, found);
            }
        }
        return found;
    }

    private static void search(Path path, Pattern pattern, int longest, Set<String> found) throws IOException {
        try (var file = Files.newInputStream(path)) {
            var rest = "";
            for (var piece = file.readNBytes(PIECE); piece.length > 0; piece = file.readNBytes(PIECE)) {
                var text = rest + new String(piece, StandardCharsets.ISO_8859_1);
                var matches = pattern.matcher(text);
                while (matches.find()) {
                    found.add(matches.group());
                }
                rest = text.substring(Math.max(0, text.length() - longest));
            }
        } catch (NoSuchFileException gone) {
            // The server deletes files while it runs.
        }
    }
}
