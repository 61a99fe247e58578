package vn.nguon.journeys;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import vn.nguon.BrowserTest;
import vn.nguon.Browsers;
import vn.nguon.demo.Interlude;
import vn.nguon.demo.Overture;
import vn.nguon.shared.NguonClock;

/**
 * What the class of 07/10/2022 did beside its lectures, seen with one of its 91 trainees: the forms on five skills, her turn as head of
 * the committee, the journey to a commune and what the commune did about it, her paper from hand-in to appeal, what she says of the
 * class, and what is said of her. Trainees, observers and the commune hold phones, offices sit at desks. How the class came about:
 * {@link OneClassJourneyTests}; what the other ninety do comes through façades.
 */
@BrowserTest
@TestPropertySource(properties = "nguon.test=after-the-lectures")
class AfterTheLecturesJourneyTests {
    private static final String TRAINEE = "Lô Thị Loan";
    /** Of the same commune and so of the same study group. */
    private static final String FELLOW = "Quang Minh Cường";

    /** Of the same study group; no situation has so many parts. */
    private static final List<String> FELLOWS =
            List.of(FELLOW, "Lương Thị Bích Hoài", "Lộc Đình Toàn", "Xeo Bá Chiến", "Lữ Thanh Long", "Vừ Bá Xử");

    private static final String COMMUNE = "Lầu Bá Chò";
    private static final String GUIDE = "Hồ Thị Thêm";
    private static final String GUIDE_BY_PHONE = GUIDE + " trên điện thoại";
    private static final List<String> MARKERS = List.of("Nguyễn Thị Hải", GUIDE, "Lang Thị Ngân");
    private static final String ANOTHER = "Trương Văn Đỉnh";

    @Autowired
    private NguonClock clock;

    @Autowired
    private ApplicationContext program;

    @Test
    void actsVisitsWritesAndIsAppraised(Browsers browsers) {
        try (var before = new Overture(program)) {
            var others = before.lecturesOf2022();
            others.commune("Xã Tam Hợp", "chung.tamhop", COMMUNE, LocalDate.of(2022, 10, 7));
            before.choosePasswords(Offices.PASSWORD);
            at("2022-10-07T10:00");
            var offices = everybody(browsers, others);
            var acting = new Acting(offices, TRAINEE);
            var trip = new FieldTrip(offices, TRAINEE, COMMUNE);
            var judging = new Judging(offices, TRAINEE, FELLOW);
            var appraising = new Appraising(offices, TRAINEE, COMMUNE);

            acting.answerBefore(COMMUNE);
            at("2022-10-17T09:00");
            trip.plan();
            at("2022-10-19T14:00");
            acting.deal();
            at("2022-10-25T16:00");
            var onlooker = acting.onlooker(FELLOWS);
            offices.signInByPhone(onlooker, others.username(onlooker));
            acting.score(onlooker, GUIDE_BY_PHONE);
            others.othersAct(TRAINEE);
            at("2022-10-25T17:30");
            acting.release();
            at("2022-10-27T16:00");
            trip.write();
            at("2022-10-28T10:00");
            trip.send();
            judging.arrange(MARKERS);
            at("2022-10-28T16:00");
            acting.answerAfter(COMMUNE);
            at("2022-10-28T17:30");
            var topics = appraising.openSurvey();
            others.fourSayTheirMind(Set.of(TRAINEE, FELLOW)::contains);
            appraising.answerSurvey();
            others.classIsTaught();
            at("2022-10-29T08:00");
            judging.handIn();
            at("2022-10-30T08:00");
            judging.copy();
            others.othersHandIn(Set.of(TRAINEE, FELLOW));
            others.comparePapers();
            at("2022-11-01T08:00");
            others.countFeedback();
            appraising.readSurvey(topics);
            at("2022-11-07T09:00");
            judging.dealAndMark();
            others.othersMark(TRAINEE);
            at("2022-11-09T10:00");
            trip.answer();
            at("2022-11-11T15:00");
            judging.release();
            at("2022-11-14T09:00");
            judging.appeal(MARKERS, ANOTHER);
            others.decideResults();
            at("2022-11-16T09:00");
            appraising.commend();
            appraising.appraise(others.monitor());
            at("2022-12-20T09:00");
            trip.report();
        } finally {
            clock.returnHome();
        }
    }

    private void at(String moment) {
        clock.travelTo(LocalDateTime.parse(moment));
    }

    private static Offices everybody(Browsers browsers, Interlude others) {
        var looked = Desk.nothingLookedAt();
        var offices = new Offices(browsers, looked, Desk.at(browsers.desk(), looked));
        offices.signIn("trungtam", "ttct.huyen");
        offices.signIn("btc", "btc.huyen");
        offices.signIn("btv", "btv.huyen");
        offices.signIn("truong", "daotao.truong");
        offices.signIn("giamhieu", "giamhieu.truong");
        for (var marker : MARKERS) offices.signIn(marker, others.username(marker));
        offices.signIn(ANOTHER, others.username(ANOTHER));
        for (var trainee : List.of(TRAINEE, FELLOW, others.monitor()))
            offices.signInByPhone(trainee, others.username(trainee));
        offices.signInByPhone(GUIDE_BY_PHONE, others.username(GUIDE));
        offices.signInByPhone(COMMUNE, "chung.tamhop");
        return offices;
    }
}
