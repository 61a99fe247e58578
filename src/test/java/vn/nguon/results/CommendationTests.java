package vn.nguon.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.TaskLine;
import vn.nguon.tasks.Tasks;

@SpringBootTest
@RecordApplicationEvents
class CommendationTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Results results;

    @Autowired
    Commendations commendations;

    @Autowired
    Tasks tasks;

    @Autowired
    NguonClock clock;

    @Autowired
    ApplicationEvents events;

    private FinishedClass given;
    private FinishedClass.Made made;
    private Viewer steering;

    /** Marks 9, 8.75, 8.5, 8.25 and 4 for the last, who gets no certificate. */
    @BeforeEach
    void aDecidedClass() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        made = given.made(5);
        var marks = List.of("9", "8.75", "8.5", "8.25", "4");
        for (int i = 0; i < 5; i++)
            for (int part = 0; part < 2; part++)
                given.mark(made, made.enrolments().get(i), part, marks.get(i));
        steering = given.viewer("Lô Khăm Xỉ", Role.APPROVER, given.district);
    }

    private void resultsDecided() {
        assertThat(results.decide(
                        given.clerk,
                        made.code(),
                        CredentialKind.CERTIFICATE,
                        Decide.byMarks(made.id().value() + "-QĐ/TCT", FinishedClass.DAY)))
                .isEqualTo(Outcome.done(4));
    }

    @Test
    void proposesByRuleAndQuotaAtTwoLevels() {
        assertThat(sheet(CommendationKind.MERIT_LETTER).lines()).isEmpty();
        assertThat(refusal(decide(given.clerk, CommendationKind.MERIT_LETTER, "", Map.of(), 0)))
                .isEqualTo("chua-co-ket-qua");
        resultsDecided();
        var letter = sheet(CommendationKind.MERIT_LETTER);
        assertThat(letter.quota()).isOne();
        assertThat(letter.mark().source().text()).isEqualTo("mặc định, chưa có văn bản");
        assertThat(letter.lines())
                .extracting(line -> line.person().facts().fullName())
                .as("who got the certificate, the best first")
                .containsExactly("Lữ Thị Ánh", "Vi Văn Ẩn", "Lầu Bá Chò", "Đặng Thị Ước");
        assertThat(letter.lines())
                .extracting(CommendationSheet.Line::proposal)
                .containsExactly(Proposal.PROPOSED, Proposal.NONE, Proposal.NONE, Proposal.NONE);
        assertThat(sheet(CommendationKind.PRAISE).lines())
                .extracting(CommendationSheet.Line::proposal)
                .as("whoever gets the letter is not praised, too")
                .containsExactly(Proposal.NONE, Proposal.PROPOSED, Proposal.NONE, Proposal.NONE);
    }

    @Test
    void letsPeoplePutSomebodyOnOrOffWithAReason() {
        resultsDecided();
        var kind = CommendationKind.PRAISE;
        var wanted = Set.of(ref(2));
        assertThat(refusal(commendations.propose(given.clerk, made.code(), kind, wanted, Map.of())))
                .isEqualTo("thieu-ly-do");
        var reasons = Map.of(ref(1), "Đã được khen năm nay", ref(2), "Đi đầu trong nghiên cứu thực tế");
        assertThat(commendations.propose(given.clerk, made.code(), kind, wanted, reasons))
                .isEqualTo(Outcome.done(1));
        assertThat(sheet(kind).lines())
                .filteredOn(CommendationSheet.Line::chosen)
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).isEqualTo("Đi đầu trong nghiên cứu thực tế"));
        assertThat(tasks.of(steering)).extracting(TaskLine::subject).contains("Quyết định khen thưởng: tuyên dương");
        assertThatThrownBy(() -> commendations.propose(given.stranger, made.code(), kind, wanted, reasons))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> commendations.propose(steering, made.code(), kind, wanted, reasons))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void decidesOnceAndThenOnlyByASupplementaryDecision() {
        resultsDecided();
        var kind = CommendationKind.MERIT_LETTER;
        assertThatThrownBy(() -> decide(steering, kind, "", Map.of(), 0)).isInstanceOf(Forbidden.class);
        assertThat(refusal(decide(given.clerk, kind, "", Map.of(1, "Nhiều đóng góp"), 0, 1)))
                .isEqualTo("qua-chi-tieu");
        assertThat(decide(given.clerk, kind, "Trường đồng ý thêm một người", Map.of(1, "Nhiều đóng góp"), 0, 1))
                .isEqualTo(Outcome.done(2));
        assertThat(events.stream(CommendationsDecided.class)).hasSize(1);
        assertThat(refusal(commendations.propose(given.clerk, made.code(), kind, Set.of(), Map.of())))
                .isEqualTo("da-quyet-dinh");
        assertThat(refusal(decide(given.clerk, kind, "Như cũ", Map.of(), 0, 1))).isEqualTo("khong-co-ai");
        assertThat(refusal(decide(given.clerk, kind, "", Map.of(), 0))).isEqualTo("thieu-ly-do");
        assertThat(decide(given.clerk, kind, "Khiếu nại đúng", Map.of(), 0)).isEqualTo(Outcome.done(1));
        var sheet = sheet(kind);
        assertThat(sheet.decisions()).extracting(CommendationSheet.Made::no).containsExactly(1, 2);
        assertThat(sheet.lines()).extracting(CommendationSheet.Line::given).containsExactly(true, false, null, null);
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM commendation_line").update())
                .hasMessageContaining("commendation_line");
        assertThat(results.own(given.trainee(made, 0)).getFirst().commended()).isEqualTo("Giấy khen");
        assertThat(results.own(given.trainee(made, 1)).getFirst().commended()).isEmpty();
    }

    @Test
    void refusesADecisionFromTheFutureAndAPersonWhoDidNotPass() {
        resultsDecided();
        var reasons = new HashMap<UUID, String>();
        assertThat(refusal(commendations.decide(
                        steering,
                        made.code(),
                        CommendationKind.PRAISE,
                        new Commend("9-QĐ", FinishedClass.DAY.plusDays(1), "", Set.of(ref(1)), reasons))))
                .isEqualTo("ngay-quyet-dinh");
        assertThat(refusal(decide(steering, CommendationKind.PRAISE, "", Map.of(), 4)))
                .isEqualTo("khong-co-nguoi");
        assertThat(decide(steering, CommendationKind.PRAISE, "", Map.of(), 1)).isEqualTo(Outcome.done(1));
    }

    private Outcome<Integer> decide(
            Viewer by, CommendationKind kind, String reason, Map<Integer, String> reasons, int... chosen) {
        var refs = new HashSet<UUID>();
        for (var index : chosen) refs.add(ref(index));
        var byRef = new HashMap<UUID, String>();
        reasons.forEach((index, text) -> byRef.put(ref(index), text));
        return commendations.decide(
                by,
                made.code(),
                kind,
                new Commend(
                        made.id().value() + "-KT/" + kind + System.nanoTime(), FinishedClass.DAY, reason, refs, byRef));
    }

    private CommendationSheet sheet(CommendationKind kind) {
        return commendations.sheet(given.clerk, made.code(), kind);
    }

    private UUID ref(int index) {
        return jdbc.sql("SELECT ref FROM enrolment WHERE id = :id")
                .param("id", made.enrolments().get(index))
                .query(UUID.class)
                .single();
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code() : "done";
    }
}
