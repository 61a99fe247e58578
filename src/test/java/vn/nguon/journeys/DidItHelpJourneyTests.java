package vn.nguon.journeys;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.nguon.BrowserTest;
import vn.nguon.Browsers;
import vn.nguon.demo.Overture;
import vn.nguon.shared.NguonClock;

/**
 * The class of 2022 is over; did it help? In Chromium, the clock moving on to December 2023: a trainee names two actions on a phone and
 * the commune says what came of them, people are placed in the posts they were planned for, answer after six and twelve months, and the
 * leader sees it all in numbers with their lists.
 */
@BrowserTest
@TestPropertySource(properties = "nguon.test=did-it-help")
class DidItHelpJourneyTests {
    @Autowired
    private NguonClock clock;

    @Autowired
    private ApplicationContext program;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void followsTheClassOf2022IntoThePostsOfItsTrainees(Browsers browsers) {
        try (var before = new Overture(program)) {
            before.finishedClassOf2022();
            before.choosePasswords(Offices.PASSWORD);
            clock.travelTo(LocalDateTime.parse("2022-12-01T08:00"));
            var looked = Desk.nothingLookedAt();
            var offices = new Offices(browsers, looked, Desk.at(browsers.desk(), looked));
            offices.signIn("btc", "btc.huyen");
            offices.signIn("btv", "btv.huyen");
            offices.signIn("xa", "dangboxa.yenna");
            offices.signIn("btg", "btg.huyen");
            var inPost = new InPost(program, jdbc, clock, offices, Desk.at(browsers.phone(), Desk.nothingLookedAt()));
            inPost.nameTwoActions();
            inPost.placeTwoPeople();
            var telling = new Telling(offices, browsers);
            telling.publishStory(inPost.traineeName());
            telling.readReport();
            inPost.seeTheTargetAtRisk();
            inPost.seeWhoWasPlacedUntrained();
            inPost.sayWhatCameOfTheActions("2023-01-30T08:00", 3);
            inPost.sayWhatCameOfTheActions("2023-04-29T08:00", 6);
            inPost.review("2023-06-16T08:00", 6, 3);
            inPost.review("2023-12-18T08:00", 12, 4);
            inPost.seeWhetherItHelped();
            inPost.searchByKey();
        } finally {
            clock.returnHome();
        }
    }
}
