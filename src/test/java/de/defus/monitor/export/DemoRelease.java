package de.defus.monitor.export;

import de.defus.monitor.evaluation.LoadReleaseRows;
import de.defus.monitor.evaluation.ReleaseRows;
import de.defus.monitor.export.microdata.MakeMicrodata;
import de.defus.monitor.export.microdata.Microdata;
import de.defus.monitor.survey.OpenLinks;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.inject.spi.CDI;

/** The released wave of the demo city, as tests look at it from inside. */
public final class DemoRelease {

    private DemoRelease() {}

    public static WaveView wave() {
        return CDI.current().select(OpenLinks.class).get().find("demo-2023").orElseThrow();
    }

    public static ReleaseRows rows() {
        return CDI.current().select(LoadReleaseRows.class).get().load(wave());
    }

    public static Microdata microdata() {
        return CDI.current().select(MakeMicrodata.class).get().make(rows());
    }
}
