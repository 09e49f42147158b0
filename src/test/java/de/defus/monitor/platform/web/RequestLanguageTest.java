package de.defus.monitor.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestLanguageTest {

    private static final List<String> OFFERED = List.of("de", "en", "ar");

    @Test
    void whoAsksForNothingReadsGerman() {
        assertEquals("de", RequestLanguage.choose(null, null, null, OFFERED));
        assertEquals("de", RequestLanguage.choose(null, null, " ", OFFERED));
    }

    @Test
    void theAddressComesBeforeTheCookieBeforeTheBrowser() {
        assertEquals("ar", RequestLanguage.choose("ar", "en", "de", OFFERED));
        assertEquals("en", RequestLanguage.choose(null, "en", "de", OFFERED));
        assertEquals("en", RequestLanguage.choose(null, null, "fr, en-GB;q=0.8, de;q=0.5", OFFERED));
    }

    @Test
    void nonsenseAsksForNothing() {
        assertEquals("de", RequestLanguage.choose("xx", "'; drop", ";;q=", OFFERED));
        assertEquals("en", RequestLanguage.choose("xx", "yy", "en", OFFERED));
    }

    @Test
    void whoChoseAVariantReadsThePlainLanguageWhereThereIsNoVariant() {
        assertEquals("de-simple", RequestLanguage.choose("de-simple", "en", "en", List.of("de", "de-simple", "en")));
        assertEquals("de", RequestLanguage.choose(null, "de-simple", "en", OFFERED));
        assertEquals("ar", RequestLanguage.choose(null, null, "ar-SY, en;q=0.5", OFFERED));
        assertEquals("de", RequestLanguage.choose(null, null, "de-AT", List.of("de", "de-simple")));
    }
}
