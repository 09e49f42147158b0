package de.defus.monitor.questionnaire;

import java.util.ArrayList;
import java.util.List;

/** The coded columns of a questionnaire, in the order in which answers are stored. Free text has none. */
public final class Columns {

    private Columns() {}

    /** One column for each item of one category, one for each box of a multiple-response item, in printed order. */
    public static List<Column> of(Questionnaire questionnaire) {
        var columns = new ArrayList<Column>();
        questionnaire.questions().forEach(question -> add(question, questionnaire, columns));
        return List.copyOf(columns);
    }

    private static void add(Question question, Questionnaire questionnaire, List<Column> columns) {
        switch (question.kind()) {
            case OPEN -> {}
            case SINGLE, BATTERY -> question.items().forEach(item -> columns.add(new Column(item.key(), item, 0)));
            case MULTIPLE -> {
                var item = question.items().get(0);
                questionnaire
                        .findScale(question)
                        .orElseThrow()
                        .categories()
                        .forEach(category ->
                                columns.add(new Column(item.key() + "_" + category.code(), item, category.code())));
            }
        }
    }
}
