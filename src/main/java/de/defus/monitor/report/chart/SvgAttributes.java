package de.defus.monitor.report.chart;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns {@code style} attributes of an SVG, which a strict content security policy ignores, into presentation attributes. */
final class SvgAttributes {

    private static final Pattern STYLE = Pattern.compile(" style=(['\"])(.*?)\\1");

    private SvgAttributes() {}

    static String withoutStyles(String svg) {
        return STYLE.matcher(svg).replaceAll(SvgAttributes::attributes);
    }

    private static String attributes(MatchResult style) {
        return Stream.of(style.group(2).split(";"))
                .map(declaration -> declaration.split(":", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> " %s=\"%s\""
                        .formatted(parts[0].strip(), parts[1].strip().replace("\"", "'")))
                .collect(Collectors.joining());
    }
}
