package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.place.District;
import de.defus.monitor.report.Words;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A share by districts on a map. Its steps grow darker with the share and judge nothing; the legend names their limits and
 * how many districts they hold. A district whose share is withheld is hatched and bears no number.
 */
public final class MapChart extends DrawnMap {

    private static final double HATCHING = 7;

    private final Map<Integer, PublishedEstimate> shares;
    private final ClassLimits limits;

    private MapChart(
            String title,
            String description,
            Words words,
            List<District> districts,
            Map<Integer, PublishedEstimate> shares,
            ClassLimits limits) {
        super(title, description, words, districts);
        this.shares = shares;
        this.limits = limits;
    }

    /**
     * @param districts at least one
     * @param shares published shares by district code; those without one are withheld
     */
    public static MapChart of(
            String title,
            Words words,
            List<District> districts,
            Map<Integer, PublishedEstimate> shares,
            ClassLimits.Cut cut) {
        var sorted =
                districts.stream().sorted(Comparator.comparing(District::key)).toList();
        var shown = sorted.stream()
                .map(district -> shares.get(district.code()))
                .filter(share -> share != null)
                .toList();
        var description = sorted.stream()
                .map(district -> Optional.ofNullable(shares.get(district.code()))
                        .map(share -> words.texts()
                                .say(
                                        "report.chart.dot",
                                        district.name(),
                                        words.shareAndInterval(share),
                                        words.number(share.base())))
                        .orElseGet(() -> words.texts().say("report.chart.dotWithheld", district.name())))
                .collect(Collectors.joining(" "));
        var limits = ClassLimits.of(shown.stream().map(PublishedEstimate::value).toList(), cut);
        return new MapChart(title, description, words, sorted, shares, limits);
    }

    @Override
    public boolean isMasked() {
        return !districts().stream().allMatch(district -> shares.containsKey(district.code()));
    }

    @Override
    void drawMap(Drawing drawing, Outlines outlines) {
        var map = new Drawing(drawing.width());
        for (int index = 0; index < districts().size(); index++) {
            var share = shares.get(districts().get(index).code());
            if (share == null) {
                map.fill(outlines.shape(index), Ink.PAPER);
                map.outline(outlines.hatching(index, HATCHING), Ink.STRONG_LINE, 1);
            } else {
                map.fill(outlines.shape(index), step(share));
            }
        }
        for (int index = 0; index < districts().size(); index++) {
            map.outline(outlines.shape(index), Ink.STRONG_LINE, 1);
        }
        for (int index = 0; index < districts().size(); index++) {
            label(map, outlines, index);
        }
        map.marks().stream().map(mark -> moved(mark, MARGIN)).forEach(drawing::add);
    }

    private static Drawing.Mark moved(Drawing.Mark mark, double by) {
        var move = AffineTransform.getTranslateInstance(by, by);
        if (mark instanceof Drawing.Area area) {
            return new Drawing.Area(move.createTransformedShape(area.shape()), area.ink());
        }
        if (mark instanceof Drawing.Outline outline) {
            return new Drawing.Outline(move.createTransformedShape(outline.shape()), outline.ink(), outline.width());
        }
        var label = (Drawing.Label) mark;
        return new Drawing.Label(
                label.text(),
                label.x() + by,
                label.y() + by,
                label.lettering(),
                label.anchor(),
                label.ink(),
                label.hasHalo());
    }

    private Ink step(PublishedEstimate share) {
        return step(limits.indexOf(share.value()));
    }

    /** Few classes spread over all steps. */
    private Ink step(int index) {
        var most = limits.classes().size();
        return Ink.step(most == 1 ? 2 : (int) Math.round(4.0 * index / (most - 1)));
    }

    /** Name and share, or as much of both as the district has room for. */
    private void label(Drawing map, Outlines outlines, int index) {
        var district = districts().get(index);
        var share = Optional.ofNullable(shares.get(district.code()));
        var number = share.map(words()::share);
        var ink = share.map(this::step).map(Ink::lettering).orElse(Ink.TEXT);
        var candidates = new ArrayList<List<String>>();
        for (var name : List.of(district.name(), district.key())) {
            candidates.add(number.map(text -> List.of(name, text)).orElse(List.of(name)));
        }
        number.ifPresent(text -> candidates.add(List.of(text)));
        for (var lines : candidates) {
            var lettering = Lettering.SMALL;
            // A letter may touch the border; the name is worth more than the key.
            var width =
                    0.88 * lines.stream().mapToDouble(lettering::width).max().orElse(0);
            var height = lines.size() * 15.0 + 2;
            var room = outlines.findRoom(index, width, height);
            if (room.isPresent()) {
                var middle = room.get();
                var baseline = middle.y - height / 2 + 13;
                for (var line : lines) {
                    var style = number.isPresent() && line.equals(number.get()) ? Lettering.SMALL_BOLD : lettering;
                    if (share.isPresent()) {
                        map.text(line, middle.x, baseline, style, Drawing.Anchor.MIDDLE, ink);
                    } else {
                        map.textWithHalo(line, middle.x, baseline, style, Drawing.Anchor.MIDDLE, ink);
                    }
                    baseline += 15;
                }
                return;
            }
        }
    }

    @Override
    double legend(Drawing drawing, double x, double top) {
        var y = legendTitle(drawing, "report.map.legend", x, top);
        for (int index = 0; index < limits.classes().size(); index++) {
            var range = limits.classes().get(index);
            var held = districts().stream()
                    .map(district -> shares.get(district.code()))
                    .filter(share -> share != null && range.holds((int) Math.round(100 * share.value())))
                    .toList();
            patch(drawing, x, y, step(index));
            var percents = range.from() == range.to() ? range.from() + " %" : range.from() + "–" + range.to() + " %";
            drawing.text(
                    words().texts().say("report.map.class", percents, held.size()),
                    x + 34,
                    y + 5,
                    Lettering.SMALL,
                    Drawing.Anchor.START,
                    Ink.TEXT);
            y += LINE;
        }
        var withheld = districts().stream()
                .filter(district -> !shares.containsKey(district.code()))
                .count();
        if (withheld > 0) {
            drawing.hatched(x, y - 8, 26, 16, Ink.STRONG_LINE);
            drawing.text(
                    words().texts().say("report.map.class", words().texts().say("report.map.withheld"), withheld),
                    x + 34,
                    y + 5,
                    Lettering.SMALL,
                    Drawing.Anchor.START,
                    Ink.TEXT);
            y += LINE;
        }
        return bases(drawing, x, y);
    }

    private static void patch(Drawing drawing, double x, double y, Ink ink) {
        drawing.rectangle(x, y - 8, 26, 16, ink);
        drawing.outline(new Rectangle2D.Double(x, y - 8, 26, 16), Ink.STRONG_LINE, 1);
    }

    private double bases(Drawing drawing, double x, double y) {
        var bases = districts().stream()
                .map(district -> shares.get(district.code()))
                .filter(share -> share != null)
                .mapToInt(PublishedEstimate::base)
                .summaryStatistics();
        if (bases.getCount() == 0) {
            return y;
        }
        var text =
                words().texts().say("report.map.bases", words().number(bases.getMin()), words().number(bases.getMax()));
        return drawing.lines(
                Lettering.SMALL.lines(text, drawing.width() - x, 2),
                x,
                y + 8,
                Lettering.SMALL,
                Drawing.Anchor.START,
                Ink.SOFT);
    }
}
