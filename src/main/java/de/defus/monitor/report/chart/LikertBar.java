package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the bar of a rated item is made of. A category is known by its code and stays on its side of the middle whatever else
 * is masked. Masked categories of an end whose sum is shown are one piece on the side of that end; of what else is masked
 * nobody knows the side, so it is left apart.
 *
 * @param pieces from left to right
 * @param masked codes without a share, in printed order
 * @param apart masked share that belongs to no side; 0 if there is none
 */
record LikertBar(List<Piece> pieces, List<Integer> masked, double apart) {

    /** Where a piece lies: before the middle of the scale, half before and half behind it, or behind it. */
    enum Side {
        LEFT,
        MIDDLE,
        RIGHT
    }

    /**
     * A piece of the bar.
     *
     * @param estimate of the category; absent for the masked categories of an end
     */
    record Piece(Side side, Ink ink, double share, Optional<PublishedEstimate> estimate) {}

    /** Shares are rounded nowhere, but sums of them differ from 1 in the last digits. */
    private static final double NOTHING = 0.0005;

    LikertBar {
        pieces = List.copyOf(pieces);
        masked = List.copyOf(masked);
    }

    static LikertBar of(ResponseScale scale, PublishedRow row) {
        var codes = scale.categories().stream().map(category -> category.code()).toList();
        var half = codes.size() / 2;
        var pieces = new ArrayList<Piece>();
        pieces.addAll(end(scale, row, codes.subList(0, half), Side.LEFT));
        codes.subList(half, codes.size() - half)
                .forEach(code -> share(row, code)
                        .or(row::middle)
                        .ifPresent(share -> pieces.add(
                                new Piece(Side.MIDDLE, ink(scale, code), share.value(), Optional.of(share)))));
        pieces.addAll(end(scale, row, codes.subList(codes.size() - half, codes.size()), Side.RIGHT));
        var masked =
                codes.stream().filter(code -> !row.shares().containsKey(code)).toList();
        var rest = 1 - pieces.stream().mapToDouble(Piece::share).sum();
        return new LikertBar(pieces, masked, masked.isEmpty() || rest < NOTHING ? 0 : rest);
    }

    private static List<Piece> end(ResponseScale scale, PublishedRow row, List<Integer> codes, Side side) {
        var pieces = new ArrayList<Piece>();
        var shown = codes.stream()
                .flatMap(code -> share(row, code).stream())
                .mapToDouble(PublishedEstimate::value)
                .sum();
        var rest = sum(scale, row, side).map(end -> end.value() - shown).orElse(0.0);
        for (var code : codes) {
            var share = share(row, code);
            if (share.isPresent()) {
                pieces.add(new Piece(side, ink(scale, code), share.get().value(), share));
            } else if (rest > NOTHING) {
                var outer = side == Side.LEFT ? codes.get(0) : codes.get(codes.size() - 1);
                pieces.add(new Piece(side, ink(scale, outer), rest, Optional.empty()));
                rest = 0.0;
            }
        }
        return pieces;
    }

    /** The share of a whole side, if it is shown. */
    static Optional<PublishedEstimate> sum(ResponseScale scale, PublishedRow row, Side side) {
        return isFavourableFirst(scale) == (side == Side.LEFT) ? row.favourable() : row.unfavourable();
    }

    private static Optional<PublishedEstimate> share(PublishedRow row, int code) {
        return Optional.ofNullable(row.shares().get(code));
    }

    /** The ink of a category, by its place in the scale. */
    static Ink ink(ResponseScale scale, int code) {
        var count = scale.categories().size();
        for (int position = 0; position < count; position++) {
            if (scale.categories().get(position).code() == code) {
                return Ink.diverging(isFavourableFirst(scale) ? position : count - 1 - position, count);
            }
        }
        throw new IllegalArgumentException("no category of the scale: " + code);
    }

    private static boolean isFavourableFirst(ResponseScale scale) {
        return scale.direction() == ResponseScale.Direction.FAVOURABLE_FIRST;
    }

    /** How far it reaches to the left of the middle. */
    double left() {
        return reach(Side.LEFT);
    }

    /** How far it reaches to the right of the middle, without what is apart. */
    double right() {
        return reach(Side.RIGHT);
    }

    private double reach(Side side) {
        return pieces.stream()
                .mapToDouble(piece ->
                        piece.side() == side ? piece.share() : piece.side() == Side.MIDDLE ? piece.share() / 2 : 0)
                .sum();
    }
}
