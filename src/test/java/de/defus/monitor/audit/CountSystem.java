package de.defus.monitor.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Unknown whole numbers that must agree with what is known of their sums. Bounds are first tightened sum by sum, then by
 * linear programming for those that are still open.
 */
final class CountSystem {

    private static final double SLACK = 1e-6;

    private record Sum(int[] unknowns, double[] factors, double low, double high) {}

    private final List<Sum> sums = new ArrayList<>();
    private final List<List<Sum>> byUnknown = new ArrayList<>();
    private double[] low = new double[64];
    private double[] high = new double[64];
    private int unknowns;
    private boolean isTightened;

    /** A new unknown between 0 and a largest value. */
    int unknown(double most) {
        if (unknowns == low.length) {
            low = Arrays.copyOf(low, 2 * unknowns);
            high = Arrays.copyOf(high, 2 * unknowns);
        }
        high[unknowns] = most;
        return unknowns++;
    }

    /** What is known of an unknown alone. */
    void between(int unknown, double least, double most) {
        low[unknown] = Math.max(low[unknown], least);
        high[unknown] = Math.min(high[unknown], most);
    }

    /** What is known of a sum of unknowns. */
    void sum(List<Integer> of, double least, double most) {
        var factors = new LinkedHashMap<Integer, Double>();
        of.forEach(unknown -> factors.merge(unknown, 1.0, Double::sum));
        weightedSum(factors, least, most);
    }

    void weightedSum(Map<Integer, Double> factors, double least, double most) {
        byUnknown.clear();
        sums.add(new Sum(
                factors.keySet().stream().mapToInt(Integer::intValue).toArray(),
                factors.values().stream().mapToDouble(Double::doubleValue).toArray(),
                least,
                most));
    }

    /**
     * Smallest and largest value of an unknown that agree with everything.
     *
     * @param widest if the bounds that single sums give are farther apart, no program is solved to tighten them
     */
    int[] bounds(int unknown, int widest) {
        tighten();
        var least = (int) Math.ceil(low[unknown] - SLACK);
        var most = (int) Math.floor(high[unknown] + SLACK);
        if (least >= most || most - least > widest) {
            return new int[] {least, most};
        }
        return new int[] {
            (int) Math.ceil(optimum(unknown, GoalType.MINIMIZE) - SLACK),
            (int) Math.floor(optimum(unknown, GoalType.MAXIMIZE) + SLACK)
        };
    }

    private void tighten() {
        for (var changed = !isTightened; changed; ) {
            changed = false;
            for (var sum : sums) {
                changed |= tighten(sum);
            }
        }
        isTightened = true;
    }

    private boolean tighten(Sum sum) {
        var least = 0.0;
        var most = 0.0;
        for (int term = 0; term < sum.unknowns.length; term++) {
            least += extreme(sum, term, false);
            most += extreme(sum, term, true);
        }
        var changed = false;
        for (int term = 0; term < sum.unknowns.length; term++) {
            var unknown = sum.unknowns[term];
            var factor = sum.factors[term];
            if (factor == 0) {
                continue;
            }
            var one = (sum.low - (most - extreme(sum, term, true))) / factor;
            var other = (sum.high - (least - extreme(sum, term, false))) / factor;
            var newLow = Math.ceil(Math.min(one, other) - SLACK);
            var newHigh = Math.floor(Math.max(one, other) + SLACK);
            if (newLow > low[unknown] + SLACK && newLow <= high[unknown] + SLACK) {
                least += factor > 0 ? factor * (newLow - low[unknown]) : 0;
                most += factor < 0 ? factor * (newLow - low[unknown]) : 0;
                low[unknown] = newLow;
                changed = true;
            }
            if (newHigh < high[unknown] - SLACK && newHigh >= low[unknown] - SLACK) {
                most += factor > 0 ? factor * (newHigh - high[unknown]) : 0;
                least += factor < 0 ? factor * (newHigh - high[unknown]) : 0;
                high[unknown] = newHigh;
                changed = true;
            }
        }
        return changed;
    }

    private double extreme(Sum sum, int term, boolean largest) {
        var factor = sum.factors[term];
        return factor * ((factor > 0) == largest ? high[sum.unknowns[term]] : low[sum.unknowns[term]]);
    }

    /** Open unknowns that have to do with one, through sums: all others may be left out of its program. */
    private List<Integer> connected(int target) {
        var found = new ArrayList<>(List.of(target));
        var isFound = new boolean[unknowns];
        isFound[target] = true;
        for (int next = 0; next < found.size(); next++) {
            for (var sum : sumsOf(found.get(next))) {
                for (var unknown : sum.unknowns) {
                    if (!isFound[unknown] && high[unknown] - low[unknown] > SLACK) {
                        isFound[unknown] = true;
                        found.add(unknown);
                    }
                }
            }
        }
        return found;
    }

    private List<Sum> sumsOf(int unknown) {
        if (byUnknown.isEmpty()) {
            for (int each = 0; each < unknowns; each++) {
                byUnknown.add(new ArrayList<>());
            }
            sums.forEach(sum -> Arrays.stream(sum.unknowns)
                    .forEach(each -> byUnknown.get(each).add(sum)));
        }
        return byUnknown.get(unknown);
    }

    private double optimum(int target, GoalType goal) {
        var position = new int[unknowns];
        Arrays.fill(position, -1);
        var open = connected(target);
        for (int index = 0; index < open.size(); index++) {
            position[open.get(index)] = index;
        }
        var constraints = new ArrayList<LinearConstraint>();
        for (var sum : sums) {
            var row = new double[open.size()];
            var fixed = 0.0;
            var touches = false;
            for (int term = 0; term < sum.unknowns.length; term++) {
                var unknown = sum.unknowns[term];
                fixed += sum.factors[term] * low[unknown];
                if (position[unknown] >= 0) {
                    row[position[unknown]] += sum.factors[term];
                    touches = true;
                }
            }
            if (touches && sum.high - sum.low < SLACK) {
                constraints.add(new LinearConstraint(row, Relationship.EQ, (sum.low + sum.high) / 2 - fixed));
            } else if (touches) {
                constraints.add(new LinearConstraint(row, Relationship.GEQ, sum.low - fixed));
                constraints.add(new LinearConstraint(row, Relationship.LEQ, sum.high - fixed));
            }
        }
        for (var unknown : open) {
            var row = new double[open.size()];
            row[position[unknown]] = 1;
            constraints.add(new LinearConstraint(row, Relationship.LEQ, high[unknown] - low[unknown]));
        }
        var objective = new double[open.size()];
        objective[position[target]] = 1;
        try {
            var best = new SimplexSolver()
                    .optimize(
                            new MaxIter(20_000),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            goal,
                            new NonNegativeConstraint(true));
            return low[target] + best.getValue();
        } catch (NoFeasibleSolutionException rounding) {
            // Shares printed with rounding may contradict each other by a hair; then nothing is claimed.
            return goal == GoalType.MINIMIZE ? low[target] : high[target];
        }
    }
}
