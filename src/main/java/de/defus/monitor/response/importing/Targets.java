package de.defus.monitor.response.importing;

import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a column can mean in one questionnaire, in printed order. */
final class Targets {

    private final Map<String, Target> byName = new LinkedHashMap<>();

    Targets(Questionnaire questionnaire) {
        plain(Target.WEIGHT, Target.Kind.WEIGHT);
        plain(Target.UNIT, Target.Kind.UNIT);
        questionnaire.questions().forEach(question -> add(question, questionnaire));
    }

    List<Target> list() {
        return List.copyOf(byName.values());
    }

    Optional<Target> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private void add(Question question, Questionnaire questionnaire) {
        var scale = questionnaire.findScale(question);
        switch (question.kind()) {
            case OPEN -> {}
            case SINGLE, BATTERY ->
                question.items()
                        .forEach(item -> put(new Target(
                                item.key(), Target.Kind.SINGLE, Optional.of(question), Optional.of(item), scale, 0)));
            case MULTIPLE -> {
                var item = question.items().get(0);
                put(new Target(item.key(), Target.Kind.WHOLE, Optional.of(question), Optional.of(item), scale, 0));
                scale.orElseThrow()
                        .categories()
                        .forEach(category -> put(new Target(
                                item.key() + "_" + category.code(),
                                Target.Kind.BOX,
                                Optional.of(question),
                                Optional.of(item),
                                scale,
                                category.code())));
            }
        }
        question.textKey()
                .ifPresent(key -> put(new Target(
                        key,
                        Target.Kind.TEXT,
                        Optional.of(question),
                        Optional.of(question.items().get(0)),
                        Optional.empty(),
                        0)));
    }

    private void plain(String name, Target.Kind kind) {
        put(new Target(name, kind, Optional.empty(), Optional.empty(), Optional.empty(), 0));
    }

    private void put(Target target) {
        byName.put(target.name(), target);
    }
}
