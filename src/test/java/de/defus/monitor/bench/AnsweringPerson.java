package de.defus.monitor.bench;

import de.defus.monitor.journey.DemoAnswers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A resident without JavaScript: start page, eight pages that are each saved, the summary, thanks. Twenty requests. */
final class AnsweringPerson implements Rate.Client {

    private static final Map<String, String> FORMS =
            DemoAnswers.PAGES.stream().collect(Collectors.toMap(page -> page, AnsweringPerson::encode));

    private final PlainHttp http;

    AnsweringPerson(URI base) throws IOException {
        http = new PlainHttp(base.getHost(), base.getPort());
    }

    @Override
    public void once() throws Exception {
        http.forgetCookies();
        http.get("/b/demo").expect(200);
        var path = "/b/demo/" + DemoAnswers.PAGES.get(0);
        var page = http.get(path).expect(200);
        for (var name : DemoAnswers.PAGES) {
            path = http.post(path, "formToken=" + hidden(page, "formToken") + FORMS.get(name))
                    .expect(303)
                    .location();
            page = http.get(path).expect(200);
        }
        var form = "formToken=" + hidden(page, "formToken") + "&submissionId=" + hidden(page, "submissionId");
        http.get(http.post(path, form).expect(303).location()).expect(200);
    }

    private static String hidden(PlainHttp.Answer page, String name) {
        var start = page.body().indexOf("name=\"" + name + "\" value=\"") + name.length() + 15;
        return page.body().substring(start, page.body().indexOf('"', start));
    }

    private static String encode(String page) {
        var form = new StringBuilder();
        DemoAnswers.of(page)
                .forEach((item, values) -> values.forEach(value -> form.append('&')
                        .append(item)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return form + "&go=next";
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
