package de.defus.monitor.walk;

import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.QuestionnaireCatalogue;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.survey.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prepares a walk: what it is about, and its stops. Stops change only while it has not begun. */
@ApplicationScoped
public class PlanWalk {

    private final Walks walks;
    private final Surveys surveys;
    private final Districts districts;
    private final MethodCatalogue catalogue;
    private final QuestionnaireCatalogue questionnaires;
    private final TenantScope scope;
    private final AuditLog audit;

    PlanWalk(
            Walks walks,
            Surveys surveys,
            Districts districts,
            MethodCatalogue catalogue,
            QuestionnaireCatalogue questionnaires,
            TenantScope scope,
            AuditLog audit) {
        this.walks = walks;
        this.surveys = surveys;
        this.districts = districts;
        this.catalogue = catalogue;
        this.questionnaires = questionnaires;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * Plans a walk. One that repeats another begins with the same stops and the same way.
     *
     * @throws Refusal {@code INVALID_INPUT} with every fault
     */
    public Walk plan(UUID municipalityId, WalkPlan wish, String actor) {
        var faults = faults(municipalityId, wish);
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        var before = Optional.ofNullable(wish.repeatOf()).map(id -> walks.get(municipalityId, id));
        var stops = before.map(walk -> walks.stops(municipalityId, walk.id())).orElse(List.of());
        var plan = new WalkPlan(
                wish.title().strip(),
                wish.occasion(),
                strip(wish.targetGroup()),
                wish.daylight(),
                wish.plannedOn(),
                strip(wish.leadOffice()),
                wish.method(),
                wish.mode(),
                wish.surveyId(),
                strip(wish.surveyItem()),
                wish.repeatOf());
        var walk = new Walk(
                UUID.randomUUID(),
                municipalityId,
                plan,
                Walk.State.PLANNED,
                Optional.empty(),
                0,
                before.map(Walk::route).orElse(List.of()),
                false,
                false);
        scope.run(municipalityId, () -> {
            walks.add(walk);
            for (var stop : stops) {
                walks.addStop(
                        walk.id(),
                        new Stop(
                                UUID.randomUUID(),
                                stop.number(),
                                stop.name(),
                                stop.reason(),
                                stop.position(),
                                stop.district()));
            }
            audit.record(actor, "walk.planned", walk.id().toString(), Map.of("title", plan.title()));
        });
        return walk;
    }

    /** The places that the city's surveys ask about, which a walk can be about. */
    List<Item> places(UUID municipalityId) {
        return surveys.list(municipalityId).stream()
                .flatMap(this::places)
                .collect(Collectors.toMap(Item::key, Function.identity(), (first, same) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private Stream<Item> places(SurveyView survey) {
        return questionnaires.find(survey.questionnaireKey(), survey.questionnaireVersion()).stream()
                .flatMap(SurveyPlaces::items);
    }

    /**
     * Adds a stop at the end.
     *
     * @throws Refusal {@code INVALID_INPUT} with every fault, {@code WRONG_STATE} once the walk has begun
     */
    public Stop addStop(Walk walk, Stop.Wish wish, String actor) {
        var present = walks.stops(walk.municipalityId(), walk.id());
        var city = CityArea.of(districts.list(walk.municipalityId()));
        var faults = faults(wish);
        if (faults.isEmpty()) {
            city.fault("latitude", wish.position()).ifPresent(faults::add);
        }
        if (present.size() >= RouteFile.MOST_STOPS) {
            faults.add(Fault.at("name", "walk.fault.tooManyStops", RouteFile.MOST_STOPS));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        var stop = stop(wish, present.size() + 1, city);
        change(walk, "walk.stop-added", actor, () -> walks.addStop(walk.id(), stop));
        return stop;
    }

    /**
     * Removes a stop; those after it move up.
     *
     * @throws Refusal {@code WRONG_STATE} once the walk has begun
     */
    public void removeStop(Walk walk, UUID stopId, String actor) {
        var kept = new ArrayList<>(walks.stops(walk.municipalityId(), walk.id()));
        if (!kept.removeIf(stop -> stop.id().equals(stopId))) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
        change(walk, "walk.stop-removed", actor, () -> replace(walk, kept));
    }

    /**
     * Puts the stops and the way of a file (GeoJSON or GPX) in the place of those the walk has.
     *
     * @return what may be on purpose but is worth a look
     * @throws Refusal {@code INVALID_INPUT} with every fault, {@code WRONG_STATE} once the walk has begun
     */
    public List<Fault> loadRoute(Walk walk, String file, String actor) {
        var city = CityArea.of(districts.list(walk.municipalityId()));
        var route = RouteFile.read(file, city);
        var stops = new ArrayList<Stop>();
        for (var wish : route.stops()) {
            var number = stops.size() + 1;
            var name = wish.name().isBlank() ? "Station " + number : shorten(wish.name(), 120);
            stops.add(stop(
                    new Stop.Wish(name, shorten(wish.reason(), 500), wish.longitude(), wish.latitude()), number, city));
        }
        change(walk, "walk.route-loaded", actor, () -> {
            walks.setRoute(walk.id(), route.line());
            if (!stops.isEmpty()) {
                replace(walk, stops);
            }
        });
        return route.hints();
    }

    private void replace(Walk walk, List<Stop> stops) {
        walks.removeStops(walk.id());
        for (var i = 0; i < stops.size(); i++) {
            var stop = stops.get(i);
            walks.addStop(
                    walk.id(),
                    new Stop(stop.id(), i + 1, stop.name(), stop.reason(), stop.position(), stop.district()));
        }
    }

    private void change(Walk walk, String action, String actor, Runnable work) {
        scope.run(walk.municipalityId(), () -> {
            if (walks.hold(walk.id()).state() != Walk.State.PLANNED) {
                throw new Refusal(ProblemType.WRONG_STATE, walk.state(), walk.state());
            }
            work.run();
            audit.record(actor, action, walk.id().toString(), Map.of());
        });
    }

    private static Stop stop(Stop.Wish wish, int number, CityArea city) {
        return new Stop(
                UUID.randomUUID(),
                number,
                wish.name().strip(),
                strip(wish.reason()),
                wish.position(),
                city.district(wish.position()));
    }

    private List<Fault> faults(UUID municipalityId, WalkPlan wish) {
        var faults = new ArrayList<Fault>();
        if (wish.title() == null || wish.title().isBlank() || wish.title().length() > 200) {
            faults.add(Fault.at("title", "walk.fault.title"));
        }
        if (strip(wish.targetGroup()).length() > 200) {
            faults.add(Fault.at("targetGroup", "walk.fault.long", 200));
        }
        if (strip(wish.leadOffice()).length() > 200) {
            faults.add(Fault.at("leadOffice", "walk.fault.long", 200));
        }
        if (wish.occasion() == null) {
            faults.add(Fault.at("occasion", "walk.fault.choose"));
        }
        if (wish.daylight() == null) {
            faults.add(Fault.at("daylight", "walk.fault.choose"));
        }
        if (wish.mode() == null) {
            faults.add(Fault.at("mode", "walk.fault.choose"));
        }
        if (wish.method() == null || catalogue.find(wish.method()).isEmpty()) {
            faults.add(Fault.at("method", "walk.fault.choose"));
        }
        if (wish.surveyId() != null
                && surveys.list(municipalityId).stream()
                        .noneMatch(survey -> survey.id().equals(wish.surveyId()))) {
            faults.add(Fault.at("surveyId", "walk.fault.choose"));
        }
        var item = strip(wish.surveyItem());
        if (!item.isEmpty()
                && surveys.list(municipalityId).stream()
                        .filter(survey -> survey.id().equals(wish.surveyId()))
                        .flatMap(this::places)
                        .noneMatch(place -> place.key().equals(item))) {
            faults.add(Fault.at("surveyItem", "walk.fault.surveyItem"));
        }
        if (wish.repeatOf() != null
                && walks.list(municipalityId).stream()
                        .noneMatch(walk -> walk.id().equals(wish.repeatOf()))) {
            faults.add(Fault.at("repeatOf", "walk.fault.choose"));
        }
        return faults;
    }

    private static List<Fault> faults(Stop.Wish wish) {
        var faults = new ArrayList<Fault>();
        if (wish.name() == null || wish.name().isBlank() || wish.name().length() > 120) {
            faults.add(Fault.at("name", "walk.fault.stopName"));
        }
        if (strip(wish.reason()).length() > 500) {
            faults.add(Fault.at("reason", "walk.fault.long", 500));
        }
        if (!(Math.abs(wish.latitude()) <= 180)) {
            faults.add(Fault.at("latitude", "walk.fault.number"));
        }
        if (!(Math.abs(wish.longitude()) <= 180)) {
            faults.add(Fault.at("longitude", "walk.fault.number"));
        }
        return faults;
    }

    private static String strip(String text) {
        return text == null ? "" : text.strip();
    }

    private static String shorten(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
