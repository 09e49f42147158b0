package de.defus.monitor.report.chart;

/** A chart or map that knows what it says in words, and draws itself wide, for a desk and print, or narrow, for a phone. */
public interface Figure {

    /** Pixels, for a desk and for print. */
    int WIDE = 820;
    /** Pixels, for a phone. */
    int NARROW = 320;

    String title();

    /** What the figure says, in words: the text alternative. */
    String description();

    /** Whether shares are missing in it because they are masked or withheld. */
    boolean isMasked();

    /**
     * The figure as an SVG element to stand in a page.
     *
     * @param id prefix of all ids in it, unique in the page
     * @param width {@link #WIDE} or {@link #NARROW}
     */
    String svg(String id, int width);

    /** The figure as a PNG at twice its size. */
    byte[] png();
}
