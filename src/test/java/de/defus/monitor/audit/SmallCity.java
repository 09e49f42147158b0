package de.defus.monitor.audit;

import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Breakdown;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.Condition;
import de.defus.monitor.questionnaire.CrossedBreakdown;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Evidence;
import de.defus.monitor.questionnaire.Index;
import de.defus.monitor.questionnaire.Indicator;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.questionnaire.Section;
import de.defus.monitor.response.AnswerColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A small invented city: few people, thin groups, answers that hardly anybody or nearly everybody of a group gives, a
 * question that only some are asked.
 */
record SmallCity(
        Questionnaire questionnaire, AnswerColumns answers, List<PopulationCount> population, int minimumBase) {

    private static final List<Integer> FIVE = List.of(1, 2, 3, 4, 5);

    /** The city of a seed, the same every time. */
    static SmallCity of(long seed) {
        var chance = new SplittableRandom(seed);
        var districts = chance.nextInt(2, 7);
        var questionnaire = questionnaire(districts);
        var respondents = chance.nextInt(25, 400);
        var people = new Respondents(questionnaire, chance, districts);
        var rows = new ArrayList<short[]>();
        for (int row = 0; row < respondents; row++) {
            rows.add(people.next());
        }
        var answers = columns(questionnaire, rows);
        return new SmallCity(questionnaire, answers, population(answers, chance), chance.nextInt(3, 13));
    }

    /** The same wave, some more answers having come in. */
    SmallCity later(long seed, int more) {
        var chance = new SplittableRandom(seed);
        var rows = new ArrayList<short[]>();
        for (int row = 0; row < answers.rows(); row++) {
            rows.add(row(answers, row));
        }
        for (int added = 0; added < more; added++) {
            rows.add(row(answers, chance.nextInt(answers.rows())));
        }
        return new SmallCity(questionnaire, columns(questionnaire, rows), population, minimumBase);
    }

    private static short[] row(AnswerColumns answers, int row) {
        var codes = new short[answers.columns().size()];
        for (int column = 0; column < codes.length; column++) {
            codes[column] = answers.codes()[column][row];
        }
        return codes;
    }

    private static AnswerColumns columns(Questionnaire questionnaire, List<short[]> rows) {
        var columns = Columns.of(questionnaire);
        var data = new short[columns.size()][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                data[column][row] = rows.get(row)[column];
            }
        }
        return new AnswerColumns(columns, rows.size(), data);
    }

    /** People live where somebody answered; how many is by chance. */
    private static List<PopulationCount> population(AnswerColumns answers, SplittableRandom chance) {
        var persons = new TreeMap<List<Integer>, Integer>(java.util.Comparator.comparing(List::toString));
        for (int row = 0; row < answers.rows(); row++) {
            var age = answers.get("age_group")[row];
            var gender = answers.get("gender")[row];
            if (age > 0 && (gender == 1 || gender == 2)) {
                persons.merge(
                        List.of((int) answers.get("district")[row], (age + 1) / 2, (int) gender),
                        chance.nextInt(20, 60),
                        Integer::sum);
            }
        }
        return persons.entrySet().stream()
                .map(entry -> new PopulationCount(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        entry.getKey().get(2),
                        entry.getValue()))
                .toList();
    }

    /** Invents respondents one by one. */
    private static final class Respondents {

        private final Questionnaire questionnaire;
        private final SplittableRandom chance;
        private final double[] districts;
        private final Map<String, double[]> likely = new HashMap<>();

        Respondents(Questionnaire questionnaire, SplittableRandom chance, int districts) {
            this.questionnaire = questionnaire;
            this.chance = chance;
            this.districts = uneven(districts, 1.5);
        }

        short[] next() {
            var given = new LinkedHashMap<String, Integer>();
            given.put("district", 1 + pick(districts));
            given.put("age_group", 1 + pick(likely("age_group", 6)));
            given.put("gender", chance.nextInt(60) == 0 ? 3 : 1 + chance.nextInt(2));
            for (var item : List.of("age_group", "gender")) {
                if (chance.nextInt(25) == 0) {
                    given.put(item, MissingCode.REFUSED.code());
                }
            }
            var columns = Columns.of(questionnaire);
            var codes = new short[columns.size()];
            for (int column = 0; column < codes.length; column++) {
                var name = columns.get(column).name();
                var question = questionnaire
                        .findQuestionOf(columns.get(column).item().key())
                        .orElseThrow();
                var asked = question.askedIf()
                        .map(condition -> given.getOrDefault("restricted", 0) == 1)
                        .orElse(true);
                var code = given.containsKey(name)
                        ? given.get(name)
                        : asked
                                ? answer(columns.get(column).isBox(), question, given)
                                : MissingCode.SKIPPED_BY_ROUTE.code();
                given.put(name, code);
                codes[column] = (short) code;
            }
            return codes;
        }

        private Integer answer(boolean isBox, Question question, Map<String, Integer> given) {
            if (isBox) {
                var key = question.key() + " ticked in " + given.get("district");
                return chance.nextDouble() < likely(key, 2)[0] ? 1 : 0;
            }
            if (chance.nextInt(20) == 0) {
                return MissingCode.REFUSED.code();
            }
            if (chance.nextInt(30) == 0) {
                return MissingCode.DONT_KNOW.code();
            }
            var scale = questionnaire.findScale(question).orElseThrow();
            // Districts lean differently, and in some everybody says the same.
            var key = question.key() + " in " + given.get("district");
            return scale.categories()
                    .get(pick(likely(key, scale.categories().size())))
                    .code();
        }

        private double[] likely(String key, int size) {
            return likely.computeIfAbsent(key, fresh -> {
                if (key.contains(" in ") && chance.nextInt(12) == 0) {
                    var one = new double[size];
                    one[chance.nextInt(size)] = 1;
                    return one;
                }
                // Of some ages there are few, so that coarser groups take their place.
                return uneven(size, key.equals("age_group") ? 2.5 : 1.2);
            });
        }

        private double[] uneven(int size, double spread) {
            var shares = IntStream.range(0, size)
                    .mapToDouble(index -> Math.exp(spread * (2 * chance.nextDouble() - 1)))
                    .toArray();
            var sum = Arrays.stream(shares).sum();
            return Arrays.stream(shares).map(share -> share / sum).toArray();
        }

        private int pick(double[] shares) {
            var point = chance.nextDouble();
            for (int index = 0; index < shares.length; index++) {
                point -= shares[index];
                if (point < 0) {
                    return index;
                }
            }
            return shares.length - 1;
        }
    }

    private static Questionnaire questionnaire(int districts) {
        var scales = new LinkedHashMap<String, ResponseScale>();
        scales.put("district", scale("district", ResponseScale.Direction.NONE, count(districts)));
        scales.put("age", scale("age", ResponseScale.Direction.NONE, count(6)));
        scales.put("gender", scale("gender", ResponseScale.Direction.NONE, count(3)));
        scales.put("safe5", scale("safe5", ResponseScale.Direction.FAVOURABLE_FIRST, FIVE));
        scales.put("safe4", scale("safe4", ResponseScale.Direction.FAVOURABLE_LAST, count(4)));
        scales.put("yes_no", scale("yes_no", ResponseScale.Direction.NONE, count(2)));
        scales.put("work", scale("work", ResponseScale.Direction.NONE, count(6)));
        scales.put("boxes", scale("boxes", ResponseScale.Direction.NONE, count(3)));
        var asked = Optional.<Condition>of(new Condition.In("restricted", Set.of(1)));
        var questions = List.of(
                question("safe", 1, Question.Kind.SINGLE, "safe5", Optional.empty()),
                question("calm", 2, Question.Kind.SINGLE, "safe4", Optional.empty()),
                question("restricted", 3, Question.Kind.SINGLE, "yes_no", Optional.empty()),
                question("activities", 4, Question.Kind.MULTIPLE, "boxes", asked),
                question("since", 5, Question.Kind.SINGLE, "work", asked),
                question("reasons", 6, Question.Kind.MULTIPLE, "boxes", Optional.empty()),
                question("work", 7, Question.Kind.SINGLE, "work", Optional.empty()),
                question("park", 8, Question.Kind.SINGLE, "safe5", Optional.empty()),
                question("station", 9, Question.Kind.SINGLE, "safe5", Optional.empty()),
                question("district", 10, Question.Kind.SINGLE, "district", Optional.empty()),
                question("age_group", 11, Question.Kind.SINGLE, "age", Optional.empty()),
                question("gender", 12, Question.Kind.SINGLE, "gender", Optional.empty()));
        return new Questionnaire(
                "small",
                1,
                LocalizedText.same("Small"),
                List.of("de"),
                List.of(),
                List.of(new Section("only", LocalizedText.same("Only"), Optional.empty(), questions)),
                scales,
                List.of(new Indicator(
                        "feels_safe", LocalizedText.same("Safe"), Dimension.AFFECTIVE, "safe", Set.of(1, 2))),
                List.of(
                        new Index(Dimension.AFFECTIVE, List.of("safe", "park", "station")),
                        new Index(Dimension.CONATIVE, List.of("reasons_1", "reasons_2"))),
                List.of(
                        new Breakdown("district", LocalizedText.same("District"), List.of()),
                        new Breakdown(
                                "age_group",
                                LocalizedText.same("Age"),
                                List.of(group(1, 1, 2), group(2, 3, 4), group(3, 5, 6)),
                                List.of(group(11, 1, 2, 3, 4), group(12, 5, 6))),
                        new Breakdown("gender", LocalizedText.same("Gender"), List.of(group(1, 1), group(2, 2)))),
                List.of(new CrossedBreakdown("district", "gender", 1)),
                Questionnaire.USUAL_MINIMUM_BASE);
    }

    private static Breakdown.Group group(int code, Integer... codes) {
        return new Breakdown.Group(code, LocalizedText.same("group " + code), Set.of(codes));
    }

    private static List<Integer> count(int size) {
        return IntStream.rangeClosed(1, size).boxed().toList();
    }

    private static ResponseScale scale(String key, ResponseScale.Direction direction, List<Integer> codes) {
        var rated = direction != ResponseScale.Direction.NONE;
        return new ResponseScale(
                key,
                rated ? ResponseScale.Measure.ORDINAL : ResponseScale.Measure.NOMINAL,
                direction,
                codes.stream()
                        .map(code -> new Category(code, LocalizedText.same(key + " " + code)))
                        .toList(),
                Map.of(MissingCode.DONT_KNOW, LocalizedText.same("?"), MissingCode.REFUSED, LocalizedText.same("–")));
    }

    private static Question question(
            String key, int number, Question.Kind kind, String scale, Optional<Condition> asked) {
        var dimension = number > 9 ? Dimension.SOCIO : Dimension.AFFECTIVE;
        var item = new Item(key, LocalizedText.same(key), dimension, Evidence.values()[0], key);
        return Question.plain(number, kind, item, Optional.of(scale)).withRule(asked);
    }
}
