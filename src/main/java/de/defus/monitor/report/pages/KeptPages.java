package de.defus.monitor.report.pages;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.place.District;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Pages of results as they were sent before: drawing their charts takes most of their time, and releases do not change. For
 * everybody who is not signed in a page is the same, as long as no further wave is released and no districts are loaded. What
 * nobody has read for the longest time makes room.
 */
@ApplicationScoped
class KeptPages {

    /** With the character set that {@link #get} writes. */
    static final String HTML = "text/html;charset=UTF-8";

    /** Bytes: some hundred pages. */
    static final int ROOM = 32 << 20;

    private final Map<Address, Kept> pages = new LinkedHashMap<>(16, 0.75f, true);
    private int used;

    /** @param path with all that was chosen */
    private record Address(UUID release, String path, String language) {}

    /** A page with all it was made of. */
    private record Kept(Release release, List<Release> waves, List<District> districts, byte[] page) {

        /** The same objects as a rule, which are equal at the first look. */
        boolean isOf(OpenRelease.Opened opened) {
            return release.equals(opened.view().release())
                    && waves.equals(opened.charts().figures().waves())
                    && districts.equals(opened.districts());
        }
    }

    /**
     * The page in UTF-8, made if it is not there. Its address must name everything but the release that makes it what it is.
     */
    byte[] get(OpenRelease.Opened opened, Supplier<TemplateInstance> template) {
        var frame = opened.frame();
        if (frame.signedInAs().isPresent()) {
            return render(template);
        }
        var address = new Address(opened.view().release().id(), frame.path(), frame.language());
        var known = find(address);
        if (known != null && known.isOf(opened)) {
            return known.page();
        }
        var page = render(template);
        keep(
                address,
                new Kept(opened.view().release(), opened.charts().figures().waves(), opened.districts(), page));
        return page;
    }

    private static byte[] render(Supplier<TemplateInstance> template) {
        return template.get().render().getBytes(StandardCharsets.UTF_8);
    }

    private synchronized Kept find(Address address) {
        return pages.get(address);
    }

    private synchronized void keep(Address address, Kept made) {
        var before = pages.put(address, made);
        used += made.page().length - (before == null ? 0 : before.page().length);
        var oldest = pages.entrySet().iterator();
        while (used > ROOM && oldest.hasNext()) {
            used -= oldest.next().getValue().page().length;
            oldest.remove();
        }
    }
}
