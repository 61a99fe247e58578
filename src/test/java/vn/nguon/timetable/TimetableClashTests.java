package vn.nguon.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.nguon.shared.Role;

/** A room, a person or a study group in two places at once: refused by the database, told in words, and only to whom may know. */
class TimetableClashTests extends TimetabledClass {
    private Slot slot(int day, Half half) {
        return new Slot(day(day), half);
    }

    private static <T> T done(Change<T> change) {
        return switch (change) {
            case Change.Done<T>(var value) -> value;
            case Change.Clashing<T>(var clashes) -> throw new AssertionError(clashes);
            case Change.Refused<T>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static String refused(Change<?> change) {
        return switch (change) {
            case Change.Done<?> done -> throw new AssertionError(done);
            case Change.Clashing<?>(var clashes) -> clashes.getFirst().what().code();
            case Change.Refused<?>(var refusal) -> refusal.code();
        };
    }

    private static Clash clash(Change<?> change) {
        if (change instanceof Change.Clashing<?>(var clashes)) return clashes.getFirst();
        throw new AssertionError(change);
    }

    private SessionPlan plan(UUID room, List<Integer> groupNos, List<UUID> lecturers) {
        return new SessionPlan(SessionKind.TOPIC, given.topic(NTM), "", 4, room, "", groupNos, lecturers, null, null);
    }

    private SessionPlan by(UUID... lecturers) {
        return new SessionPlan(
                SessionKind.TOPIC, given.topic(NTM), "", 4, null, "", List.of(), List.of(lecturers), null, null);
    }

    private List<SessionCard> all() {
        return sessions.of(centre, head);
    }

    @Test
    void refusesARoomThatAnotherClassUsesAndSaysWhich() {
        var hall = room("Hội trường 1");
        done(timetables.place(centre, head, slot(1, Half.MORNING), plan(hall, List.of(), List.of())));
        var first = head;
        head = newClass(Objects.requireNonNull(first.firstDay()));
        var outcome = timetables.place(centre, head, slot(1, Half.MORNING), plan(hall, List.of(), List.of()));
        assertThat(clash(outcome).what()).isEqualTo(Clash.What.ROOM);
        assertThat(clash(outcome).name()).isEqualTo("Hội trường 1");
        assertThat(clash(outcome).otherClass()).isEqualTo(first.code());
        assertThat(clash(outcome).sentence()).contains("07:30–11:00", NTM);
        assertThat(all()).isEmpty();
    }

    @Test
    void refusesALecturerInTwoPlacesAlsoAcrossOrganisations() {
        done(timetables.place(centre, head, slot(2, Half.AFTERNOON), by(teacher)));
        head = newClass(Objects.requireNonNull(head.firstDay()));
        jdbc.sql("""
                INSERT INTO lecturer (ref, person_id, kind, organisation_id, valid)
                SELECT gen_random_uuid(), p.id, 'VISITING', :centre, '[2021-01-01,)' FROM person p WHERE p.ref = :ref
                ON CONFLICT DO NOTHING
                """).param("centre", district.centre).param("ref", teacher).update();
        var outcome = timetables.place(centre, head, slot(2, Half.AFTERNOON), by(teacher));
        assertThat(clash(outcome).what()).isEqualTo(Clash.What.LECTURER);
        assertThat(clash(outcome).name()).isEqualTo("Nguyễn Thị Hải");
    }

    @Test
    void doesNotNameAClassThatTheViewerCannotSee() {
        done(timetables.place(centre, head, slot(3, Half.MORNING), by(teacher)));
        var elsewhere = district.organisation("Huyện ủy Kỳ Sơn", "DISTRICT_COMMITTEE", null, null);
        head = newClass(Objects.requireNonNull(head.firstDay()));
        jdbc.sql("UPDATE class_part SET organisation_id = :other WHERE class_id = :id AND part = 'ORGANISES'")
                .param("other", elsewhere)
                .param("id", head.id().value())
                .update();
        jdbc.sql("DELETE FROM class_part WHERE class_id = :id AND part <> 'ORGANISES'")
                .param("id", head.id().value())
                .update();
        var stranger = district.viewer("Người lạ", Role.ORGANISATION_BOARD, elsewhere);
        head = district.head(stranger, head.code());
        var outcome = timetables.place(stranger, head, slot(3, Half.MORNING), by(teacher));
        assertThat(clash(outcome).otherClass()).isEmpty();
        assertThat(clash(outcome).otherRef()).isNull();
        assertThat(clash(outcome).sentence()).contains("lớp khác").doesNotContain(NTM + "” của lớp");
    }

    @Test
    void refusesTwoThingsForOneGroupAndRunsDifferentGroupsBesideEachOther() {
        divide(3);
        var slot = slot(4, Half.MORNING);
        done(timetables.place(centre, head, slot, fieldStudy(List.of(1))));
        done(timetables.place(centre, head, slot, fieldStudy(List.of(2, 3))));
        assertThat(refused(timetables.place(centre, head, slot, fieldStudy(List.of(2)))))
                .isEqualTo("buoi-da-day");
        // By hand the product does not second-guess the hours; the database still holds.
        var byHand = new SessionPlan(
                SessionKind.DISCUSSION,
                null,
                "Thảo luận",
                1,
                null,
                "",
                List.of(2),
                List.of(),
                LocalTime.of(9, 0),
                LocalTime.of(10, 0));
        assertThat(clash(timetables.place(centre, head, slot, byHand)).name()).isEqualTo("Tổ 2");
        var forAll = new SessionPlan(
                SessionKind.DISCUSSION,
                null,
                "Thảo luận",
                1,
                null,
                "",
                List.of(),
                List.of(),
                LocalTime.of(9, 0),
                LocalTime.of(10, 0));
        assertThat(clash(timetables.place(centre, head, slot, forAll)).what()).isEqualTo(Clash.What.GROUP);
        assertThat(refused(timetables.place(centre, head, slot, fieldStudy(List.of(9)))))
                .isEqualTo("khong-co-to");
    }
}
