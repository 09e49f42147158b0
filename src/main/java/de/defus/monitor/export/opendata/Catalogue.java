package de.defus.monitor.export.opendata;

import de.defus.monitor.account.Municipality;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.platform.text.Texts;
import java.util.List;

/** The metadata of a survey's open data after DCAT-AP.de 2.0: a catalogue, a data set a released wave, its files. */
final class Catalogue {

    static final String LICENCE = "http://dcat-ap.de/def/licenses/dl-by-de/2.0";
    private static final String EU = "http://publications.europa.eu/resource/authority/";
    private static final String GEOCODING = "http://dcat-ap.de/def/politicalGeocoding/";
    private static final List<String> LANGUAGES = List.of("de", "en");

    private final String home;
    private final String root;
    private final Municipality municipality;
    private final List<Release> releases;
    private final Graph graph = new Graph();

    /**
     * @param home address of the platform, with a slash at its end
     * @param releases newest first, at least one
     */
    private Catalogue(String home, Municipality municipality, List<Release> releases) {
        this.home = home;
        this.root = home + "daten/" + releases.get(0).surveySlug();
        this.municipality = municipality;
        this.releases = releases;
    }

    static Graph of(String home, Municipality municipality, List<Release> releases) {
        return new Catalogue(home, municipality, releases).graph();
    }

    private Graph graph() {
        var newest = releases.get(0);
        var catalogue = graph.node(root + "/katalog", "dcat:Catalog");
        for (var language : LANGUAGES) {
            catalogue.text("dct:title", newest.surveyTitle().in(language), language);
            catalogue.text("dct:description", description(newest, language), language);
        }
        catalogue.link("dct:publisher", root + "/katalog#herausgeber");
        catalogue.link("foaf:homepage", root);
        catalogue.link("dct:license", LICENCE);
        catalogue.typed("dct:modified", newest.releasedOn().toString(), "xsd:date");
        releases.forEach(release -> catalogue.link("dcat:dataset", address(release)));
        graph.node(root + "/katalog#herausgeber", "foaf:Agent")
                .text("foaf:name", municipality.name(), "de")
                .link("dct:type", "http://purl.org/adms/publishertype/LocalAuthority");
        releases.forEach(this::dataset);
        return graph;
    }

    private String address(Release release) {
        return root + "/welle-" + release.waveNumber();
    }

    private String description(Release release, String language) {
        var texts = Texts.in(language);
        return texts.say("export.open.description")
                + (release.synthetic() ? " " + texts.say("export.synthetic") : "")
                + (release.probabilitySample() ? "" : " " + texts.say("export.sample.open") + ".");
    }

    private void dataset(Release release) {
        var dataset = graph.node(address(release), "dcat:Dataset");
        for (var language : LANGUAGES) {
            dataset.text(
                    "dct:title",
                    release.surveyTitle().in(language) + ", "
                            + release.waveTitle().in(language),
                    language);
            dataset.text("dct:description", description(release, language), language);
            dataset.text("dcat:keyword", Texts.in(language).say("export.keyword.safety"), language);
            dataset.text("dcat:keyword", Texts.in(language).say("export.keyword.survey"), language);
        }
        dataset.typed("dct:identifier", "defus-" + release.id(), "xsd:string");
        dataset.typed("dct:issued", release.releasedOn().toString(), "xsd:date");
        dataset.typed("dct:modified", release.releasedOn().toString(), "xsd:date");
        dataset.link("dct:publisher", root + "/katalog#herausgeber");
        dataset.link("dcat:theme", EU + "data-theme/SOCI");
        dataset.link("dct:language", EU + "language/DEU");
        dataset.link("dct:accessRights", EU + "access-right/PUBLIC");
        dataset.link("dcatde:politicalGeocodingLevelURI", GEOCODING + "Level/municipality");
        dataset.link("dcatde:politicalGeocodingURI", GEOCODING + "municipalityKey/" + municipality.ags());
        dataset.link(
                "dcat:landingPage", home + "ergebnisse/" + release.surveySlug() + "?welle=" + release.waveNumber());
        for (var file : OpenFile.values()) {
            dataset.link("dcat:distribution", address(release) + "/" + file.fileName() + "#datei");
        }
        for (var file : OpenFile.values()) {
            distribution(release, file);
        }
    }

    private void distribution(Release release, OpenFile file) {
        var address = address(release) + "/" + file.fileName();
        var node = graph.node(address + "#datei", "dcat:Distribution");
        LANGUAGES.forEach(language ->
                node.text("dct:title", Texts.in(language).say("export.open.file." + file.name()), language));
        node.link("dcat:accessURL", address)
                .link("dcat:downloadURL", address)
                .link("dct:format", EU + "file-type/" + file.fileType())
                .link("dcat:mediaType", "https://www.iana.org/assignments/media-types/" + file.mediaType())
                .link("dct:license", LICENCE)
                .text(
                        "dcatde:licenseAttributionByText",
                        Texts.in("de").say("export.open.attribution", municipality.name()),
                        "de")
                .typed("dct:issued", release.releasedOn().toString(), "xsd:date");
    }
}
