package de.defus.monitor.demo;

import de.defus.monitor.account.CreateMunicipality;
import de.defus.monitor.account.Municipalities;
import de.defus.monitor.account.Municipality;
import de.defus.monitor.place.LoadPlaces;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.questionnaire.QuestionnaireCatalogue;
import de.defus.monitor.questionnaire.check.AnswerChecker;
import de.defus.monitor.response.Mode;
import de.defus.monitor.response.SubmitResponse;
import de.defus.monitor.survey.CreateSurvey;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.RunWave;
import de.defus.monitor.survey.Sampling;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.law.LegalBasis;
import de.defus.monitor.survey.law.SetLegalBasis;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Loads the demo city at the first start, through the same use cases as real data: two earlier waves, released, the later
 * compared with the first, and one that is still in the field; a walk with its measures, and the one that looked what they
 * changed. City, people and answers are invented and marked as such on every page and sheet.
 */
@ApplicationScoped
class DemoCity {

    static final String SLUG = "musterstadt";
    private static final Logger LOG = Logger.getLogger(DemoCity.class);
    private static final String ACTOR = "demo";
    private static final String MODEL = "defus-monitor";
    private static final long SEED = 20_250_601;
    private static final int THREADS = 8;
    private static final int YEARS_KEPT = 10;

    private final boolean wanted;
    private final int respondents;
    private final Municipalities municipalities;
    private final CreateMunicipality createMunicipality;
    private final LoadPlaces loadPlaces;
    private final QuestionnaireCatalogue catalogue;
    private final CreateSurvey createSurvey;
    private final SetLegalBasis setLegalBasis;
    private final RunWave runWave;
    private final InstrumentOfWave instruments;
    private final SubmitResponse submit;
    private final DemoWalks walks;
    private final InstantSource clock;

    DemoCity(
            @ConfigProperty(name = "defus.demo", defaultValue = "false") boolean wanted,
            @ConfigProperty(name = "defus.demo.respondents", defaultValue = "3000") int respondents,
            Municipalities municipalities,
            CreateMunicipality createMunicipality,
            LoadPlaces loadPlaces,
            QuestionnaireCatalogue catalogue,
            CreateSurvey createSurvey,
            SetLegalBasis setLegalBasis,
            RunWave runWave,
            InstrumentOfWave instruments,
            SubmitResponse submit,
            DemoWalks walks,
            InstantSource clock) {
        this.wanted = wanted;
        this.respondents = respondents;
        this.municipalities = municipalities;
        this.createMunicipality = createMunicipality;
        this.loadPlaces = loadPlaces;
        this.catalogue = catalogue;
        this.createSurvey = createSurvey;
        this.setLegalBasis = setLegalBasis;
        this.clock = clock;
        this.runWave = runWave;
        this.instruments = instruments;
        this.submit = submit;
        this.walks = walks;
    }

    void loadOnce(@Observes StartupEvent started) {
        if (wanted && municipalities.findBySlug(SLUG).isEmpty()) {
            load();
        }
    }

    private void load() {
        var begun = System.nanoTime();
        var city = createMunicipality.create(SLUG, "Musterstadt", "99999999", true, ACTOR);
        loadPlaces.loadDistricts(city.id(), resource("/demo/districts.geojson"), ACTOR);
        var population = loadPlaces.loadPopulation(
                city.id(), resource("/demo/population.csv").getBytes(StandardCharsets.UTF_8), ACTOR);
        var survey = createSurvey(city);
        fieldAndRelease(open(survey, "2021", "demo-2021"), population, respondents / 2, SEED - 1, 0.4);
        fieldAndRelease(open(survey, "2023", "demo-2023"), population, respondents, SEED, 0.15);
        var present = open(survey, "2025", "demo");
        field(
                present,
                population,
                respondents / 2,
                RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + 1),
                0);
        walks.load(city, survey, ACTOR);
        LOG.infof("demo city loaded in %d ms", (System.nanoTime() - begun) / 1_000_000);
    }

    private void fieldAndRelease(
            WaveView wave, List<PopulationCount> population, int total, long seed, double cityLevel) {
        var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        field(wave, population, total, chance, cityLevel);
        runWave.release(runWave.close(wave, ACTOR), ACTOR);
    }

    private SurveyView createSurvey(Municipality city) {
        var model = catalogue.get(MODEL, 1);
        var wish = new CreateSurvey.Wish(
                "demo",
                "Sicherheitsgefühl in Musterstadt",
                "Feeling safe in Musterstadt",
                model.key(),
                model.version(),
                10);
        var survey = createSurvey.create(city.id(), wish, ACTOR);
        var years = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusYears(YEARS_KEPT);
        setLegalBasis.set(
                survey,
                new SetLegalBasis.Wish(
                        LegalBasis.Kind.CONSENT,
                        "Artikel 6 Absatz 1 Buchstabe a der Verordnung (EU) 2016/679. Diese Stadt ist erfunden.",
                        "Article 6(1)(a) of Regulation (EU) 2016/679. This city is invented.",
                        "Datenschutzstelle der erfundenen Stadt Musterstadt, datenschutz@musterstadt.example",
                        years.toString()),
                ACTOR);
        return survey;
    }

    private WaveView open(SurveyView survey, String title, String link) {
        return runWave.open(runWave.add(survey, title, Sampling.STRATIFIED_SAMPLE, ACTOR), link, ACTOR);
    }

    /** As many respondents from each district, so that small districts can be told apart; age and gender as they live there. */
    private void field(
            WaveView wave, List<PopulationCount> population, int total, RandomGenerator chance, double cityLevel) {
        var questionnaire = instruments.get(wave);
        var people = new SyntheticRespondents(questionnaire, chance, cityLevel);
        var checker = new AnswerChecker(questionnaire);
        var districts = population.stream()
                .map(PopulationCount::districtCode)
                .distinct()
                .toList();
        var work = IntStream.range(0, total)
                .mapToObj(index -> {
                    var district = districts.get(index % districts.size());
                    var person = pick(population, district, chance);
                    var answers = people.answer(district, ageCategory(person.ageGroup(), chance), person.sex());
                    var sheet = checker.check(answers, AnswerChecker.HiddenAnswers.REFUSE)
                            .sheet();
                    Callable<Object> submission = () -> submit.submit(wave, UUID.randomUUID(), sheet, Mode.WEB, "de");
                    return submission;
                })
                .toList();
        runAll(work);
    }

    private static PopulationCount pick(List<PopulationCount> population, int district, RandomGenerator chance) {
        var people = population.stream()
                .filter(count -> count.districtCode() == district)
                .toList();
        var point = chance.nextInt(
                people.stream().mapToInt(PopulationCount::persons).sum());
        for (var group : people) {
            point -= group.persons();
            if (point < 0) {
                return group;
            }
        }
        throw new IllegalStateException("nobody lives in district " + district);
    }

    /** A printed age category of a group of the population: 1 to 3, 4 to 6, or 7 and 8. */
    private static int ageCategory(int group, RandomGenerator chance) {
        return switch (group) {
            case 1 -> chance.nextInt(1, 4);
            case 2 -> chance.nextInt(4, 7);
            default -> chance.nextInt(7, 9);
        };
    }

    private static void runAll(List<Callable<Object>> work) {
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the demo city cannot be loaded", failed.getCause());
        } finally {
            pool.shutdown();
        }
    }

    private static String resource(String name) {
        try (var stream = DemoCity.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
