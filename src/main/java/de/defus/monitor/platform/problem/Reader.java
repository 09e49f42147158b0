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
 * @param path the address asked for, without its query: that may hold what somebody typed
 * @param program whether a program reads it, and not a person
 */
record Reader(String language, String path, boolean program) {

    private static final List<String> LANGUAGES = List.of("de", "en");

    static Reader of(RoutingContext request) {
        var cookie = request.request().getCookie(RequestLanguage.COOKIE);
        var language = RequestLanguage.choose(
                request.request().getParam(RequestLanguage.PARAMETER),
                cookie == null ? null : cookie.getValue(),
                request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE),
                LANGUAGES);
        var path = Optional.ofNullable(request.request().path()).orElse("/");
        return new Reader(language, path, isProgram(path, request.request().getHeader(HttpHeaders.ACCEPT)));
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
        var audience = path.startsWith("/b/") ? PageFrame.Audience.RESIDENT : PageFrame.Audience.PUBLIC;
        return new PageFrame(texts(), audience, path, LANGUAGES, false, "", Optional.empty(), Set.of());
    }
}
