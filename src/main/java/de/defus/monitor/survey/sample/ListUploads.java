package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.web.LargeUploads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Lists to draw from have some 25 bytes a person: half a million people are more than an ordinary request. */
@ApplicationScoped
class ListUploads implements LargeUploads {

    private static final Pattern LARGE_AT = Pattern.compile(
            "/stadt/wellen/[0-9a-f-]{36}/stichprobe/liste|/api/v1/waves/[0-9a-f-]{36}/sample/(units|staff)"
                    + "|/stadt/wellen/[0-9a-f-]{36}/belegschaft");

    @Override
    public Pattern largeAt() {
        return LARGE_AT;
    }
}
