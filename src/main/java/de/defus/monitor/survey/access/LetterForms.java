package de.defus.monitor.survey.access;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.text.LocalizedText;
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
     * @param language one of the questionnaire's; anything else is German
     * @param request the address of the current request, used where no public address is configured
     */
    LetterForm of(WaveView wave, String language, URI request) {
        var questionnaire = instruments.get(wave);
        var languages = questionnaire.languages();
        var tag = languages.contains(language) ? language : LocalizedText.BASE_LANGUAGE;
        var title = surveys.get(wave.municipalityId(), wave.surveyId()).title();
        return new LetterForm(
                municipalities.get(wave.municipalityId()).name(),
                // Cities name their surveys in German and perhaps English; to others the questionnaire says what it is.
                title.byLanguage().containsKey(tag)
                        ? title.in(tag)
                        : questionnaire.title().in(tag),
                publicUrl.orElse(request.toString()).replaceAll("/+$", ""),
                Texts.in(tag),
                languages.stream()
                        .filter(other -> !other.equals(tag))
                        .map(Texts::in)
                        .toList(),
                questionnaire);
    }
}
