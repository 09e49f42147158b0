package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The published tables of the items that are not withheld, by item and breakdown. */
final class ShownTables {

    private final Map<Key, PublishedTable> tables = new HashMap<>();

    private record Key(String item, String breakdown) {}

    ShownTables(List<PublishedTable> published) {
        published.stream()
                .filter(table -> !table.withheld())
                .forEach(table -> tables.put(new Key(table.item(), table.breakdown()), table));
    }

    Optional<PublishedTable> find(String item, String breakdown) {
        return Optional.ofNullable(tables.get(new Key(item, breakdown)));
    }
}
