package vn.nguon.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.TaskLine;
import vn.nguon.tasks.Tasks;

@SpringBootTest
@RecordApplicationEvents
class AppraisalTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Appraisals appraisals;

    @Autowired
    AppraisalSheets sheets;

    @Autowired
    Opinions opinions;

    @Autowired
    Tasks tasks;

    @Autowired
    NguonClock clock;

    @Autowired
    ApplicationEvents events;

    private FinishedClass given;
    private FinishedClass.Made made;
    private Viewer organiser;
    private Viewer commune;

    @BeforeEach
    void aMarkedClass() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        made = given.made(3);
        given.mark(made, 0, "8.25");
        given.mark(made, 1, "7");
        organiser = given.viewer("Lữ Trọng Khuê", Role.ORGANISATION_BOARD, given.district);
        commune = given.viewer("Vi Thị Lan", Role.COMMUNE, given.commune);
    }

    @Test
    void draftsLevelsAndWordsFromTheFacts() {
        given.missed(made, made.enrolments().getFirst(), 9); // of 128 periods: 7 %
        assertThat(appraisals.draft(organiser, made.code())).isEqualTo(Outcome.done(3));
        assertThat(appraisals.draft(organiser, made.code()))
                .as("nobody is drafted twice")
                .isEqualTo(Outcome.done(0));
        var draft = draft(0);
        assertThat(draft.levels()).isEqualTo(new Levels(Level.FAIR, Level.FAIR, Level.GOOD, Level.FAIR, Level.FAIR));
        assertThat(draft.remark())
                .isEqualTo(
                        "Dự 119/128 tiết, vắng 9 tiết. Thu hoạch: 8,25 điểm; Sát thực tế. Thực hành: 7 điểm; Sát thực tế. Điểm tổng kết 7,94, xếp loại Đạt.");
        assertThat(draft(1).levels().quality()).isEqualTo(Level.GOOD);
        assertThat(draft.ready()).isTrue();
    }

    @Test
    void takesUpWhatPracticeKnows() {
        jdbc.sql("""
                        INSERT INTO skill_survey (class_id, form_id, before_from, before_to, after_from, after_to)
                        SELECT :class, min(id), '2022-10-07', '2022-10-10', '2022-10-26', '2022-10-28' FROM skill_form WHERE organisation_id IS NULL
                        """).param("class", made.id().value()).update();
        skills("SELF", "BEFORE", 2);
        skills("SELF", "AFTER", 4);
        skills("COMMUNE", "BEFORE", 3);
        recommendations();
        appraisals.draft(organiser, made.code());
        assertThat(draft(0).remark())
                .contains(
                        "Nghiên cứu thực tế: nhóm và bản thân nêu 2 giải pháp, kiến nghị (tự nêu 1), 1 được tiếp thu.",
                        "trước và sau khóa: lãnh đạo 2–4, chỉ đạo 2–4,",
                        "Nơi cử đánh giá, thang",
                        "lãnh đạo 3–?");
        assertThat(draft(1).remark()).doesNotContain("Nghiên cứu thực tế", "Tự đánh giá");
    }

    private void skills(String who, String moment, int value) {
        jdbc.sql("""
                        WITH a AS (
                            INSERT INTO skill_answer (enrolment_id, who, moment, at, account_id, actor)
                            VALUES (:e, :who, :moment, :at, :account, 'Lữ Thị Ánh') RETURNING id
                        )
                        INSERT INTO skill_value (answer_id, skill, value) SELECT a.id, s.code, :value FROM a CROSS JOIN skill s
                        """)
                .param("e", made.enrolments().getFirst())
                .param("who", who)
                .param("moment", moment)
                .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .param("account", organiser.id().value())
                .param("value", value)
                .update();
    }

    /** The group's, which is accepted, and one's own, which waits. */
    private void recommendations() {
        jdbc.sql(
                        "INSERT INTO field_study (class_id, topic, first_day, last_day) VALUES (:class, 'Xã Nga My', '2022-10-20', '2022-10-21')")
                .param("class", made.id().value())
                .update();
        long group = jdbc.sql(
                        "INSERT INTO field_group (ref, class_id, no, name) VALUES (:ref, :class, 1, 'Nhóm 1') RETURNING id")
                .param("ref", UUID.randomUUID())
                .param("class", made.id().value())
                .query(Long.class)
                .single();
        jdbc.sql("INSERT INTO field_group_trainee (group_id, enrolment_id) VALUES (:group, :e)")
                .param("group", group)
                .param("e", made.enrolments().getFirst())
                .update();
        jdbc.sql("""
                        INSERT INTO recommendation (ref, class_id, no, group_id, enrolment_id, kind, title, topic, priority, due_on, addressed_to, organisation_id, state, sent_on, answer_by)
                        VALUES (gen_random_uuid(), :class, 1, :group, NULL, 'RECOMMENDATION', 'Mở đường vào bản', 'RURAL', 'HIGH', '2023-01-31', :to, :to, 'ACCEPTED', '2022-11-01', '2022-11-20'),
                               (gen_random_uuid(), :class, 2, :group, :e, 'SOLUTION', 'Họp chi bộ đúng ngày', 'PARTY', 'NORMAL', '2023-01-31', :to, :to, 'PROPOSED', NULL, NULL)
                        """)
                .param("class", made.id().value())
                .param("group", group)
                .param("e", made.enrolments().getFirst())
                .param("to", given.commune.value())
                .update();
    }

    @Test
    void leavesOpenWhatNothingIsKnownAbout() {
        jdbc.sql("DELETE FROM part_mark WHERE enrolment_id = :e AND part_id = :p")
                .param("e", made.enrolments().get(1))
                .param("p", made.parts().get(1))
                .update();
        appraisals.draft(organiser, made.code());
        assertThat(draft(1).levels().skills()).isNull();
        assertThat(draft(1).levels().learning()).as("no final mark").isNull();
        assertThat(draft(1).ready()).isFalse();
        assertThat(refusal(sign(ref(1)))).isEqualTo("chua-du");
    }

    @Test
    void savesWhatAPersonEditsAndRefusesWhoComesLater() {
        assertThat(refusal(appraisals.save(organiser, made.code(), ref(0), edit("", 0))))
                .isEqualTo("chua-co-nhap");
        appraisals.draft(organiser, made.code());
        assertThat(appraisals.save(organiser, made.code(), ref(0), edit("Chắc lý luận", 0)))
                .isEqualTo(Outcome.done(1));
        assertThat(draft(0).remark()).isEqualTo("Chắc lý luận");
        assertThat(draft(0).editedBy()).isEqualTo("Lữ Trọng Khuê");
        assertThatThrownBy(() -> appraisals.save(organiser, made.code(), ref(0), edit("Khác", 0)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void signsInOneGoAndNothingSignedChanges() {
        appraisals.draft(organiser, made.code());
        assertThat(refusal(appraisals.sign(organiser, made.code(), command(Set.of(ref(0)), 1))))
                .isEqualTo("ngay-ky");
        assertThat(refusal(appraisals.sign(organiser, made.code(), command(Set.of(), 0))))
                .isEqualTo("chua-chon");
        assertThat(sign(ref(0), ref(1), ref(2))).isEqualTo(Outcome.done(3));
        assertThat(events.stream(AppraisalsSigned.class)).hasSize(1);
        var signed = signed(0);
        assertThat(signed.signerPost()).isEqualTo("Trưởng Ban Tổ chức");
        assertThat(signed.classification()).isEqualTo(Classification.INTERNAL);
        assertThat(appraisals.sheet(organiser, made.code()).people()).allMatch(one -> one.draft() == null);
        assertThatThrownBy(() -> jdbc.sql("UPDATE appraisal SET remark = 'x'").update())
                .hasMessageContaining("appraisal");
        given.mark(made, 0, "2");
        assertThat(signed(0)).isEqualTo(signed);
    }

    @Test
    void changesASheetOnlyByAnotherVersionWithItsReason() {
        appraisals.draft(organiser, made.code());
        sign(ref(0));
        assertThat(refusal(appraisals.again(organiser, made.code(), ref(1), "x")))
                .isEqualTo("chua-ky");
        assertThat(refusal(appraisals.again(organiser, made.code(), ref(0), " ")))
                .isEqualTo("thieu-ly-do");
        assertThat(appraisals.again(organiser, made.code(), ref(0), "Phúc khảo thu hoạch"))
                .isEqualTo(Outcome.done(1));
        assertThat(refusal(appraisals.save(
                        organiser, made.code(), ref(0), new EditAppraisal(draft(0).levels(), "Khác", "", 0))))
                .isEqualTo("thieu-ly-do");
        var first = signed(0).ref();
        assertThat(sign(ref(0))).isEqualTo(Outcome.done(1));
        assertThat(signed(0).no()).isEqualTo(2);
        assertThat(sheets.sheet(organiser, first).newer()).isTrue();
        assertThat(sheets.sheet(organiser, signed(0).ref()).reason()).isEqualTo("Phúc khảo thu hoạch");
    }

    @Test
    void refusesASecretSheetOnAConnectedInstallation() {
        appraisals.draft(organiser, made.code());
        var command = new SignAppraisals(
                Set.of(ref(0)), "Tương Dương", "Lữ Trọng Khuê", "Trưởng Ban", FinishedClass.DAY, Classification.SECRET);
        assertThat(refusal(appraisals.sign(organiser, made.code(), command))).isEqualTo("mat-khi-noi-mang");
    }

    @Test
    void letsOnlyTheOrganiserWriteAndOnlyThoseConcernedRead() {
        assertThatThrownBy(() -> appraisals.draft(given.clerk, made.code())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> appraisals.sheet(given.stranger, made.code())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> appraisals.sheet(given.trainee(made, 2), made.code()))
                .isInstanceOf(NotFound.class);
        appraisals.draft(organiser, made.code());
        sign(ref(0));
        var sheet = signed(0).ref();
        var self = given.trainee(made, 0);
        var other = given.trainee(made, 1);
        for (var reader : List.of(organiser, given.clerk, commune, self))
            assertThat(sheets.sheet(reader, sheet).person().fullName()).isEqualTo("Lữ Thị Ánh");
        for (var reader : List.of(given.stranger, other))
            assertThatThrownBy(() -> sheets.sheet(reader, sheet)).isInstanceOf(NotFound.class);
    }

    @Test
    void goesToWhoSentTheTraineeAsATaskThatEndsWithReceipt() {
        appraisals.draft(organiser, made.code());
        assertThat(tasks.of(organiser)).extracting(TaskLine::subject).contains("Sửa và ký phiếu nhận xét học viên");
        sign(ref(0), ref(1));
        assertThat(tasks.of(organiser)).extracting(TaskLine::subject).contains("Sửa và ký phiếu nhận xét học viên");
        assertThat(tasks.of(commune)).extracting(TaskLine::subject).containsExactly("Nhận 2 phiếu nhận xét học viên");
        assertThat(sheets.sent(commune)).hasSize(2).noneMatch(AppraisalSheets.Sent::received);
        assertThat(sheets.receive(commune, made.code())).isEqualTo(Outcome.done(1));
        assertThat(tasks.of(commune)).isEmpty();
        assertThat(sheets.sent(commune)).allMatch(AppraisalSheets.Sent::received);
        sign(ref(2));
        assertThat(tasks.of(commune)).extracting(TaskLine::subject).containsExactly("Nhận 1 phiếu nhận xét học viên");
        assertThat(tasks.of(organiser)).isEmpty();
        assertThatThrownBy(() -> sheets.receive(given.stranger, made.code())).isInstanceOf(NotFound.class);
    }

    @Test
    void asksClassCommitteeAndGroupsFirst() {
        assertThat(refusal(opinions.ask(organiser, made.code()))).isEqualTo("chua-co-ban-can-su");
        jdbc.sql("UPDATE enrolment SET office = 'MONITOR' WHERE id = :id")
                .param("id", made.enrolments().getFirst())
                .update();
        var monitor = given.trainee(made, 0);
        assertThatThrownBy(() -> opinions.asked(monitor, made.code())).isInstanceOf(NotFound.class);
        assertThat(opinions.ask(organiser, made.code())).isEqualTo(Outcome.done(FinishedClass.DAY.plusDays(5)));
        assertThat(refusal(opinions.ask(organiser, made.code()))).isEqualTo("da-hoi");
        assertThat(tasks.of(monitor)).extracting(TaskLine::link).containsExactly("/lop/" + made.code() + "/y-kien");
        assertThat(opinions.asked(monitor, made.code()).lines())
                .as("everybody but oneself")
                .extracting(Opinions.Line::fullName)
                .containsExactly("Vi Văn Ẩn", "Lầu Bá Chò");
        assertThatThrownBy(() -> opinions.asked(given.trainee(made, 1), made.code()))
                .isInstanceOf(NotFound.class);
        assertThat(opinions.give(monitor, made.code(), Map.of(ref(1), " Nhiệt tình ", ref(0), "Tự khen")))
                .isEqualTo(Outcome.done(1));
        assertThat(tasks.of(monitor)).isEmpty();
        var said = appraisals.withOpinions(organiser, made.code());
        assertThat(said.of(ref(1)).opinions())
                .extracting(Appraised.Opinion::text)
                .containsExactly("Nhiệt tình");
        assertThat(said.of(ref(0)).opinions()).isEmpty();
        opinions.give(monitor, made.code(), Map.of());
        assertThat(appraisals.withOpinions(organiser, made.code()).of(ref(1)).opinions())
                .isEmpty();
    }

    private Outcome<Integer> sign(UUID... people) {
        return appraisals.sign(organiser, made.code(), command(new HashSet<>(List.of(people)), 0));
    }

    private static SignAppraisals command(Set<UUID> people, int daysLater) {
        return new SignAppraisals(
                people,
                "Tương Dương",
                "Lữ Trọng Khuê",
                "Trưởng Ban Tổ chức",
                FinishedClass.DAY.plusDays(daysLater),
                Classification.INTERNAL);
    }

    private static EditAppraisal edit(String remark, int version) {
        return new EditAppraisal(
                new Levels(Level.GOOD, Level.GOOD, Level.FAIR, Level.FAIR, Level.AVERAGE), remark, "", version);
    }

    private UUID ref(int index) {
        return jdbc.sql("SELECT ref FROM enrolment WHERE id = :id")
                .param("id", made.enrolments().get(index))
                .query(UUID.class)
                .single();
    }

    private Appraised.Draft draft(int index) {
        var draft = appraisals.sheet(organiser, made.code()).of(ref(index)).draft();
        assertThat(draft).isNotNull();
        return java.util.Objects.requireNonNull(draft);
    }

    private Appraised.Signed signed(int index) {
        return java.util.Objects.requireNonNull(
                appraisals.sheet(organiser, made.code()).of(ref(index)).signed());
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code() : "done";
    }
}
