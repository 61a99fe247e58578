package vn.nguon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import vn.nguon.BrowserTest;
import vn.nguon.Browsers;
import vn.nguon.demo.Overture;
import vn.nguon.shared.NguonClock;

/**
 * From the two planning lists over the map of 01/07/2025 in Chromium: xã Tam Hợp names people for a class of 2022; the province redraws
 * the map; xã Tam Thái, of which it is a part by then, names people for a class of 2026 on a phone; the class of 2022 still prints on
 * its own map. The lists come in through the façade here: {@link OneClassJourneyTests} clicks them in.
 */
@BrowserTest
@TestPropertySource(properties = "nguon.test=redraw-the-map")
class RedrawTheMapJourneyTests {
    private static final Path PLACES = Path.of("src/test/resources/journeys/dia-ban.csv");
    private static final String OLD_CLASS = "TD-2022-02";
    private static final String NEW_CLASS = "NA-2026-01";
    private static final String OLD_COMMUNE = "Xã Tam Hợp";
    private static final String NEW_COMMUNE = "Xã Tam Thái";

    @Autowired
    private NguonClock clock;

    @Autowired
    private ApplicationContext program;

    @Test
    void namesPeopleOnTheOldMapAndOnTheNewOne(Browsers browsers) {
        try (var before = new Overture(program)) {
            before.classOf2022(OLD_CLASS);
            before.choosePasswords(Offices.PASSWORD);
            var looked = Desk.nothingLookedAt();
            var offices = new Offices(browsers, looked, Desk.at(browsers.desk(), looked));
            clock.travelTo(LocalDateTime.parse("2022-10-13T08:00"));
            var sent = nominateIn2022(offices, browsers, looked);

            before.provinceTakesOver();
            before.choosePasswords(Offices.PASSWORD);
            clock.travelTo(LocalDateTime.parse("2025-07-01T08:00"));
            var province = offices.signIn("btctinh", "btc.tinh");
            offices.redrawTheMap(PLACES);
            province.go("/quy-hoach?nhiem-ky=2025-2030").see("Đảng ủy xã Tam Thái");

            before.classOf2026(NEW_CLASS);
            clock.travelTo(LocalDateTime.parse("2026-03-23T08:00"));
            nominateIn2026(offices, browsers);
            countOnTheNewMap(province);
            printOnBothMaps(province, sent);
        } finally {
            clock.returnHome();
        }
    }

    private static List<String> nominateIn2022(Offices offices, Browsers browsers, Set<String> looked) {
        var nominating = new Nominating(
                OLD_CLASS, OLD_COMMUNE, offices.signIn("btc", "btc.huyen"), offices.signIn("btv", "btv.huyen"));
        nominating.ask(2, "20/10/2022", List.of("2020–2025", "2025–2030"));
        var commune = nominating.openCommune(Desk.at(browsers.desk(), looked));
        var names = nominating.propose(commune, 2, "31-CV/ĐU", "13/10/2022");
        nominating.appraise(names);
        nominating.decide("881-QĐ/HU", "13/10/2022");
        nominating.summon(names.subList(0, 2), "12-GTT/HU", "13/10/2022");
        nominating.confirm(commune, names.getFirst());
        return names.subList(0, 2);
    }

    /** Whoever was planned for Tam Hợp is asked for by Tam Thái now; its clerk has nothing but a phone. */
    private static void nominateIn2026(Offices offices, Browsers browsers) {
        var nominating =
                new Nominating(NEW_CLASS, NEW_COMMUNE, offices.desk("btctinh"), offices.signIn("btvtinh", "btv.tinh"));
        nominating.ask(2, "10/04/2026", List.of("2025–2030"));
        var phone = nominating.openCommune(Desk.at(browsers.phone(), Desk.nothingLookedAt()));
        phone.go("/cu-hoc-vien/" + NEW_CLASS);
        var names = nominating.propose(phone, 2, "07-CV/ĐU", "23/03/2026");
        Browsers.picture(phone.page(), "xa-de-nghi");
        nominating.appraise(names);
        nominating.decide("1920-QĐ/TU", "23/03/2026");
        phone.go("/cu-hoc-vien/" + NEW_CLASS).see("Đã quyết định cử");
        offices.desk("btctinh")
                .go("/lop/" + NEW_CLASS + "/hoc-vien")
                .see(names.getFirst())
                .see(NEW_COMMUNE);
    }

    /** People of the terms that go on stand at xã Tam Thái on either map; the choice is there since some lists name older ones. */
    private static void countOnTheNewMap(Desk province) {
        province.go("/quy-hoach/don-vi").choose("Bản đồ", "Từ 01/07/2025").press("Lọc");
        province.see("Đảng ủy xã Tam Thái");
        assertThat(province.page().locator("tbody")).not().containsText("Đảng ủy xã Tam Đình");
        province.page()
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText("Đảng ủy xã Tam Thái"))
                .locator("td a")
                .first()
                .click();
        province.see("Đảng ủy xã Tam Thái").look();
    }

    private static void printOnBothMaps(Desk province, List<String> sent) {
        var roster = "/lop/" + OLD_CLASS + "/hoc-vien";
        province.go(roster).follow("In");
        for (var name : sent) province.see(name);
        province.see(OLD_COMMUNE);
        assertThat(province.page().locator("main")).not().containsText(NEW_COMMUNE);
        province.go(roster).choose("Bản đồ", "Từ 01/07/2025").press("Lọc").follow("In");
        for (var name : sent) province.see(name);
        province.see(NEW_COMMUNE).see("bản đồ từ ngày 01/07/2025");
        assertThat(province.page().locator("main")).not().containsText(OLD_COMMUNE);
    }
}
