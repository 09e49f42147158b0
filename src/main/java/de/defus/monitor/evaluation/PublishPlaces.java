package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedPlaces;
import de.defus.monitor.place.CityMap;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.check.Square;
import de.defus.monitor.response.CountSquares;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Decides which squares of the map a release shows: those in the city on which enough people set a place. */
@ApplicationScoped
class PublishPlaces {

    private final CountSquares count;
    private final CityMap map;

    PublishPlaces(CountSquares count, CityMap map) {
        this.count = count;
        this.map = map;
    }

    /** @param drawnOnly whether only those who were drawn count */
    List<PublishedPlaces> publish(WaveView wave, Questionnaire questionnaire, boolean drawnOnly) {
        return questionnaire
                .questions()
                .filter(question -> question.placeKey().isPresent())
                .map(question ->
                        PublishedPlaces.of(question.key(), inCity(wave, question, drawnOnly), wave.minimumBase()))
                .toList();
    }

    /** Programs may send squares from anywhere. */
    private Map<String, Integer> inCity(WaveView wave, Question question, boolean drawnOnly) {
        var counts = count.count(wave, question, drawnOnly);
        var area = map.area(wave.municipalityId());
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= PublishedPlaces.FEWEST)
                .filter(entry -> {
                    var square = Square.of(entry.getKey());
                    return area.touches(square.east(), square.north(), Square.METRES);
                })
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
