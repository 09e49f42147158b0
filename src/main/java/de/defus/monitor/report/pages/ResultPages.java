package de.defus.monitor.report.pages;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.questionnaire.Indicator;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.report.ChooseRelease;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;

/** Released results for everyone: overview, each item with its groups, and how the figures were made. */
@Path("/ergebnisse/{survey}")
@Produces(KeptPages.HTML)
public class ResultPages {

    private final OpenRelease open;
    private final Releases releases;
    private final KeptPages kept;

    ResultPages(OpenRelease open, Releases releases, KeptPages kept) {
        this.open = open;
        this.releases = releases;
        this.kept = kept;
    }

    @CheckedTemplate(basePath = "report")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(
                PageFrame frame,
                ResultView view,
                List<IndexCard> indices,
                List<Headline> headlines,
                List<Release> waves,
                List<QuestionLink> questions,
                Optional<TableView> districts,
                List<ChartView> charts,
                List<NotableView> changes);

        static native TemplateInstance item(
                PageFrame frame,
                ResultView view,
                String item,
                ItemView shown,
                Optional<ComparisonView> comparison,
                Optional<TrendView> trend);

        static native TemplateInstance index(PageFrame frame, ResultView view, IndexView index);

        static native TemplateInstance texts(PageFrame frame, ResultView view, TextsView texts);

        static native TemplateInstance method(PageFrame frame, ResultView view);
    }

    @GET
    public byte[] overview(@PathParam("survey") String survey, @QueryParam("welle") String wave) {
        var opened = open.open(survey, wave, "");
        return kept.get(opened, () -> overview(opened, survey));
    }

    private TemplateInstance overview(OpenRelease.Opened opened, String survey) {
        var view = opened.view();
        var release = view.release();
        var districts = release.questionnaire().indicators().stream()
                .map(Indicator::item)
                .findFirst()
                .flatMap(item -> TableView.of(release, view.words(), item, Questionnaire.DISTRICT_SCALE));
        return Templates.overview(
                opened.frame(),
                view,
                IndexCard.of(release),
                Headline.of(release, view.words()),
                releases.list(survey),
                QuestionLink.of(release, view.words()),
                districts,
                batteries(release, opened.charts()),
                NotableView.of(release, view.words()));
    }

    @GET
    @Path("methode")
    public byte[] method(@PathParam("survey") String survey, @QueryParam("welle") String wave) {
        var opened = open.open(survey, wave, "/methode");
        return kept.get(opened, () -> Templates.method(opened.frame(), opened.view()));
    }

    @GET
    @Path("frage/{item}")
    public byte[] item(
            @PathParam("survey") String survey, @PathParam("item") String item, @QueryParam("welle") String wave) {
        var opened = open.open(survey, wave, "/frage/" + item);
        return kept.get(opened, () -> item(opened, survey, item));
    }

    private TemplateInstance item(OpenRelease.Opened opened, String survey, String item) {
        var view = opened.view();
        var release = view.release();
        var texts =
                view.texts().stream().filter(found -> found.item().equals(item)).findFirst();
        if (texts.isPresent()) {
            return Templates.texts(opened.frame(), view, texts.get());
        }
        ChooseRelease.total(release, item);
        var earlier = release.results().comparison().flatMap(comparison -> releases.find(survey, comparison.wave()));
        return Templates.item(
                opened.frame(),
                view,
                item,
                ItemView.of(view, opened.charts(), item),
                ComparisonView.of(view, opened.charts(), earlier, item),
                TrendView.of(view.words(), item, releases.list(survey)));
    }

    @GET
    @Path("index/{dimension}")
    public byte[] index(
            @PathParam("survey") String survey,
            @PathParam("dimension") String dimension,
            @QueryParam("welle") String wave) {
        var opened = open.open(survey, wave, "/index/" + dimension);
        return kept.get(
                opened,
                () -> Templates.index(
                        opened.frame(),
                        opened.view(),
                        IndexView.of(
                                opened,
                                ChooseRelease.index(opened.view().release(), dimension),
                                releases.list(survey))));
    }

    private static List<ChartView> batteries(Release release, Charts charts) {
        return release.questionnaire()
                .questions()
                .filter(question -> question.kind() == Question.Kind.BATTERY)
                .flatMap(question -> charts.battery(question.items().get(0).key()).stream())
                .toList();
    }
}
