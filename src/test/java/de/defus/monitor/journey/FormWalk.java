package de.defus.monitor.journey;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Walks through pages with forms as a browser without JavaScript does: keeps cookies, hidden fields and redirects. */
public final class FormWalk {

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private URI address;
    private Document page;
    private int status;

    public FormWalk(URI start) throws IOException, InterruptedException {
        open(start);
    }

    public Document page() {
        return page;
    }

    public int status() {
        return status;
    }

    public URI address() {
        return address;
    }

    public void open(URI target) throws IOException, InterruptedException {
        take(HttpRequest.newBuilder(target).header("Accept", "text/html").GET().build());
    }

    /** The form that holds the answers: the first one in the main part of the page. */
    public Element form() {
        var form = page.selectFirst("main form[method=post]");
        if (form == null) {
            throw new IllegalStateException("no form on " + address + ":\n" + page.text());
        }
        return form;
    }

    /** What the form would send as it stands: hidden fields, filled fields, ticked boxes; no button. */
    public Map<String, List<String>> fields() {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var input : form().select("input[name], textarea[name], select[name]")) {
            var type = input.attr("type");
            var box = type.equals("radio") || type.equals("checkbox");
            if (type.equals("submit") || (box && !input.hasAttr("checked"))) {
                continue;
            }
            var value = input.tagName().equals("textarea") ? input.wholeText() : value(input);
            fields.computeIfAbsent(input.attr("name"), name -> new ArrayList<>())
                    .add(value);
        }
        return fields;
    }

    private static String value(Element input) {
        if (!input.tagName().equals("select")) {
            return input.attr("value");
        }
        var chosen = input.selectFirst("option[selected]");
        return chosen == null ? "" : chosen.attr("value");
    }

    /** Sends the form with these answers in place of what it holds. */
    public void submit(Map<String, List<String>> answers) throws IOException, InterruptedException {
        var fields = fields();
        fields.putAll(answers);
        var button = form().selectFirst("button[type=submit][name], button:not([type])[name]");
        if (button != null) {
            fields.putIfAbsent(button.attr("name"), List.of(button.attr("value")));
        }
        var action = form().hasAttr("action") ? address.resolve(form().attr("action")) : address;
        post(action, fields);
    }

    /** Sends these fields to an address, as a form that was opened earlier does. */
    public void post(URI target, Map<String, List<String>> fields) throws IOException, InterruptedException {
        take(HttpRequest.newBuilder(target)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(fields)))
                .build());
    }

    private static String encode(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream()
                        .map(value -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                                + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private void take(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        status = answer.statusCode();
        address = answer.uri();
        page = Jsoup.parse(answer.body(), address.toString());
    }
}
