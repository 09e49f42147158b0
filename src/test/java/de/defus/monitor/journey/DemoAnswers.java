package de.defus.monitor.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Valid answers to the demo survey, page by page. */
public final class DemoAnswers {

    /** Pages in order, as they are asked when somebody restricts activities. */
    public static final List<String> PAGES = List.of(
            "feeling_safe",
            "places_and_reasons",
            "expectations",
            "everyday_life",
            "precautions",
            "city_measures",
            "your_home",
            "about_you");

    private DemoAnswers() {}

    /** What is typed on a page. */
    public static Map<String, List<String>> of(String page) {
        var answers = new LinkedHashMap<String, List<String>>();
        switch (page) {
            case "feeling_safe" -> {
                answers.put("safe_dark_neighbourhood", List.of("2"));
                answers.put("safe_place_parks", List.of("4"));
            }
            case "places_and_reasons" -> {
                answers.put("unsafe_places", List.of("=1+1 am Bahnhof\nzweite Zeile ü€😀"));
                answers.put("unsafe_reasons", List.of("1", "3"));
            }
            case "everyday_life" -> answers.put("activities_restricted", List.of("1"));
            case "precautions" -> answers.put("restricted_activities", List.of("1"));
            case "your_home" -> answers.put("district", List.of("3"));
            case "about_you" -> answers.put("age_group", List.of("4"));
            default -> {}
        }
        return answers;
    }

    /** The answers to all pages as a program sends them. */
    public static Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        PAGES.forEach(page ->
                of(page).forEach((item, values) -> all.put(item, values.size() == 1 ? values.get(0) : values)));
        return all;
    }
}
