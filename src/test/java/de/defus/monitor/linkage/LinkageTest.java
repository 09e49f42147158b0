package de.defus.monitor.linkage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.account.Staff;
import de.defus.monitor.journey.DemoAnswers;
import de.defus.monitor.journey.FormWalk;
import de.defus.monitor.linkage.DatabaseCopy.Row;
import de.defus.monitor.platform.database.DatabaseFiles;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.response.FlushPool;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Invented people answer, by letter and by an open link, over HTTP; an attacker watches all of them come and has the database
 * with every system column, before, between and after. The attacker finds at most one in ten; the same attacker finds nearly
 * everybody where answers are kept as they often are.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LinkageTest {

    private static final double ONE_IN_TEN = 0.1;
    private static final double NEARLY_ALL = 0.95;
    /** Standard deviations that chance hardly ever exceeds, for a dozen guesses looked at. */
    private static final double BEYOND_CHANCE = 4;

    private static final int FLUSHES = 12;
    private static final int MARK_LENGTH = "Merkmal ".length() + 12;
    private static final Pattern MARK = Pattern.compile("Merkmal ([0-9a-f]{12})");

    private final FlushPool pool;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random chance = new Random(20_260_501);

    LinkageTest(FlushPool pool) {
        this.pool = pool;
    }

    /** One who answers: what is known from outside, and the text that only the judge may recognise. */
    private record Person(SampledCity city, int stratum, String source, String letter, String text) {
        UUID municipality() {
            return city.analyst.municipalityId();
        }

        String company() {
            return municipality() + " " + stratum + " " + source;
        }
    }

    @Test
    void whoeverHasTheDatabaseFindsAtMostOneInTen() throws Exception {
        attack(1, 100, 60);
    }

    @Test
    @Tag("proof")
    void whoeverHasTheDatabaseFindsAtMostOneInTenOfAThousand() throws Exception {
        attack(4, 150, 100);
    }

    @Test
    void theSameAttackerFindsNearlyEverybodyWhereAnswersAreCountedDatedOrMarkedAsUsed() throws Exception {
        attackNaive(160);
    }

    @Test
    @Tag("proof")
    void theSameAttackerFindsNearlyAllOfAThousandWhereAnswersAreCountedDatedOrMarkedAsUsed() throws Exception {
        attackNaive(1_000);
    }

    private void attack(int cities, int byLetter, int byLink) throws Exception {
        var people = people(cities, byLetter, byLink);
        var municipalities =
                people.stream().map(person -> person.municipality().toString()).collect(Collectors.toSet());
        var visits = visits(people);
        var copies = new ArrayList<DatabaseCopy>();
        var visitsBefore = new ArrayList<Integer>();
        try (var superuser = superuser()) {
            copies.add(DatabaseCopy.take(superuser, municipalities));
            visitsBefore.add(0);
            for (int position = 0; position < people.size(); position++) {
                answer(people.get(position), position % 10 == 0);
                var come = position + 1;
                if (come % Math.max(1, people.size() / FLUSHES) == 0) {
                    copies.add(DatabaseCopy.take(superuser, municipalities));
                    visitsBefore.add(come);
                    nothingOfWhoWaitsIsIn(
                            marksIn(copies.get(copies.size() - 1).print()), true, copies, people.subList(0, come));
                    for (var municipality : municipalities) {
                        pool.flush(UUID.fromString(municipality));
                    }
                    copies.add(DatabaseCopy.take(superuser, municipalities));
                    visitsBefore.add(come);
                }
            }
            nothingOfWhoWaitsIsIn(marksInFiles(superuser), true, copies, people);
            nothingOfWhoWaitsIsIn(marksIn(statistics(superuser)), false, copies, people);
            for (var city : people.stream().map(Person::city).collect(Collectors.toSet())) {
                city.analyst
                        .request()
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/v1/waves/" + city.wave + "/close")
                        .then()
                        .statusCode(200);
            }
            copies.add(DatabaseCopy.take(superuser, municipalities));
            visitsBefore.add(people.size());
        }
        var attacker = attacker(people, visits, copies, visitsBefore, "responses");
        var byGroups = attacker.byGroups();
        var inside = attacker.insideGroups();
        report("pooled, sealed, mixed", people, byGroups, inside);
        assertTrue(byGroups.get("who left the pool between two copies") > 0.05, "the attacker sees who left with whom");
        byGroups.forEach((attack, share) ->
                assertTrue(share <= ONE_IN_TEN + slack(attack, people.size()), attack + " finds " + share + " of all"));
        inside.forEach((column, deviations) ->
                assertTrue(deviations <= BEYOND_CHANCE, column + " exceeds chance by " + deviations + " deviations"));
    }

    private void attackNaive(int number) throws Exception {
        var municipality = UUID.randomUUID();
        var visits = new ArrayList<Visit>();
        for (int position = 0; position < number; position++) {
            visits.add(new Visit(
                    position,
                    municipality + " " + (1 + chance.nextInt(2)) + " LETTER",
                    Integer.toString(number + position * 7919 % number)));
        }
        for (var layout : NaiveLayout.values()) {
            try (var superuser = superuser()) {
                layout.create(superuser);
                try {
                    for (var visit : visits) {
                        layout.addLetter(superuser, municipality, visit.letterNumber());
                    }
                    var ofCity = Set.of(municipality.toString());
                    var copies = new ArrayList<>(List.of(DatabaseCopy.take(superuser, ofCity)));
                    var truth = new HashMap<String, Integer>();
                    for (var visit : visits) {
                        var stratum = Integer.parseInt(visit.company().split(" ")[1]);
                        layout.submit(superuser, municipality, visit, stratum, "LETTER", text(visit.position()));
                        if (visit.position() == number / 2) {
                            copies.add(DatabaseCopy.take(superuser, ofCity));
                        }
                    }
                    copies.add(DatabaseCopy.take(superuser, ofCity));
                    copies.get(2).rows(NaiveLayout.ANSWERS).forEach(row -> truth.put(row.identity(), number(row)));
                    var before = new int[] {0, number / 2 + 1, number};
                    var scores = new Attacker(visits, copies, before, NaiveLayout.ANSWERS, truth, LinkageTest::company)
                            .byGroups();
                    var best = Collections.max(scores.values());
                    System.out.printf(Locale.ROOT, "linkage, %s, %d people: %.3f found%n", layout, number, best);
                    assertTrue(best >= NEARLY_ALL, layout + ": " + scores);
                } finally {
                    NaiveLayout.drop(superuser);
                }
            }
        }
    }

    private static int number(Row row) {
        return Integer.parseInt(row.get("texts").replaceFirst(" .*", ""));
    }

    private String text(int position) {
        return position + " " + "x".repeat(chance.nextInt(300));
    }

    private static String company(Row row) {
        return row.get("municipality_id") + " " + row.get("stratum") + " " + row.get("source");
    }

    /** An order without ties is one guess for all, not the average of many: chance may exceed what is to be expected. */
    private static double slack(String attack, int people) {
        return attack.matches("order of .* = order of (@ctid|@cmin|id|texts|codes)")
                ? 3 * Math.sqrt(ONE_IN_TEN / people)
                : 1e-9;
    }

    private List<Person> people(int cities, int byLetter, int byLink) {
        var people = new ArrayList<Person>();
        for (int index = 0; index < cities; index++) {
            var city = new SampledCity().open();
            city.analyst
                    .request()
                    .contentType("application/json")
                    .body("{\"label\":\"Plakat\",\"link\":\"%s-plakat\"}".formatted(city.slug))
                    .post("/api/v1/waves/" + city.wave + "/links")
                    .then()
                    .statusCode(200);
            var letters = city.analyst
                    .request()
                    .get(city.path("letters"))
                    .asString()
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(letters, chance);
            letters.subList(0, byLetter)
                    .forEach(cells ->
                            people.add(new Person(city, Integer.parseInt(cells[2]), "LETTER", cells[0], mark())));
            for (int passer = 0; passer < byLink; passer++) {
                people.add(new Person(city, 1 + passer % 2, "OPEN", "", mark()));
            }
        }
        Collections.shuffle(people, chance);
        return people;
    }

    /** A text as people write them, some nothing but this, with a mark by which the judge finds it again. */
    private String mark() {
        var mark = "Merkmal %012x".formatted(chance.nextLong() & 0xFFFF_FFFF_FFFFL);
        return chance.nextInt(3) == 0 ? mark : mark + " dunkel".repeat(chance.nextInt(65));
    }

    private static List<Visit> visits(List<Person> people) {
        var visits = new ArrayList<Visit>();
        people.forEach(person -> visits.add(new Visit(visits.size(), person.company(), person.letter())));
        return visits;
    }

    private static Attacker attacker(
            List<Person> people,
            List<Visit> visits,
            List<DatabaseCopy> copies,
            List<Integer> visitsBefore,
            String answers) {
        var byMark = new HashMap<String, Integer>();
        people.forEach(person -> byMark.put(markIn(person.text()), byMark.size()));
        var truth = new HashMap<String, Integer>();
        for (var row : copies.get(copies.size() - 1).rows(answers)) {
            truth.put(row.identity(), byMark.get(markIn(row.get("texts"))));
        }
        assertEquals(people.size(), new HashSet<>(truth.values()).size(), "everybody's answer is stored once");
        return new Attacker(
                visits,
                copies,
                visitsBefore.stream().mapToInt(Integer::intValue).toArray(),
                answers,
                truth,
                LinkageTest::company);
    }

    private static String markIn(String text) {
        var found = MARK.matcher(text);
        assertTrue(found.find(), text);
        return found.group(1);
    }

    private void answer(Person person, boolean byPages) throws Exception {
        var answers = new LinkedHashMap<String, Object>(DemoAnswers.all());
        answers.put("unsafe_places", person.text());
        answers.put("district", Integer.toString(person.stratum()));
        answers.put("safe_place_parks", Integer.toString(1 + chance.nextInt(4)));
        var link = person.city().slug + (person.letter().isEmpty() ? "-plakat" : "");
        var code = person.letter().isEmpty() ? null : person.city().codes.get(Integer.valueOf(person.letter()));
        if (byPages) {
            answerByPages(link, code, answers);
            return;
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("submissionId", UUID.randomUUID());
        body.put("language", "de");
        body.put("answers", answers);
        body.put("code", code);
        var request = HttpRequest.newBuilder(Staff.address("/api/v1/links/" + link + "/responses"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer::body);
    }

    private static void answerByPages(String link, String code, Map<String, Object> answers) throws Exception {
        var walk = new FormWalk(Staff.address(code == null ? "/b/" + link : "/c"));
        if (code != null) {
            walk.submit(Map.of("code", List.of(code)));
        }
        walk.open(Staff.address("/b/" + link + "/" + DemoAnswers.PAGES.get(0)));
        for (var page : DemoAnswers.PAGES) {
            var typed = new LinkedHashMap<>(DemoAnswers.of(page));
            typed.replaceAll((item, values) -> answers.get(item) instanceof String value ? List.of(value) : values);
            typed.put("go", List.of("next"));
            walk.submit(typed);
        }
        walk.submit(Map.of());
        assertEquals("/b/" + link + "/danke", walk.address().getPath());
    }

    /**
     * Of people whose answers have not left the pool, nothing that they wrote is found.
     *
     * @param found marks that were found
     * @param hasOthers whether the answers of those who have were there to be found: then the search must have found them
     */
    private static void nothingOfWhoWaitsIsIn(
            Set<String> found, boolean hasOthers, List<DatabaseCopy> copies, List<Person> people) {
        var left = copies.get(copies.size() - 1).rows("responses").stream()
                .map(row -> markIn(row.get("texts")))
                .collect(Collectors.toSet());
        var waiting = people.stream()
                .map(person -> markIn(person.text()))
                .filter(mark -> !left.contains(mark))
                .toList();
        assertTrue(!waiting.isEmpty(), "somebody waits");
        assertTrue(waiting.stream().noneMatch(found::contains), "answers that wait are readable");
        assertTrue(!hasOthers || found.containsAll(left), "the search finds what is there");
    }

    private static Set<String> marksInFiles(Connection superuser) throws Exception {
        try (var statement = superuser.createStatement()) {
            statement.execute("checkpoint");
        }
        return DatabaseFiles.find(MARK, MARK_LENGTH).stream()
                .map(LinkageTest::markIn)
                .collect(Collectors.toSet());
    }

    private static Set<String> marksIn(String text) {
        return MARK.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** What PostgreSQL tells of its tables and of the values in them, right after it looked at all of them. */
    private static String statistics(Connection superuser) throws Exception {
        var all = new StringBuilder();
        try (var statement = superuser.createStatement()) {
            statement.execute("analyze");
            for (var view : List.of("pg_stats", "pg_stat_all_tables", "pg_stat_activity", "pg_prepared_statements")) {
                try (var row = statement.executeQuery("select v::text from " + view + " v")) {
                    while (row.next()) {
                        all.append(row.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    private static Connection superuser() throws Exception {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        var password = Files.readString(Path.of("target", "test-database", "superuser.password"))
                .strip();
        // Values are compared as texts: the driver must not change over to its binary form after some queries.
        return DriverManager.getConnection(url + "?binaryTransfer=false", "postgres", password);
    }

    private static void report(
            String layout, List<Person> people, Map<String, Double> byGroups, Map<String, Double> inside) {
        var companies = people.stream().map(Person::company).distinct().count();
        System.out.printf(
                Locale.ROOT,
                "linkage, %s, %d people in %d companies, %d attacks; by chance %.3f%n",
                layout,
                people.size(),
                companies,
                byGroups.size(),
                (double) companies / people.size());
        byGroups.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(8)
                .forEach(attack -> System.out.printf(Locale.ROOT, "  %.3f  %s%n", attack.getValue(), attack.getKey()));
        System.out.println("  inside groups, deviations from chance: " + inside);
    }
}
