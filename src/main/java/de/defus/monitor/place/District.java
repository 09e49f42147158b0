package de.defus.monitor.place;

/**
 * A part of a city.
 *
 * @param code 1 to 99: the category of the questionnaire's item, and the stratum
 * @param key the city's own key, such as {@code D01}
 * @param outline GeoJSON geometry (Polygon or MultiPolygon), WGS 84, longitude first
 */
public record District(int code, String key, String name, String outline) {}
