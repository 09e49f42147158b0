package de.defus.monitor.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Security headers on every answer, errors and files included, and the cookie that remembers a language. */
@ApplicationScoped
class WebFilters {

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");
    private static final String RESOURCE_POLICY = "Cross-Origin-Resource-Policy";
    private static final String PAGE = "text/html";
    private static final int BEFORE_EVERYTHING = 1000;
    private static final long A_YEAR_IN_SECONDS = 31_536_000;

    void register(@Observes Filters filters) {
        filters.register(WebFilters::addHeaders, BEFORE_EVERYTHING);
        filters.register(WebFilters::rememberLanguage, BEFORE_EVERYTHING - 1);
    }

    private static void addHeaders(RoutingContext exchange) {
        var headers = exchange.response().headers();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()");
        if (exchange.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=" + A_YEAR_IN_SECONDS);
        }
        exchange.addHeadersEndHandler(done -> {
            // Open data may be read by pages of other sites; they say so themselves.
            if (!headers.contains(RESOURCE_POLICY)) {
                headers.set(RESOURCE_POLICY, "same-origin");
            }
            // The framework forgets it for pages whose answer has a status or cookies of its own.
            if (PAGE.equals(headers.get("Content-Type"))) {
                headers.set("Content-Type", PAGE + ";charset=UTF-8");
            }
            var found = exchange.response().getStatusCode() < 400;
            if (found && exchange.request().path().startsWith("/assets/")) {
                // Their names stay when they change, so the server's own "immutable" would keep an old style after an
                // update.
                headers.set("Cache-Control", "public, max-age=3600");
            } else if (!headers.contains("Cache-Control")) {
                headers.set("Cache-Control", "no-store");
            }
        });
        exchange.next();
    }

    private static void rememberLanguage(RoutingContext exchange) {
        var asked = exchange.request().getParam(RequestLanguage.PARAMETER);
        if (asked != null && asked.matches("[a-z]{2}(-[a-z]{2,8})?")) {
            exchange.response()
                    .addCookie(Cookie.cookie(RequestLanguage.COOKIE, asked)
                            .setPath("/")
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.LAX)
                            .setMaxAge(A_YEAR_IN_SECONDS));
        }
        exchange.next();
    }
}
