package de.defus.monitor.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.account.Municipality;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.walk.KeepMeasure;
import de.defus.monitor.walk.Measure;
import de.defus.monitor.walk.PlanWalk;
import de.defus.monitor.walk.ReceiveObservations;
import de.defus.monitor.walk.RunWalk;
import de.defus.monitor.walk.Stop;
import de.defus.monitor.walk.Walk;
import de.defus.monitor.walk.WalkPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Takes the demo city through two walks, the second after the first one's measures. What is said, seen and done stands in
 * {@code demo/walks.json}; marks and ratings are drawn around the means given there.
 */
@ApplicationScoped
class DemoWalks {

    private static final String FILE = "/demo/walks.json";
    /** The survey's item about places such as the walks' stops. */
    private static final String ITEM = "safe_place_squares";

    private static final long SEED = 20_250_602;
    private static final double SPREAD_OF_MARKS = 1.1;
    private static final double SPREAD_OF_RATINGS = 0.5;
    private static final int WORST_MARK = 7;
    private static final int WORST_RATING = 3;

    private final PlanWalk plan;
    private final RunWalk run;
    private final ReceiveObservations receive;
    private final KeepMeasure keep;
    private final ObjectMapper json;
    private final InstantSource clock;

    DemoWalks(
            PlanWalk plan,
            RunWalk run,
            ReceiveObservations receive,
            KeepMeasure keep,
            ObjectMapper json,
            InstantSource clock) {
        this.plan = plan;
        this.run = run;
        this.receive = receive;
        this.keep = keep;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A walk as the file tells it.
     *
     * @param repeats whether it goes the way of the one before again
     * @param people how many note something at each stop
     */
    record Told(
            String title,
            boolean repeats,
            Walk.Occasion occasion,
            String targetGroup,
            int daysAgo,
            String leadOffice,
            String method,
            int people,
            List<ToldStop> stops,
            String note,
            List<ToldMeasure> measures) {}

    /**
     * A stop.
     *
     * @param feeling mean mark
     * @param ratings mean rating by criterion
     * @param remarks kind and words
     */
    record ToldStop(
            String name,
            String reason,
            double longitude,
            double latitude,
            double feeling,
            Map<String, Double> ratings,
            List<List<String>> remarks) {}

    /**
     * A measure.
     *
     * @param dueInDays from now; before it, if negative
     * @param states it goes through, in order
     * @param reason for a refusal; absent for the others
     */
    record ToldMeasure(
            String text,
            String department,
            String partner,
            Measure.Priority priority,
            boolean quickFix,
            int dueInDays,
            Measure.CostClass costClass,
            Measure.Participation participation,
            List<Integer> stops,
            int points,
            List<Measure.State> states,
            String reason,
            String publicAnswer) {}

    void load(Municipality city, SurveyView survey, String actor) {
        var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var before = Optional.<Walk>empty();
        for (var told : read()) {
            var planned = plan.plan(
                    city.id(),
                    new WalkPlan(
                            told.title(),
                            told.occasion(),
                            told.targetGroup(),
                            Walk.Daylight.DARK,
                            today.minusDays(told.daysAgo()),
                            told.leadOffice(),
                            told.method(),
                            Walk.Mode.INDIVIDUAL,
                            survey.id(),
                            ITEM,
                            told.repeats() ? before.map(Walk::id).orElse(null) : null),
                    actor);
            if (!told.repeats()) {
                told.stops()
                        .forEach(stop -> plan.addStop(
                                planned,
                                new Stop.Wish(stop.name(), stop.reason(), stop.longitude(), stop.latitude()),
                                actor));
            }
            var walk = run.open(planned, actor);
            receive.receive(walk, observations(told, chance));
            if (!told.note().isEmpty()) {
                run.note(walk, 0, told.note(), actor);
            }
            walk = run.publish(run.close(walk, actor), true, actor);
            for (var measure : told.measures()) {
                take(walk, measure, today, actor);
            }
            before = Optional.of(walk);
        }
    }

    /** Everybody's mark and ratings of each stop; the first ones also say something. */
    private static List<ReceiveObservations.Sent> observations(Told told, RandomGenerator chance) {
        var sent = new ArrayList<ReceiveObservations.Sent>();
        for (int index = 0; index < told.stops().size(); index++) {
            var stop = told.stops().get(index);
            for (int person = 0; person < told.people(); person++) {
                var ratings = new HashMap<String, Integer>();
                stop.ratings()
                        .forEach((criterion, mean) ->
                                ratings.put(criterion, around(mean, SPREAD_OF_RATINGS, WORST_RATING, chance)));
                var remark = person < stop.remarks().size() ? stop.remarks().get(person) : null;
                sent.add(new ReceiveObservations.Sent(
                        UUID.randomUUID(),
                        index + 1,
                        around(stop.feeling(), SPREAD_OF_MARKS, WORST_MARK, chance),
                        ratings,
                        remark == null ? null : remark.get(0),
                        remark == null ? null : remark.get(1)));
            }
        }
        return sent;
    }

    private static int around(double mean, double spread, int most, RandomGenerator chance) {
        return (int) Math.round(Math.max(1, Math.min(most, mean + spread * chance.nextGaussian())));
    }

    private void take(Walk walk, ToldMeasure told, LocalDate today, String actor) {
        var content = new Measure.Content(
                told.text(),
                told.department(),
                told.partner(),
                told.priority(),
                told.quickFix(),
                told.dueInDays() == 0 ? null : today.plusDays(told.dueInDays()),
                told.costClass(),
                told.participation());
        var measure = keep.make(walk, content, told.stops(), List.of(), actor);
        keep.givePoints(walk, Map.of(measure.id(), told.points()), actor);
        for (var state : told.states()) {
            var reason = state == Measure.State.REFUSED ? told.reason() : "";
            measure = keep.move(walk.municipalityId(), measure, state, reason, actor);
        }
        keep.change(walk.municipalityId(), measure, content, told.publicAnswer(), true, actor);
    }

    private List<Told> read() {
        try (var stream = DemoWalks.class.getResourceAsStream(FILE)) {
            return List.of(json.readValue(stream, Told[].class));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
