package de.defus.monitor.response.importing;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A column of the file with what it means.
 *
 * @param codes the mapping's codes by value
 * @param allowed codes that its cells may come to
 * @param said how many of its cells say something
 */
record BoundColumn(
        int index, String column, Target target, Map<String, Integer> codes, Set<Integer> allowed, AtomicInteger said) {

    /** Whether it is to hold answers and no cell says anything. */
    boolean isAllMissing() {
        return target.scale().isPresent() && said.get() == 0;
    }
}
