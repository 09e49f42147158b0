package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.questionnaire.Indicator;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.report.ChooseRelease;
import de.defus.monitor.report.Words;
import de.defus.monitor.report.chart.ShareChart;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Released results for everyone: overview, each item with its groups, and how the figures were made. */
@Path("/ergebnisse/{survey}")
@Produces(MediaType.TEXT_HTML)
public class ResultPages {

    private static final String DISTRICT = "district";

    private final ChooseRelease choose;
    private final Releases releases;
    private final Frames frames;

    ResultPages(ChooseRelease choose, Releases releases, Frames frames) {
        this.choose = choose;
        this.releases = releases;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "report")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(
                PageFrame frame,
                ResultView view,
                List<Headline> headlines,
                List<Release> waves,
                List<QuestionLink> questions,
                Optional<TableView> districts,
                Optional<ChartView> chart,
                List<NotableView> changes);

        static native TemplateInstance item(
                PageFrame frame,
                ResultView view,
                String item,
                List<TableView> tables,
                Optional<ChartView> chart,
                Optional<ComparisonView> comparison);

        static native TemplateInstance method(PageFrame frame, ResultView view);
    }

    /** A chart with its text alternative. */
    public record ChartView(String item, String title, String description, RawString wide, RawString narrow) {}

    @GET
    public TemplateInstance overview(@PathParam("survey") String survey, @QueryParam("welle") String wave) {
        var release = choose.get(survey, wave);
        var frame = frame(release, survey, "", wave);
        var words = new Words(release, frame.texts());
        var districts = release.questionnaire().indicators().stream()
                .map(Indicator::item)
                .findFirst()
                .flatMap(item -> TableView.of(release, words, item, DISTRICT));
        return Templates.overview(
                frame,
                new ResultView(release, words, wave),
                Headline.of(release, words),
                releases.list(survey),
                QuestionLink.of(release, words),
                districts,
                battery(release, words),
                NotableView.of(release, words));
    }

    @GET
    @Path("methode")
    public TemplateInstance method(@PathParam("survey") String survey, @QueryParam("welle") String wave) {
        var release = choose.get(survey, wave);
        var frame = frame(release, survey, "/methode", wave);
        return Templates.method(frame, new ResultView(release, new Words(release, frame.texts()), wave));
    }

    @GET
    @Path("frage/{item}")
    public TemplateInstance item(
            @PathParam("survey") String survey, @PathParam("item") String item, @QueryParam("welle") String wave) {
        var release = choose.get(survey, wave);
        var total = ChooseRelease.total(release, item);
        var frame = frame(release, survey, "/frage/" + item, wave);
        var words = new Words(release, frame.texts());
        var tables = new ArrayList<TableView>();
        TableView.of(release, words, item, PublishedTable.ALL).ifPresent(tables::add);
        words.breakdowns()
                .forEach(breakdown ->
                        TableView.of(release, words, item, breakdown).ifPresent(tables::add));
        var chart = total.withheld() ? Optional.<ChartView>empty() : Optional.of(chart(words, item, List.of(total)));
        var earlier = release.results().comparison().flatMap(comparison -> releases.find(survey, comparison.wave()));
        return Templates.item(
                frame,
                new ResultView(release, words, wave),
                item,
                tables,
                chart,
                ComparisonView.of(release, earlier, words, item));
    }

    private PageFrame frame(Release release, String survey, String path, String wave) {
        var query = wave == null ? "" : "?welle=" + release.waveNumber();
        return frames.open("/ergebnisse/" + survey + path + query, release.synthetic());
    }

    private static Optional<ChartView> battery(Release release, Words words) {
        return release.questionnaire()
                .questions()
                .filter(question -> question.kind() == Question.Kind.BATTERY)
                .findFirst()
                .map(question -> ShareChart.tables(release, question))
                .filter(tables -> !tables.isEmpty())
                .map(tables -> chart(words, tables.get(0).item(), tables));
    }

    private static ChartView chart(Words words, String item, List<PublishedTable> tables) {
        var chart = ShareChart.of(words, item, tables);
        return new ChartView(
                item,
                chart.title(),
                chart.description(),
                new RawString(chart.svg("wide-" + item, ShareChart.WIDE)),
                new RawString(chart.svg("narrow-" + item, ShareChart.NARROW)));
    }
}
