package de.defus.monitor.platform.problem;

import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.RequestLanguage;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who reads the answer to a failed request.
 *
 * @param language in which language
 * @param offered the languages in which this reader could be answered
 * @param path the address asked for, without its query: that may hold what somebody typed
 * @param program whether a program reads it, and not a person
 */
record Reader(String language, List<String> offered, String path, boolean program) {

    private static final List<String> STAFF_LANGUAGES = List.of("de", "en");

    static Reader of(RoutingContext request) {
        var path = Optional.ofNullable(request.request().path()).orElse("/");
        var offered = isResident(path) ? Texts.RESIDENT_LANGUAGES : STAFF_LANGUAGES;
        var cookie = request.request().getCookie(RequestLanguage.COOKIE);
        var language = RequestLanguage.choose(
                request.request().getParam(RequestLanguage.PARAMETER),
                cookie == null ? null : cookie.getValue(),
                request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE),
                offered);
        return new Reader(
                language, offered, path, isProgram(path, request.request().getHeader(HttpHeaders.ACCEPT)));
    }

    private static boolean isResident(String path) {
        return path.startsWith("/b/");
    }

    static boolean isProgram(String path, String accept) {
        if (path.startsWith("/api/") || path.startsWith("/q/")) {
            return true;
        }
        var types = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        return types.contains("json") && !types.contains("text/html");
    }

    Texts texts() {
        return Texts.in(language);
    }

    PageFrame frame() {
        var audience = isResident(path) ? PageFrame.Audience.RESIDENT : PageFrame.Audience.PUBLIC;
        return new PageFrame(texts(), audience, path, offered, false, "", Optional.empty(), Set.of());
    }
}
