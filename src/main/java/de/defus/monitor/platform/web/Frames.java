package de.defus.monitor.platform.web;

import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.platform.web.PageFrame.Audience;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the frame around a page for the current request: language, audience, who is signed in, form token. */
@RequestScoped
public class Frames {

    static final List<String> STAFF_LANGUAGES = List.of("de", "en");

    private final UriInfo uri;
    private final HttpHeaders headers;
    private final Instance<SignedIn> signedIn;
    private final FormTokens tokens;

    Frames(UriInfo uri, HttpHeaders headers, Instance<SignedIn> signedIn, FormTokens tokens) {
        this.uri = uri;
        this.headers = headers;
        this.signedIn = signedIn;
        this.tokens = tokens;
    }

    /** A page of the resident's questionnaire; the token belongs to the draft. */
    public PageFrame resident(String path, List<String> languages, boolean synthetic, String token) {
        return new PageFrame(
                Texts.in(language(languages)),
                Audience.RESIDENT,
                path,
                languages,
                synthetic,
                token,
                Optional.empty(),
                Set.of());
    }

    /** A page for those who are signed in. */
    public PageFrame staff(String path) {
        return new PageFrame(texts(), Audience.STAFF, path, STAFF_LANGUAGES, false, staffToken(), name(), rights());
    }

    /** A page for everyone. */
    public PageFrame open(String path, boolean synthetic) {
        return new PageFrame(
                texts(), Audience.PUBLIC, path, STAFF_LANGUAGES, synthetic, staffToken(), name(), rights());
    }

    /** A page that answers a form: under its address nothing can be read again, so it has no links to other languages. */
    public PageFrame answer(String path) {
        return new PageFrame(texts(), Audience.PUBLIC, path, List.of(), false, staffToken(), name(), rights());
    }

    /** A page for everyone that residents come to from a questionnaire, in their languages. */
    public PageFrame aside(String path) {
        var languages = Texts.RESIDENT_LANGUAGES;
        return new PageFrame(
                Texts.in(language(languages)), Audience.PUBLIC, path, languages, false, staffToken(), name(), rights());
    }

    /** The words in the reader's language, for pages offered in German and English. */
    public Texts texts() {
        return Texts.in(language(STAFF_LANGUAGES));
    }

    /** The reader's language among those offered. */
    public String language(List<String> offered) {
        var cookie = headers.getCookies().get(RequestLanguage.COOKIE);
        return RequestLanguage.choose(
                uri.getQueryParameters().getFirst(RequestLanguage.PARAMETER),
                cookie == null ? null : cookie.getValue(),
                headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE),
                offered);
    }

    private Optional<String> name() {
        return signedIn.isResolvable() ? signedIn.get().name() : Optional.empty();
    }

    private Set<String> rights() {
        return signedIn.isResolvable() ? signedIn.get().rights() : Set.of();
    }

    private String staffToken() {
        return tokens.issue(signedIn.isResolvable() ? signedIn.get().sessionSecret() : "");
    }
}
