package de.defus.monitor.response.importing;

import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a column can mean.
 *
 * @param name as mappings write it
 * @param kind how its cells are read
 * @param question the question it belongs to, if it does
 * @param item the item it belongs to, if it does
 * @param scale the answers on offer, if there are any
 * @param boxCode category code of a box; 0 for everything else
 */
record Target(
        String name,
        Kind kind,
        Optional<Question> question,
        Optional<Item> item,
        Optional<ResponseScale> scale,
        int boxCode) {

    static final String WEIGHT = "@weight";
    static final String UNIT = "@unit";

    /** How the cells of a column are read. */
    enum Kind {
        /** Design weight. */
        WEIGHT,
        /** Id of a person: looked at for duplicates, never kept. */
        UNIT,
        /** The code of one category. */
        SINGLE,
        /** The codes of all ticked boxes. */
        WHOLE,
        /** 1 ticked, 0 not ticked. */
        BOX,
        /** Free text. */
        TEXT
    }

    /** The codes that its cells may come to. */
    Set<Integer> codes() {
        var codes = new TreeSet<>(Set.of(MissingCode.REFUSED.code(), MissingCode.SKIPPED_BY_ROUTE.code()));
        scale.ifPresent(found -> found.missing().keySet().forEach(code -> codes.add(code.code())));
        if (kind == Kind.BOX) {
            codes.addAll(Set.of(0, 1));
        } else {
            scale.ifPresent(
                    found -> found.categories().stream().map(Category::code).forEach(codes::add));
        }
        return codes;
    }

    /** Whether the scale offers this missing code. */
    boolean offers(int code) {
        return scale.stream()
                .flatMap(found -> found.missing().keySet().stream())
                .anyMatch(missing -> missing.code() == code);
    }

    String itemKey() {
        return item.orElseThrow().key();
    }
}
