package de.defus.monitor.response;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.OpenLinks;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds the questionnaire that a link leads to. */
@ApplicationScoped
class FindVisit {

    private final OpenLinks links;
    private final InstrumentOfWave instruments;
    private final Municipalities municipalities;

    FindVisit(OpenLinks links, InstrumentOfWave instruments, Municipalities municipalities) {
        this.links = links;
        this.instruments = instruments;
        this.municipalities = municipalities;
    }

    /** @throws Refusal {@code NOT_FOUND} if there is no such link */
    Visit find(String link) {
        var wave = links.find(link).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        return new Visit(
                link, links.isFurther(link), wave, instruments.get(wave), municipalities.get(wave.municipalityId()));
    }
}
