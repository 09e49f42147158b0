package de.defus.monitor.report.pages;

import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.place.District;
import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.web.PageFrame;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;

/** Brings together what a page or a document about a release needs, for a request or without one. */
@ApplicationScoped
class AroundRelease {

    private final Releases releases;
    private final Districts districts;

    AroundRelease(Releases releases, Districts districts) {
        this.releases = releases;
        this.districts = districts;
    }

    OpenRelease.Opened open(ResultView view, PageFrame frame) {
        return new OpenRelease.Opened(
                frame,
                view,
                districts.list(releases.municipalityOf(view.release())).stream()
                        .filter(district -> view.hasDistricts())
                        .sorted(Comparator.comparing(District::key))
                        .toList(),
                Charts.of(view, releases.list(view.release().surveySlug())));
    }
}
