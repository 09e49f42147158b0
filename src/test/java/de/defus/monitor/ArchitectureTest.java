package de.defus.monitor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The picture in docs/architecture.md, held by the build. */
class ArchitectureTest {

    private static final String BASE = "de.defus.monitor.";
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("platform", Set.of()),
            entry("analysis", Set.of()),
            entry("questionnaire", Set.of("platform")),
            entry("place", Set.of("account", "platform")),
            entry("account", Set.of("platform")),
            entry("job", Set.of("account", "platform")),
            entry("survey", Set.of("questionnaire", "place", "account", "platform")),
            entry("response", Set.of("survey", "questionnaire", "place", "account", "platform")),
            entry(
                    "evaluation",
                    Set.of("analysis", "response", "survey", "questionnaire", "place", "account", "platform")),
            entry(
                    "report",
                    Set.of("analysis", "evaluation", "survey", "questionnaire", "place", "account", "job", "platform")),
            entry(
                    "export",
                    Set.of(
                            "analysis",
                            "evaluation",
                            "response",
                            "survey",
                            "questionnaire",
                            "place",
                            "account",
                            "job",
                            "platform")),
            entry("walk", Set.of("analysis", "evaluation", "survey", "questionnaire", "place", "account", "platform")),
            entry(
                    "demo",
                    Set.of(
                            "walk",
                            "evaluation",
                            "response",
                            "survey",
                            "questionnaire",
                            "place",
                            "account",
                            "platform",
                            "analysis")));
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("de.defus.monitor");

    @TestFactory
    Stream<DynamicTest> eachFeatureUsesOnlyWhatThePictureAllows() {
        return MAY_USE.entrySet().stream()
                .map(arrow -> dynamicTest(arrow.getKey() + " uses only " + arrow.getValue(), () -> {
                    var allowed = Stream.concat(Stream.of(arrow.getKey()), arrow.getValue().stream())
                            .map(feature -> BASE + feature + "..")
                            .toArray(String[]::new);
                    classes()
                            .that()
                            .resideInAPackage(BASE + arrow.getKey() + "..")
                            .should()
                            .onlyDependOnClassesThat(
                                    resideOutsideOfPackage("de.defus.monitor..").or(resideInAnyPackage(allowed)))
                            .check(OURS);
                }));
    }

    @Test
    void everyClassBelongsToAFeatureOfThePicture() {
        var known = Stream.concat(
                        Stream.of("de.defus.monitor"), MAY_USE.keySet().stream().map(name -> BASE + name + ".."))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(known).check(OURS);
    }

    @Test
    void theStatisticsKnowNoFramework() {
        classes()
                .that()
                .resideInAPackage(BASE + "analysis..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.apache.commons.math3..", BASE + "analysis..")
                .check(OURS);
    }

    @Test
    void thePartsOfTheStatisticsAreFreeOfCycles() {
        slices().matching(BASE + "analysis.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void reportsSeePublishedTablesOnly() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "analysis.data..", BASE + "analysis.estimate..", BASE + "analysis.weight..")
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void openDataSeePublishedTablesOnly() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "export.opendata..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "analysis.data..",
                        BASE + "analysis.estimate..",
                        BASE + "analysis.weight..",
                        BASE + "response..",
                        BASE + "export.microdata..")
                .check(OURS);
    }

    @Test
    void walksSeePublishedTablesOnly() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "walk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "analysis.data..", BASE + "analysis.estimate..", BASE + "analysis.weight..")
                .check(OURS);
    }

    @Test
    void onlyReportsDocumentsLettersAndPhotosDraw() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        BASE + "report..", BASE + "platform.pdf..", BASE + "survey.access..", BASE + "walk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..")
                .check(OURS);
    }

    @Test
    void onlyChartsKnowTheirLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "report.chart..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jfree..")
                .check(OURS);
    }

    @Test
    void onlyReportsExportsAndTheListOfMeasuresWriteWorkbooks() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "report..", BASE + "export..", BASE + "walk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.poi..")
                .check(OURS);
    }

    @Test
    void timeAndChanceAreInjected() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "platform..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class)
                .check(OURS);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        fields().should().notBeAnnotatedWith(Inject.class).check(OURS);
    }

    @Test
    void entitiesStayInsideTheirFeature() {
        classes()
                .that()
                .areAnnotatedWith(jakarta.persistence.Entity.class)
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(OURS);
    }
}
