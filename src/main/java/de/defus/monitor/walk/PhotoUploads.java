package de.defus.monitor.walk;

import de.defus.monitor.platform.web.LargeUploads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Photos are larger than an ordinary request. */
@ApplicationScoped
class PhotoUploads implements LargeUploads {

    private static final Pattern LARGE_AT = Pattern.compile("/rundgang/[^/]+/[^/]+/foto|/api/v1/walks/join/[^/]+/photos"
            + "|/stadt/massnahmen/[^/]+/foto|/api/v1/measures/[^/]+/photos");

    @Override
    public Pattern largeAt() {
        return LARGE_AT;
    }
}
