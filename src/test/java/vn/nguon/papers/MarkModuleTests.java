package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.attendance.Classroom;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

@SpringBootTest
class MarkModuleTests {
    private static final LocalDate DAY = LocalDate.of(2022, 11, 2);

    @Autowired
    Marks marks;

    @Autowired
    Markers markers;

    @Autowired
    Papers papers;

    @Autowired
    Lock lock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private Classroom given;
    private Viewer school;
    private UUID part;
    private Trainee an;
    private Trainee oi;

    /** Results above papers: decided once a test says so. */
    static class Lock implements MarkLock {
        boolean decided;

        @Override
        public Optional<Refusal> lockedFor(vn.nguon.classes.ClassHead head) {
            return decided ? Optional.of(new Refusal("da-quyet-dinh", "Kết quả đã quyết định.")) : Optional.empty();
        }
    }

    @TestConfiguration
    static class Above {
        @Bean
        Lock lock() {
            return new Lock();
        }
    }

    @BeforeEach
    void aClassToMark() {
        clock.travelTo(DAY.atTime(9, 0));
        lock.decided = false;
        given = new Classroom(jdbc);
        school = given.staff("Trần Thị Mai", Role.SCHOOL, given.school, DAY);
        part = given.assessmentPart(1, "Thu hoạch");
        an = given.trainee("Vi Văn An");
        oi = given.trainee("Lò Thị Ởi");
    }

    @Test
    void keepsAColumnWithRemarks() {
        assertThat(save(school, Map.of(an, "8,25", oi, "7"), Map.of(an, "Số liệu rõ"), Map.of(), ""))
                .isEqualTo(new MarksSaved.Saved(2, 0));
        assertThat(marks.of(given.id))
                .isEqualTo(Map.of(
                        new EnrolmentId(an.enrolment()),
                                Map.of(part, new PartScore(new BigDecimal("8.25"), "Số liệu rõ")),
                        new EnrolmentId(oi.enrolment()), Map.of(part, new PartScore(new BigDecimal("7.00"), ""))));
    }

    @Test
    void changesNothingWhenTheSameFormComesTwice() {
        save(school, Map.of(an, "8"), Map.of(), Map.of(), "");
        assertThat(save(school, Map.of(an, "8,0"), Map.of(), Map.of(), "")).isEqualTo(new MarksSaved.Saved(0, 1));
        assertThat(history()).containsExactly("8.00 v1 ");
    }

    @Test
    void keepsEveryVersionWithItsReason() {
        save(school, Map.of(an, "8"), Map.of(), Map.of(), "");
        assertThat(save(school, Map.of(an, "8,5"), Map.of(), Map.of(an, 1), "")).isInstanceOf(MarksSaved.Refused.class);
        assertThat(save(school, Map.of(an, "8,5"), Map.of(), Map.of(an, 1), "Cộng nhầm"))
                .isEqualTo(new MarksSaved.Saved(1, 1));

        assertThat(history()).containsExactly("8.00 v1 ", "8.50 v2 Cộng nhầm");
        assertThat(marks.column(school, given.code, part).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.was()).isEqualByComparingTo("8");
                    assertThat(change.actor()).isEqualTo("Trần Thị Mai");
                });
    }

    @Test
    void keepsNothingWhenOneMarkCannotBeRead() {
        assertThat(save(school, Map.of(an, "8,3", oi, "7"), Map.of(), Map.of(), ""))
                .isInstanceOfSatisfying(
                        MarksSaved.Wrong.class,
                        wrong -> assertThat(wrong.errors()).containsOnlyKeys(an.key()));
        assertThat(marks.of(given.id)).isEmpty();
    }

    @Test
    void takesNoMarkBackAndNoRemarkWithoutAMark() {
        save(school, Map.of(an, "8"), Map.of(), Map.of(), "");
        assertThat(save(school, Map.of(an, "", oi, ""), Map.of(oi, "Khá"), Map.of(an, 1), "x"))
                .isInstanceOfSatisfying(
                        MarksSaved.Wrong.class,
                        wrong -> assertThat(wrong.errors()).containsOnlyKeys(an.key(), oi.key()));
    }

    @Test
    void tellsWhomAnotherMarkerMarkedSinceAndKeepsTheRest() {
        var second = given.staff("Lê Văn Bình", Role.SCHOOL, given.school, DAY);
        save(second, Map.of(an, "9"), Map.of(), Map.of(), "");

        assertThat(save(school, Map.of(an, "8", oi, "7"), Map.of(), Map.of(), ""))
                .isInstanceOfSatisfying(MarksSaved.Overtaken.class, overtaken -> {
                    assertThat(overtaken.changed()).isOne();
                    assertThat(overtaken.conflicts()).singleElement().satisfies(conflict -> {
                        assertThat(conflict.fullName()).isEqualTo("Vi Văn An");
                        assertThat(conflict.stands()).isEqualByComparingTo("9");
                        assertThat(conflict.actor()).isEqualTo("Lê Văn Bình");
                    });
                });
        assertThat(marks.of(given.id).get(new EnrolmentId(an.enrolment())))
                .containsEntry(part, new PartScore(new BigDecimal("9.00"), ""));
        assertThat(marks.of(given.id)).hasSize(2);
    }

    @Test
    void letsNobodyMarkButTheSchoolAndItsMarkers() {
        var clerk = given.staff("Nguyễn Thị Hải", Role.CENTRE, given.centre, DAY);
        assertThatThrownBy(() -> save(clerk, Map.of(an, "8"), Map.of(), Map.of(), ""))
                .isInstanceOf(Forbidden.class);
        assertThat(marks.grid(clerk, given.code).editable()).isFalse();

        var trainee = given.account(an.person(), DAY, Role.TRAINEE);
        assertThatThrownBy(() -> marks.grid(trainee, given.code)).isInstanceOf(NotFound.class);
        var other =
                given.staff("Người lạ", Role.SCHOOL, given.organisation("Trường khác", "POLITICAL_SCHOOL", null), DAY);
        assertThatThrownBy(() -> marks.grid(other, given.code)).isInstanceOf(NotFound.class);
    }

    @Test
    void letsALecturerMarkFromBeingNamedUntilNotAnyMore() {
        var person = given.person("Trần Văn Lực");
        given.lecturer(person, given.school);
        var lecturer = given.account(person, DAY, Role.LECTURER);
        var ref = jdbc.sql("SELECT ref FROM person WHERE id = :id")
                .param("id", person.value())
                .query(UUID.class)
                .single();
        assertThatThrownBy(() -> marks.grid(lecturer, given.code)).isInstanceOf(NotFound.class);

        assertThat(markers.choice(school, given.code).candidates())
                .singleElement()
                .extracting("named")
                .isEqualTo(false);
        markers.name(school, given.code, ref);
        assertThat(save(lecturer, Map.of(an, "8"), Map.of(), Map.of(), "")).isEqualTo(new MarksSaved.Saved(1, 1));

        assertThat(marks.marking(lecturer)).singleElement().satisfies(one -> {
            assertThat(one.given()).isOne();
            assertThat(one.all()).isEqualTo(2);
        });
        markers.unname(school, given.code, ref);
        assertThat(marks.marking(lecturer)).isEmpty();
        assertThatThrownBy(() -> marks.grid(lecturer, given.code)).isInstanceOf(NotFound.class);
    }

    @Test
    void namesOnlyLecturersOfTheSchool() {
        var person = given.person("Người ngoài");
        given.lecturer(person, given.district);
        var ref = jdbc.sql("SELECT ref FROM person WHERE id = :id")
                .param("id", person.value())
                .query(UUID.class)
                .single();
        var clerk = given.staff("Nguyễn Thị Hải", Role.CENTRE, given.centre, DAY);

        assertThatThrownBy(() -> markers.name(school, given.code, ref)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> markers.choice(clerk, given.code)).isInstanceOf(Forbidden.class);
    }

    @Test
    void changesNoMarkOnceResultsAreDecided() {
        save(school, Map.of(an, "8"), Map.of(), Map.of(), "");
        lock.decided = true;
        assertThat(save(school, Map.of(an, "9"), Map.of(), Map.of(an, 1), "Sửa"))
                .isEqualTo(new MarksSaved.Refused(new Refusal("da-quyet-dinh", "Kết quả đã quyết định.")));
        lock.decided = false;
        given.state("FINISHED");
        assertThat(save(school, Map.of(an, "9"), Map.of(), Map.of(an, 1), "Sửa"))
                .isInstanceOf(MarksSaved.Refused.class);
        assertThat(history()).hasSize(1);
    }

    @Test
    void showsATraineeMarksOnlyAfterTheirRelease() {
        var trainee = given.account(an.person(), DAY, Role.TRAINEE);
        save(school, Map.of(an, "8"), Map.of(an, "Tốt"), Map.of(), "");
        assertThat(own(trainee)).isEmpty();
        assertThat(marks.release(school, given.code)).isInstanceOf(Outcome.Refused.class);

        save(school, Map.of(oi, "7"), Map.of(), Map.of(), "");
        assertThat(marks.release(school, given.code)).isInstanceOf(Outcome.Done.class);
        assertThat(own(trainee)).containsExactly(new MarkBook.OwnMark("Thu hoạch", new BigDecimal("8.00"), "Tốt"));
        assertThat(marks.grid(school, given.code).released()).isTrue();
    }

    @Test
    void marksAPartOfThisClassOnly() {
        var other = new Classroom(jdbc);
        var foreign = other.assessmentPart(1, "Phần khác");
        assertThatThrownBy(() -> marks.column(school, given.code, foreign)).isInstanceOf(NotFound.class);
    }

    private List<MarkBook.OwnMark> own(Viewer trainee) {
        var own = papers.own(trainee).getFirst();
        return marks.own(List.of(own)).getOrDefault(own.enrolmentId(), List.of());
    }

    private MarksSaved save(
            Viewer viewer,
            Map<Trainee, String> scores,
            Map<Trainee, String> remarks,
            Map<Trainee, Integer> loaded,
            String reason) {
        return marks.save(viewer, given.code, part, new MarkForm(keys(scores), keys(remarks), keys(loaded), reason));
    }

    private static <T> Map<String, T> keys(Map<Trainee, T> values) {
        var keys = new HashMap<String, T>();
        values.forEach((trainee, value) -> keys.put(trainee.key(), value));
        return keys;
    }

    private List<String> history() {
        return jdbc.sql(
                        "SELECT score || ' v' || version || ' ' || reason FROM part_mark_change WHERE enrolment_id = :id ORDER BY id")
                .param("id", an.enrolment())
                .query(String.class)
                .list();
    }
}
