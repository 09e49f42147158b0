package de.defus.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Role;
import de.defus.monitor.analysis.disclosure.PublishedComparison;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.evaluation.Withheld;
import de.defus.monitor.evaluation.fieldwork.FieldworkView;
import de.defus.monitor.export.microdata.Variable;
import de.defus.monitor.job.JobState;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.questionnaire.Adaptation;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.InstrumentDiff;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.report.WaveTrend;
import de.defus.monitor.report.edition.Chapter;
import de.defus.monitor.report.edition.Part;
import de.defus.monitor.response.Mode;
import de.defus.monitor.survey.Sampling;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.sample.AllocationMethod;
import de.defus.monitor.survey.sample.Disposition;
import de.defus.monitor.walk.Measure;
import de.defus.monitor.walk.Observation;
import de.defus.monitor.walk.Photo;
import de.defus.monitor.walk.Walk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No page meets a word that is missing in its language, and no word lies about that nobody says. */
class TextKeysTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    private static final Pattern SAID_BY_TEMPLATES = Pattern.compile("texts\\.say\\('([^']+)'");
    private static final Pattern SAID_BY_JAVA = Pattern.compile("\\bsay\\(\\s*\"([^\"]+)\"\\s*[,)]"
            + "|\\bsay\\([^()\"]*\\?\\s*\"([^\"]+)\"\\s*:\\s*\"([^\"]+)\""
            + "|Fault\\.at\\([^;\"]*(?:\"[^\"]*\"[^;\",]*)?,\\s*\"([a-z]+\\.[A-Za-z.]+)\""
            + "|\"([a-z]+\\.(?:fault|hint)\\.[A-Za-z]+)\"|\"(check\\.[A-Za-z]+)\"");
    private static final Pattern START_FAILURE = Pattern.compile("new StartFailure\\(\\s*\"([^\"]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z0-9][A-Za-z0-9_.-]*)\"");
    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9]+)[^}]*}");

    /**
     * Keys that are put together at run time: those whose last part is a name of the program. A feature that does this adds
     * all its keys here, so that they are checked too.
     */
    private static final Set<String> PUT_TOGETHER = Stream.of(
                    Stream.of(ProblemType.values())
                            .flatMap(type -> Stream.of(
                                    "problem." + type.slug() + ".title", "problem." + type.slug() + ".detail")),
                    Stream.of(Role.values()).map(role -> "account.role." + role.name()),
                    lower("survey.state.", WaveState.values()),
                    lower("survey.sampling.", Sampling.values()),
                    Stream.of(AllocationMethod.values()).map(method -> "sample.method." + method),
                    Stream.of(Disposition.values()).map(disposition -> "sample.disposition." + disposition),
                    lower("instrument.kind.", Adaptation.Kind.values()),
                    lower("instrument.reason.", InstrumentDiff.Reason.values()),
                    lower("report.dimension.", Dimension.values()),
                    Stream.of("affective", "cognitive", "conative", "needs")
                            .flatMap(name -> Stream.of("", ".lead", ".ends").map(end -> "report.index." + name + end)),
                    lower("report.trend.share.", WaveTrend.Unit.values()),
                    lower("report.trend.points.", WaveTrend.Unit.values()),
                    lower("report.trend.unit.", WaveTrend.Unit.values()),
                    lower("report.compare.reason.", PublishedComparison.Reason.values()),
                    lower("report.kind.", Question.Kind.values()),
                    Stream.of("not_in_file", "boxes_missing", "filter_missing", "asked_otherwise")
                            .map(why -> "importing.why." + why),
                    Stream.of(MissingCode.values())
                            .flatMap(code ->
                                    Stream.of("report.missing." + code.name(), "export.missing." + code.name())),
                    Stream.of(Mode.values()).map(mode -> "export.mode." + mode.name()),
                    Stream.of(Withheld.Reason.values()).map(reason -> "preview.reason." + reason),
                    Stream.of(FieldworkView.Hint.values()).map(FieldworkView.Hint::key),
                    lower("export.measure.", Variable.Measure.values()),
                    Stream.of("1", "2", "3", "4", "5", "6").map(number -> "export.terms." + number),
                    Stream.of(Part.values()).map(Part::textKey),
                    Stream.of(Chapter.values()).map(Chapter::textKey),
                    Stream.of(JobState.values()).map(JobState::textKey),
                    Stream.of("workbook", "report-pdf", "research-bundle").map(kind -> "job.kind." + kind),
                    walk("occasion", Walk.Occasion.values()),
                    walk("daylight", Walk.Daylight.values()),
                    walk("mode", Walk.Mode.values()),
                    walk("consent", Photo.Consent.values()),
                    walk("state", Walk.State.values()),
                    walk("kind", Observation.Kind.values()),
                    walk("priority", Measure.Priority.values()),
                    walk("costclass", Measure.CostClass.values()),
                    walk("measure", Measure.State.values()),
                    walk("participation", Measure.Participation.values()),
                    walk("mark", PublishedDifference.Mark.values()))
            .flatMap(keys -> keys)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Beginnings of keys whose last parts are literals of the program: a key counts as used if some class names its rest.
     */
    private static final Set<String> BEGINNINGS = Set.of(
            "start.",
            "layout.",
            "report.method.",
            "report.dictionary.",
            "report.compare.",
            "export.codebook.",
            "export.readme.",
            "export.open.");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        for (var feature : features()) {
            var german = bundle(feature, "");
            var english = bundle(feature, "_en");
            assertEquals(german.keySet(), english.keySet(), feature);
            german.keySet().forEach(key -> {
                assertFalse(german.get(key).isBlank(), feature + "." + key);
                assertFalse(english.get(key).isBlank(), feature + "." + key);
                assertEquals(arguments(german.get(key)), arguments(english.get(key)), feature + "." + key);
            });
        }
    }

    @Test
    void noApostropheIsSwallowed() {
        for (var feature : features()) {
            for (var language : new String[] {"", "_en"}) {
                bundle(feature, language)
                        .forEach((key, text) -> assertFalse(
                                !arguments(text).isEmpty() && text.contains("'"), feature + language + "." + key));
            }
        }
    }

    @Test
    void everythingThatIsSaidCanBeSaidInBothLanguages() {
        var missing = new TreeSet<String>();
        said().forEach((key, where) -> {
            for (var language : new String[] {"", "_en"}) {
                if (!known(language).contains(key)) {
                    missing.add(key + language + " in " + where);
                }
            }
        });
        assertEquals(Set.of(), missing);
    }

    @Test
    void nothingCanBeSaidThatNobodySays() {
        var literals = new TreeSet<String>();
        sources(JAVA, ".java")
                .forEach((file, text) -> LITERAL.matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .forEach(literals::add));
        var used = said().keySet();
        var unused = known("").stream()
                .filter(key -> !used.contains(key) && !literals.contains(key))
                .filter(key -> BEGINNINGS.stream()
                        .noneMatch(beginning -> key.startsWith(beginning)
                                && Stream.of(key.substring(beginning.length()).split("\\."))
                                        .allMatch(part -> literals.contains(part) || part.equals("title"))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused);
    }

    @Test
    void thisTestSeesWhatItLooksFor() {
        var said = said();
        assertTrue(said.size() > 150, "only " + said.size() + " keys were found");
        for (var key : Set.of(
                "layout.skip",
                "place.fault.json",
                "check.required",
                "survey.fault.slug",
                "report.method.drawn",
                "report.method.open",
                "problem.form-expired.detail",
                "account.role.ANALYST")) {
            assertTrue(said.containsKey(key), key);
        }
    }

    @Test
    void anUnknownLanguageReadsGerman() {
        assertEquals(Texts.in("de").say("layout.skip"), Texts.in("nl").say("layout.skip"));
        assertFalse(Texts.in("en").say("layout.skip").equals(Texts.in("de").say("layout.skip")));
    }

    /** All keys that templates and classes say, with where. */
    private static Map<String, String> said() {
        var said = new TreeMap<String, String>();
        sources(TEMPLATES, ".html")
                .forEach((file, text) ->
                        SAID_BY_TEMPLATES.matcher(text).results().forEach(found -> said.put(found.group(1), file)));
        sources(JAVA, ".java")
                .forEach((file, text) -> SAID_BY_JAVA.matcher(text).results().forEach(found -> {
                    for (int group = 1; group <= found.groupCount(); group++) {
                        if (found.group(group) != null) {
                            said.put(found.group(group), file);
                        }
                    }
                }));
        sources(JAVA, ".java")
                .forEach((file, text) -> START_FAILURE
                        .matcher(text)
                        .results()
                        .forEach(found -> said.put("start." + found.group(1), file)));
        PUT_TOGETHER.forEach(key -> said.put(key, "names of the program"));
        return said;
    }

    private static Stream<String> walk(String kind, Enum<?>... names) {
        return Stream.of(names).map(name -> "walk." + kind + "." + name.name());
    }

    private static Stream<String> lower(String beginning, Enum<?>... names) {
        return Stream.of(names).map(name -> beginning + name.name().toLowerCase(Locale.ROOT));
    }

    private static Set<String> known(String language) {
        return features().stream()
                .flatMap(feature -> bundle(feature, language).keySet().stream().map(key -> feature + "." + key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> features() {
        try (var files = Files.list(MESSAGES)) {
            return files.map(path -> path.getFileName().toString())
                    .map(name -> name.replaceAll("(_[a-z-]+)?\\.properties$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> bundle(String feature, String language) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve(feature + language + ".properties"))) {
            properties.load(reader);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        var bundle = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> bundle.put(key, properties.getProperty(key)));
        return bundle;
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> sources(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(ending))
                    .collect(Collectors.toMap(path -> folder.relativize(path).toString(), TextKeysTest::text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
