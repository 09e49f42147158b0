package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.web.Answers;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Which letter goes to whom, by the city's own numbers: with it the city puts addresses on letters. No code is in it. */
final class LetterList {

    private LetterList() {}

    static RestResponse<String> answer(List<Samples.Letter> letters) {
        var text = new StringBuilder("letter_number,number,stratum\r\n");
        letters.forEach(letter -> text.append(letter.number())
                .append(',')
                .append(letter.externalNumber())
                .append(',')
                .append(letter.stratum())
                .append("\r\n"));
        return Answers.download(text.toString(), "letters.csv");
    }
}
