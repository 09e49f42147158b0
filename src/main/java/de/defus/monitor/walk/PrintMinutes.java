package de.defus.monitor.walk;

import de.defus.monitor.platform.pdf.PagePdf;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/** The minutes of a walk: a page to print, and the same text as a tagged document. */
@ApplicationScoped
class PrintMinutes {

    /** How many texts of a stop the minutes have. */
    private static final int TEXTS = 500;

    private final GatherDebrief gather;
    private final MethodCatalogue catalogue;

    PrintMinutes(GatherDebrief gather, MethodCatalogue catalogue) {
        this.gather = gather;
        this.catalogue = catalogue;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance minutes(PageFrame frame, DebriefView view, MinutesHead head);

        static native TemplateInstance minutesText(PageFrame frame, DebriefView view, MinutesHead head, boolean paper);
    }

    /** The page. */
    TemplateInstance show(Walk walk, PageFrame frame) {
        var view = view(walk, frame);
        return Templates.minutes(frame, view, head(view, frame));
    }

    /** The document, as a file to keep. */
    RestResponse<byte[]> answer(Walk walk, Texts texts) {
        return Answers.download(print(walk, texts), "protokoll-" + walk.id() + ".pdf");
    }

    private byte[] print(Walk walk, Texts texts) {
        var path = "/stadt/rundgaenge/" + walk.id() + "/protokoll";
        var frame = PageFrame.onPaper(texts, PageFrame.Audience.STAFF, path, false);
        var view = view(walk, frame);
        var text = Templates.minutesText(frame, view, head(view, frame), true).render();
        return PagePdf.of(text, texts.say("walk.minutes") + ": " + walk.plan().title(), texts.language());
    }

    private DebriefView view(Walk walk, PageFrame frame) {
        return gather.gather(walk, TEXTS, frame.language());
    }

    private MinutesHead head(DebriefView view, PageFrame frame) {
        var plan = view.walk().plan();
        return new MinutesHead(
                catalogue.get(plan.method()),
                Days.print(plan.plannedOn(), frame),
                view.map().sketch(),
                view.measures().stream()
                        .map(measure -> new MinutesHead.DueView(
                                measure, Days.print(measure.content().dueOn(), frame)))
                        .toList());
    }
}
