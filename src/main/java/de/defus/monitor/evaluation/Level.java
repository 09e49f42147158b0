package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.data.Sample;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The groups that a breakdown is shown by: its own, or coarser ones made of them.
 *
 * @param index of the breakdown among the sample's groupings
 * @param codes of the groups, in printed order
 * @param positionOfOwn position among the codes of each of the breakdown's own groups
 * @param isCoarser whether they are not the breakdown's own
 */
record Level(int index, List<Integer> codes, int[] positionOfOwn, boolean isCoarser) {

    /** Position of a cell's group, -1 for none. */
    int position(Sample sample, int cell) {
        var own = sample.group(index, cell);
        return own < 0 ? -1 : positionOfOwn[own];
    }

    /** Which cells belong to a group. */
    IntPredicate domain(Sample sample, int position) {
        return cell -> position(sample, cell) == position;
    }
}
