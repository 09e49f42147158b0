package de.defus.monitor.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.defus.monitor.account.Invitations;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/**
 * The main job, in a real browser: residents answer the demo survey on a phone without JavaScript and on a desk, an analyst
 * closes and releases the wave, and the workbook has the number that a second computation finds.
 */
@QuarkusTest
@TestProfile(MainJobTest.DatabaseOfItsOwn.class)
@WithTestResource(TestDatabase.class)
class MainJobTest {

    /** The wave is released here, which no other test may see. */
    public static class DatabaseOfItsOwn implements QuarkusTestProfile {}

    private static final int FIRST_CATEGORY = 1;

    @TestHTTPResource
    URI base;

    private final List<String> barriers = new ArrayList<>();

    @Test
    void fromTheFirstQuestionToANumberInTheWorkbook() throws IOException {
        try (var browsers = new Browsers()) {
            var root = base.toString().replaceAll("/$", "");
            answer(browsers.visitor(root, 375, "de-DE", false), "Weiter", "Absenden", false);
            answer(browsers.visitor(root, 375, "de-DE", true), "Weiter", "Absenden", true);
            answer(browsers.visitor(root, 1280, "en-GB", true), "Next", "Send", true);
            var staff = browsers.visitor(root, 1280, "de-DE", true);
            release(staff);
            var workbook = download(staff);
            var expected = IndependentShare.of(DemoPeople.respondents(3), DemoPeople.population(), FIRST_CATEGORY);
            assertEquals(expected, shareInWorkbook(workbook), 1e-9);
            visitResults(browsers.visitor(root, 375, "de-DE", true));
            assertEquals(List.of(), barriers);
            assertEquals(List.of(), browsers.complaints());
        }
    }

    private void answer(BrowserContext visitor, String next, String send, boolean scripts) {
        var page = visitor.newPage();
        page.navigate("/b/demo");
        check(page, scripts);
        page.locator("main a.button").click();
        var sections = 0;
        while (!page.url().endsWith("/pruefen")) {
            check(page, scripts);
            assertFitsWidth(page, scripts);
            fill(page);
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(next).setExact(true))
                    .click();
            if (page.locator(".error-summary").count() > 0) {
                // The district is the one answer that is needed: everything else stays ticked.
                check(page, scripts);
                assertTrue(page.locator("input:checked").count() > 0, "answers are kept");
                page.locator("input[name=district]").nth(2).check();
                page.getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName(next).setExact(true))
                        .click();
            }
            assertTrue(++sections < 20, "the way ends");
        }
        check(page, scripts);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(send))
                .click();
        assertThat(page).hasURL(Pattern.compile("/b/demo/danke$"));
        check(page, scripts);
        page.reload();
        assertThat(page.locator(".notice--success")).isVisible();
        visitor.close();
    }

    /** Ticks the second option of everything but the district, "yes" on the filter, and writes a text. */
    private static void fill(Page page) {
        for (var group : page.locator("main fieldset").all()) {
            var item = group.locator("input").first().getAttribute("name");
            if (!item.equals("district")) {
                group.locator("input[type=radio], input[type=checkbox]")
                        .nth(item.equals("activities_restricted") ? 0 : 1)
                        .check();
            }
        }
        for (var text : page.locator("main textarea").all()) {
            text.fill("=HYPERLINK(\"x\") Bahnhof, abends");
        }
    }

    private void release(BrowserContext staff) {
        var page = staff.newPage();
        page.navigate(Invitations.analyst("musterstadt"));
        check(page, true);
        page.getByLabel("E-Mail-Adresse").fill("analyse@musterstadt.example");
        page.getByLabel("Passwort").fill("ein langes Passwort mit 7 Wörtern");
        page.locator("main button").click();
        assertThat(page).hasURL(Pattern.compile("/stadt$"));
        check(page, true);
        page.locator("main a")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Musterstadt"))
                .first()
                .click();
        check(page, true);
        assertThat(page.locator("#welle-3")).containsText("603 Antworten");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Welle schließen"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Auswerten und veröffentlichen"))
                .click();
        assertThat(page.locator("#welle-3")).containsText("veröffentlicht");
        check(page, true);
        for (var path : List.of("/stadt/gebiete", "/stadt/befragungen/neu", "/")) {
            page.navigate(path);
            check(page, true);
        }
    }

    private void visitResults(BrowserContext visitor) {
        var page = visitor.newPage();
        for (var path : List.of(
                "/ergebnisse/demo",
                "/ergebnisse/demo?welle=2",
                "/ergebnisse/demo/methode",
                "/ergebnisse/demo/frage/safe_place_parks",
                "/ergebnisse/demo/frage/unsafe_reasons",
                "/datenschutz",
                "/barrierefreiheit",
                "/anmelden")) {
            page.navigate(path);
            check(page, true);
            assertFitsWidth(page, true);
        }
    }

    private static Path download(BrowserContext staff) {
        var page = staff.newPage();
        page.navigate("/ergebnisse/demo");
        return page.waitForDownload(() -> page.getByText("Tabellenband").first().click())
                .path();
    }

    private static double shareInWorkbook(Path file) throws IOException {
        try (var workbook = new XSSFWorkbook(file.toFile())) {
            for (Row row : workbook.getSheet("1")) {
                var group = row.getCell(1);
                if (group != null
                        && group.getCellType() == CellType.STRING
                        && group.getStringCellValue().equals("Alle Befragten")) {
                    return row.getCell(4).getNumericCellValue();
                }
            }
            throw new AssertionError("no row of all respondents");
        } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException broken) {
            throw new IOException(broken);
        }
    }

    private void check(Page page, boolean scripts) {
        assertFalse(page.content().contains("???"));
        if (scripts) {
            barriers.addAll(Browsers.barriers(page));
        }
    }

    /** Nothing makes the page itself scroll sideways. */
    private static void assertFitsWidth(Page page, boolean scripts) {
        if (scripts) {
            var wider = (Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
            assertFalse(wider, page.url() + " is wider than the window");
        }
    }
}
