package de.defus.monitor.survey.access;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts together what all letters of a wave have in common. */
@ApplicationScoped
class LetterForms {

    private final Municipalities municipalities;
    private final Surveys surveys;
    private final InstrumentOfWave instruments;
    private final Optional<String> publicUrl;

    LetterForms(
            Municipalities municipalities,
            Surveys surveys,
            InstrumentOfWave instruments,
            @ConfigProperty(name = "defus.public-url") Optional<String> publicUrl) {
        this.municipalities = municipalities;
        this.surveys = surveys;
        this.instruments = instruments;
        this.publicUrl = publicUrl;
    }

    /**
     * @param language {@code de} or {@code en}; anything else is German
     * @param request the address of the current request, used where no public address is configured
     */
    LetterForm of(WaveView wave, String language, URI request) {
        var tag = "en".equals(language) ? "en" : "de";
        return new LetterForm(
                municipalities.get(wave.municipalityId()).name(),
                surveys.get(wave.municipalityId(), wave.surveyId()).title().in(tag),
                publicUrl.orElse(request.toString()).replaceAll("/+$", ""),
                Texts.in(tag),
                Texts.in(tag.equals("en") ? "de" : "en"),
                instruments.get(wave));
    }
}
