package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedComparison.Reason;
import de.defus.monitor.questionnaire.Breakdown;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which items and groups of two questionnaires may be compared: those with the same comparability key, unless they were
 * asked of others, in another way or on another scale all the same.
 *
 * @param now the later questionnaire
 * @param before the earlier one
 */
public record ComparableItems(Questionnaire now, Questionnaire before) {

    /** The key that an item of the later questionnaire has in the earlier, if there is one to compare with. */
    public Optional<String> findEarlier(String item) {
        return find(now, item)
                .flatMap(own -> before.questions()
                        .flatMap(question -> question.items().stream())
                        .filter(other -> other.comparabilityKey().equals(own.comparabilityKey()))
                        .map(Item::key)
                        .findFirst());
    }

    /** Likewise, only if nothing speaks against comparing the two. */
    public Optional<String> findComparable(String item) {
        return refusal(item).isEmpty() ? findEarlier(item) : Optional.empty();
    }

    private static Optional<Item> find(Questionnaire questionnaire, String key) {
        return questionnaire
                .findQuestionOf(key)
                .flatMap(question -> question.items().stream()
                        .filter(item -> item.key().equals(key))
                        .findFirst());
    }

    /** Why an item must not be compared; absent if it may. */
    public Optional<Reason> refusal(String item) {
        return findEarlier(item)
                .map(earlier -> refusal(
                        now.findQuestionOf(item).orElseThrow(),
                        before.findQuestionOf(earlier).orElseThrow()))
                .orElse(Optional.of(Reason.NOT_ASKED_BEFORE));
    }

    private Optional<Reason> refusal(Question question, Question earlier) {
        var boxes = question.kind() == Question.Kind.MULTIPLE;
        if (boxes != (earlier.kind() == Question.Kind.MULTIPLE)
                || question.maximumChoices() != earlier.maximumChoices()
                || question.exclusiveCode() != earlier.exclusiveCode()) {
            return Optional.of(Reason.DIFFERENT_KIND);
        }
        if (!question.askedIf().equals(earlier.askedIf())) {
            return Optional.of(Reason.DIFFERENT_FILTER);
        }
        var scale = now.findScale(question);
        var earlierScale = before.findScale(earlier);
        if (scale.isEmpty() || earlierScale.isEmpty() || !hasSameCategories(scale.get(), earlierScale.get())) {
            return Optional.of(Reason.DIFFERENT_CATEGORIES);
        }
        return scale.get().measure() == earlierScale.get().measure()
                        && scale.get().direction() == earlierScale.get().direction()
                ? Optional.empty()
                : Optional.of(Reason.DIFFERENT_DIRECTION);
    }

    /** The codes in printed order; districts, which no comparability key stands for, by name too. */
    private static boolean hasSameCategories(ResponseScale scale, ResponseScale earlier) {
        return scale.key().equals(Questionnaire.DISTRICT_SCALE)
                ? scale.categories().equals(earlier.categories())
                : codes(scale).equals(codes(earlier));
    }

    private static List<Integer> codes(ResponseScale scale) {
        return scale.categories().stream().map(Category::code).toList();
    }

    /** The names that columns of items and boxes had in the earlier questionnaire; absent if one cannot be compared. */
    public Optional<List<String>> findEarlierColumns(List<String> columns) {
        var known = Columns.of(now);
        var found = columns.stream()
                .flatMap(name -> known.stream().filter(column -> column.name().equals(name)))
                .flatMap(column -> findComparable(column.item().key()).stream()
                        .map(item -> column.isBox() ? item + "_" + column.boxCode() : item))
                .toList();
        return found.size() == columns.size() ? Optional.of(found) : Optional.empty();
    }

    /** The earlier key of a breakdown whose groups may be compared; which of them, {@link #comparableGroups} says. */
    Optional<String> findEarlierBreakdown(String item) {
        return findEarlier(item)
                .filter(earlier -> before.breakdowns().stream()
                        .anyMatch(other -> other.item().equals(earlier)));
    }

    /** Codes of the groups of a breakdown that are made of the same categories in both. */
    Set<Integer> comparableGroups(String item) {
        var groups = new HashSet<Integer>();
        var earlier = findEarlierBreakdown(item);
        if (earlier.isPresent()) {
            var own = Grouping.of(breakdown(now, item), now);
            var other = Grouping.of(breakdown(before, earlier.get()), before);
            own.codes().stream()
                    .filter(code -> isSame(own, other, code, item, earlier.get()))
                    .forEach(groups::add);
        }
        return groups;
    }

    private boolean isSame(Grouping own, Grouping other, int code, String item, String earlier) {
        return other.names().containsKey(code)
                && categories(own, code).equals(categories(other, code))
                && (!isDistrict(now, item)
                        || own.names().get(code).equals(other.names().get(code)))
                && isDistrict(now, item) == isDistrict(before, earlier)
                && (isDistrict(now, item) || refusal(item).isEmpty());
    }

    private static Set<Integer> categories(Grouping grouping, int group) {
        var codes = new HashSet<Integer>();
        grouping.groupOfCode().forEach((code, of) -> {
            if (of == group) {
                codes.add(code);
            }
        });
        return codes;
    }

    private static boolean isDistrict(Questionnaire questionnaire, String item) {
        return questionnaire
                .findQuestionOf(item)
                .flatMap(questionnaire::findScale)
                .filter(scale -> scale.key().equals(Questionnaire.DISTRICT_SCALE))
                .isPresent();
    }

    private static Breakdown breakdown(Questionnaire questionnaire, String item) {
        return questionnaire.breakdowns().stream()
                .filter(breakdown -> breakdown.item().equals(item))
                .findFirst()
                .orElseThrow();
    }
}
