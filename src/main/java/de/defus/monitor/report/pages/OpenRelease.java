package de.defus.monitor.report.pages;

import de.defus.monitor.place.District;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.report.ChooseRelease;
import de.defus.monitor.report.Words;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** Opens the release that an address names, for a page about it. */
@RequestScoped
class OpenRelease {

    private final ChooseRelease choose;
    private final AroundRelease around;
    private final Frames frames;

    OpenRelease(ChooseRelease choose, AroundRelease around, Frames frames) {
        this.choose = choose;
        this.around = around;
        this.frames = frames;
    }

    /**
     * @param districts of the city, by their key; empty if the results are not broken down by them
     * @param charts of its items
     */
    record Opened(PageFrame frame, ResultView view, List<District> districts, Charts charts) {}

    /**
     * @param path of the page below that of the survey, such as {@code /karte?frage=x}, without the wave
     * @param wave as the address names it; null for the newest
     */
    Opened open(String survey, String wave, String path) {
        var release = choose.get(survey, wave);
        var view = new ResultView(release, new Words(release, frames.texts()), wave);
        return around.open(view, frames.open(view.path(path), release.synthetic()));
    }

    /** The same release for a page whose path could be told only after it was opened. */
    Opened at(Opened opened, String path) {
        var view = opened.view();
        var frame = frames.open(view.path(path), view.release().synthetic());
        return new Opened(frame, view, opened.districts(), opened.charts());
    }
}
