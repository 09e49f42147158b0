package de.defus.monitor.response.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalDetailsTest {

    @Test
    void whatNamesPeopleIsFoundAndWhatNamesPlacesIsNot() {
        found("Ruft mich an: 0171 / 234 56 78, bitte", "0171 / 234 56 78");
        found("+49 (30) 1234567", "+49 (30) 1234567");
        found("mail an eva.x@post.example!", "eva.x@post.example");
        found("Herr Müller-Lüdenscheidt stört", "Herr Müller-Lüdenscheidt");
        found("Frau Dr. Eva Kurz hilft", "Frau Dr. Eva Kurz");
        found("Ich wohne Lange Straße 12a im Hof", "Lange Straße 12a");
        found("Am Hauptbahnhof und in der Langen Straße nach 22 Uhr");
        found("Seit 2019, am 12.10.2024, Linie 12, 100 %");
    }

    @Test
    void whatIsRemovedIsGoneEverywhere() {
        assertEquals(
                "[entfernt] und wieder [entfernt], nicht Herr",
                PersonalDetails.remove("Herr Blau und wieder Herr Blau, nicht Herr", List.of("Herr Blau", " ")));
        assertEquals("$1 [entfernt]", PersonalDetails.remove("$1 a.b", List.of("a.b")));
    }

    private static void found(String text, String... parts) {
        assertEquals(List.of(parts), PersonalDetails.find(text), text);
    }
}
