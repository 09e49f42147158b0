package de.defus.monitor.walk;

import de.defus.monitor.platform.web.LargeUploads;
import jakarta.enterprise.context.ApplicationScoped;

/** Photos are larger than an ordinary request. */
@ApplicationScoped
class PhotoUploads implements LargeUploads {

    @Override
    public boolean mayBeLarge(String path) {
        return path.matches("/rundgang/[^/]+/[^/]+/foto|/api/v1/walks/join/[^/]+/photos"
                + "|/stadt/massnahmen/[^/]+/foto|/api/v1/measures/[^/]+/photos");
    }
}
