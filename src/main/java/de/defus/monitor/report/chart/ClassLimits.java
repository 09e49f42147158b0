package de.defus.monitor.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The classes of a map: shares in whole per cent, at most five classes, none empty between the smallest and the largest
 * share except with equal steps.
 *
 * @param classes from the smallest shares to the largest, without overlap
 */
public record ClassLimits(List<Range> classes) {

    /** How classes are cut. */
    public enum Cut {
        /** Equally wide. */
        EQUAL_STEPS,
        /** With about as many districts each; equal shares stay together. */
        QUANTILES
    }

    /** From the first whole per cent to the last, both included. */
    public record Range(int from, int to) {

        boolean holds(int percent) {
            return from <= percent && percent <= to;
        }
    }

    private static final int MOST = 5;

    public ClassLimits {
        classes = List.copyOf(classes);
    }

    /** Classes for these shares in [0, 1]; none if there are none. */
    public static ClassLimits of(List<Double> shares, Cut cut) {
        var percents = shares.stream().map(ClassLimits::percent).sorted().toList();
        if (percents.isEmpty()) {
            return new ClassLimits(List.of());
        }
        return new ClassLimits(cut == Cut.EQUAL_STEPS ? equalSteps(percents) : quantiles(percents));
    }

    private static List<Range> equalSteps(List<Integer> percents) {
        var low = percents.get(0);
        var high = percents.get(percents.size() - 1);
        var range = high - low + 1;
        var width = (range + MOST - 1) / MOST;
        var ranges = new ArrayList<Range>();
        for (int from = low; from <= high; from += width) {
            ranges.add(new Range(from, from + width - 1));
        }
        return ranges;
    }

    private static List<Range> quantiles(List<Integer> percents) {
        var ranges = new ArrayList<Range>();
        var from = percents.get(0);
        for (int part = 1; part <= MOST; part++) {
            var last = percents.get(Math.max(0, (int) Math.ceil(part * percents.size() / (double) MOST) - 1));
            if (last >= from) {
                ranges.add(new Range(from, last));
                from = last + 1;
            }
        }
        return ranges;
    }

    /** The class of a share, counted from 0. */
    public int indexOf(double share) {
        for (int index = 0; index < classes.size(); index++) {
            if (classes.get(index).holds(percent(share))) {
                return index;
            }
        }
        throw new IllegalArgumentException("share in no class: " + share);
    }

    private static int percent(double share) {
        return (int) Math.round(100 * share);
    }
}
