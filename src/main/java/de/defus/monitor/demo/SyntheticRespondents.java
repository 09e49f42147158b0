package de.defus.monitor.demo;

import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.questionnaire.check.Routing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Invents the answers of respondents of the demo city. Every respondent has one hidden trait, insecurity, that depends on
 * district, age and gender; an ordinal item is the trait plus the item's own difficulty and noise, cut into categories
 * (a graded response model, Samejima 1969). Nothing in it comes from real people.
 */
final class SyntheticRespondents {

    private static final double REFUSED_RATE = 0.015;
    private static final double DIVERSE_RATE = 0.01;
    private static final double DONT_KNOW_RATE = 0.05;
    private static final double NOT_USED_RATE = 0.10;
    /** How far the average person is on the secure side. */
    private static final double CALM = 0.9;

    private static final long PLACES_SEED = 250;

    private final Questionnaire questionnaire;
    private final RandomGenerator chance;
    private final double cityLevel;
    private final SyntheticPlaces places;

    /**
     * @param cityLevel added to everyone's insecurity, in standard deviations: what changed since an earlier wave
     */
    SyntheticRespondents(Questionnaire questionnaire, RandomGenerator chance, double cityLevel) {
        this.questionnaire = questionnaire;
        this.chance = chance;
        this.cityLevel = cityLevel;
        // Of its own, so that what people answer does not hang on it.
        this.places = new SyntheticPlaces(
                RandomGeneratorFactory.of("L64X128MixRandom").create(PLACES_SEED));
    }

    /** The answers of one invented person, as a form would send them. */
    Map<String, List<String>> answer(int district, int ageGroup, int gender) {
        var insecurity = cityLevel
                + 0.8 * lean("district" + district)
                + (gender == 1 ? 0.25 : 0)
                + 0.3 * lean("age" + ageGroup)
                + chance.nextGaussian();
        var given = new HashMap<String, List<String>>();
        given.put("district", List.of(Integer.toString(district)));
        given.put("age_group", List.of(Integer.toString(orRefused(ageGroup))));
        given.put("gender", List.of(Integer.toString(chance.nextDouble() < DIVERSE_RATE ? 3 : orRefused(gender))));
        questionnaire.questions().forEach(question -> {
            if (Routing.isAsked(question, given)) {
                question.placeKey()
                        .ifPresent(key -> places.square().ifPresent(square -> given.put(key, List.of(square))));
                answer(question, insecurity, given);
            }
        });
        return given;
    }

    private void answer(Question question, double insecurity, Map<String, List<String>> given) {
        var scale = questionnaire.findScale(question);
        if (scale.isEmpty()) {
            return;
        }
        for (var item : question.items()) {
            if (!given.containsKey(item.key())) {
                var values = question.kind() == Question.Kind.MULTIPLE
                        ? boxes(question, item, scale.get(), insecurity)
                        : List.of(Integer.toString(code(item, scale.get(), insecurity)));
                given.put(item.key(), values);
            }
        }
    }

    private int code(Item item, ResponseScale scale, double insecurity) {
        if (offered(scale, MissingCode.REFUSED, REFUSED_RATE)) {
            return MissingCode.REFUSED.code();
        }
        if (offered(scale, MissingCode.NOT_USED, NOT_USED_RATE)) {
            return MissingCode.NOT_USED.code();
        }
        if (offered(scale, MissingCode.DONT_KNOW, DONT_KNOW_RATE)) {
            return MissingCode.DONT_KNOW.code();
        }
        var categories = scale.categories();
        if (scale.measure() == ResponseScale.Measure.NOMINAL) {
            return nominal(item, categories);
        }
        var trait = 0.9 * insecurity + 0.8 * lean(item.key()) + 0.7 * chance.nextGaussian() - CALM;
        var position = (int) Math.floor(categories.size() / (1 + Math.exp(-1.3 * trait)));
        var rank = Math.min(position, categories.size() - 1);
        var favourableLast = scale.direction() == ResponseScale.Direction.FAVOURABLE_LAST;
        return categories
                .get(favourableLast ? categories.size() - 1 - rank : rank)
                .code();
    }

    /** The first categories of a nominal scale are the likelier ones: 1, 1/2, 1/3, … */
    private int nominal(Item item, List<Category> categories) {
        var total = 0.0;
        for (int rank = 1; rank <= categories.size(); rank++) {
            total += 1.0 / rank;
        }
        var point = chance.nextDouble(total);
        for (int rank = 1; rank <= categories.size(); rank++) {
            point -= 1.0 / rank;
            if (point <= 0) {
                return categories.get(rank - 1).code();
            }
        }
        return categories.get(categories.size() - 1).code();
    }

    private List<String> boxes(Question question, Item item, ResponseScale scale, double insecurity) {
        var ticked = new ArrayList<String>();
        for (var category : scale.categories()) {
            var likely = 1 / (1 + Math.exp(1.4 - 0.5 * insecurity - 1.2 * lean(item.key() + category.code())));
            var full = question.maximumChoices() > 0 && ticked.size() == question.maximumChoices();
            if (category.code() != question.exclusiveCode() && !full && chance.nextDouble() < likely) {
                ticked.add(Integer.toString(category.code()));
            }
        }
        if (ticked.isEmpty() && question.exclusiveCode() != 0) {
            ticked.add(Integer.toString(question.exclusiveCode()));
        }
        return ticked;
    }

    private int orRefused(int code) {
        return chance.nextDouble() < REFUSED_RATE ? MissingCode.REFUSED.code() : code;
    }

    private boolean offered(ResponseScale scale, MissingCode code, double rate) {
        return scale.missing().containsKey(code) && chance.nextDouble() < rate;
    }

    /** A fixed number in [-1, 1) for a name, so that districts and items differ in the same way in every run. */
    private static double lean(String name) {
        var mixed = (name.hashCode() * 0x9E3779B97F4A7C15L) >>> 40;
        return mixed / (double) (1 << 23) - 1;
    }
}
