package vn.nguon.units;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.units.Redrawn.FIRST;
import static vn.nguon.units.Redrawn.LAST;
import static vn.nguon.units.Redrawn.code;
import static vn.nguon.units.Redrawn.done;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.nguon.shared.Role;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.TaskLine;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;
import vn.nguon.units.Change.Target;

/** What passes on when organisations end: only what is open, only what somebody or the change itself decided, on the day. */
class AffectedModuleTests extends AffectedGround {

    private List<String> posts(long person) {
        return jdbc.sql("""
                        SELECT title || ', ' || organisation_name || ' ' || valid::text || ' ' || basis FROM person_post
                         WHERE person_id = :person ORDER BY lower(valid), id
                        """).param("person", person).query(String.class).list();
    }

    @Test
    void waitsForADecisionAboutPostsAndPlannedTitlesAndNothingElse() {
        var an = given.person("Lô Văn An");
        given.post(an, "Công chức Văn phòng", hop, "Xã Tam Hợp");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        trainingClass("TD-2025-01", "STUDYING", hop, "HOSTS");
        var act = merger();
        assertThat(effects.preview(board, act).undecided()).isEqualTo(2);
        assertThat(code(carryingOut.carryOut(
                        board, act, reorganisations.get(board, act).version())))
                .isEqualTo("can-quyet-dinh");
        decide(act, "chuc-vu", hop, "", Decision.CONTINUE);
        decide(act, "quy-hoach", hop, "", Decision.LEAVE);
        carriedOut(act);
        assertThat(posts(an.value()))
                .containsExactly(
                        "Công chức Văn phòng, Xã Tam Hợp [2022-01-01,2025-07-01) ",
                        "Công chức Văn phòng, Xã Tam Thái [2025-07-01,) 1678/NQ-UBTVQH15");
        assertThat(open(act)).isEqualTo(Map.of("quy-hoach", 1));
    }

    @Test
    void endsAPostAndKeepsThePersonFindableForTheKeeper() {
        var an = given.person("Lô Văn An");
        given.post(an, "Bí thư Đảng ủy", hop, "Xã Tam Hợp");
        var closed = given.person("Vi Văn Cũ");
        given.post(closed, "Bí thư Đảng ủy", hop, "Xã Tam Hợp");
        jdbc.sql("UPDATE person_post SET valid = '[2022-01-01,2024-01-01)' WHERE person_id = :person")
                .param("person", closed.value())
                .update();
        var act = merger();
        decide(act, "chuc-vu", hop, "", Decision.END);
        carriedOut(act);
        assertThat(posts(an.value())).containsExactly("Bí thư Đảng ủy, Xã Tam Hợp [2022-01-01,2025-07-01) ");
        assertThat(posts(closed.value())).containsExactly("Bí thư Đảng ủy, Xã Tam Hợp [2022-01-01,2024-01-01) ");
        var keeper = given.viewer("Lô Thị Xã", Role.COMMUNE, newThai(), FIRST);
        assertThat(people.cards(keeper, List.of(an))).hasSize(1);
    }

    /** A list of the tenth and a post since the fifth, both at the commune of which the act of the first is recorded on the twentieth. */
    @Test
    void passesWhatWasDecidedAfterTheDayOfAnActThatIsRecordedLate() {
        clock.travelTo(LocalDate.of(2025, 7, 20).atTime(8, 0));
        board = Redrawn.on(board, LocalDate.of(2025, 7, 20));
        var an = given.person("Lô Văn An");
        var entry = given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        jdbc.sql("UPDATE planning_entry SET decided_on = '2025-07-10' WHERE ref = :ref")
                .param("ref", entry)
                .update();
        var post = given.post(an, "Công chức Văn phòng", hop, "Xã Tam Hợp");
        jdbc.sql("UPDATE person_post SET valid = '[2025-07-05,)' WHERE ref = :ref")
                .param("ref", post)
                .update();
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        decide(act, "chuc-vu", hop, "", Decision.CONTINUE);
        carriedOut(act);
        assertThat(courses(an.value()))
                .containsExactly(
                        "Đảng ủy xã Tam Hợp MOVED 2025-07-10 2025-07-10", "Đảng ủy xã Tam Thái APPROVED 2025-07-10");
        assertThat(jdbc.sql("""
                                SELECT organisation_name || ' ' || valid::text || (withdrawn_at IS NOT NULL)::text FROM person_post
                                 WHERE person_id = :person ORDER BY id
                                """).param("person", an.value()).query(String.class).list())
                .containsExactly("Xã Tam Hợp [2025-07-05,)true", "Xã Tam Thái [2025-07-05,)false");
        assertThat(planning.ofPerson(board, an))
                .extracting(e -> e.organisationName())
                .as("under its last name, in no list lost")
                .containsExactlyInAnyOrder("Đảng ủy xã Tam Hợp", "Đảng ủy xã Tam Thái");
        assertThat(open(act)).isEmpty();
    }

    @Test
    void assignsNothingAfterASplitAndShowsWhatIsLeft() {
        var an = given.person("Lô Văn An");
        given.post(an, "Công chức Văn phòng", hop, "Xã Tam Hợp");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        var running = trainingClass("TD-2025-01", "STUDYING", hop, "HOSTS");
        var act = split();
        assertThat(effects.preview(board, act).undecided()).isZero();
        carriedOut(act);
        assertThat(open(act)).isEqualTo(Map.of("chuc-vu", 1, "quy-hoach", 1, "lop", 1));
        assertThat(parts(running)).containsExactly("HOSTS Đảng ủy xã Tam Hợp");
        assertThat(entries(an.value())).hasSize(1);

        assertThat(code(effects.decide(
                        board, act, "lop", given.ref(hop), "", new Effects.Say(Decision.CONTINUE, null))))
                .isEqualTo("khong-co-noi-ke-tiep");
        var upper = units.organisations(FIRST).stream()
                .filter(o -> o.name().equals("Đảng ủy xã Tam Hợp Thượng"))
                .findFirst()
                .orElseThrow();
        assertThat(done(effects.decide(
                        board, act, "lop", given.ref(hop), "", new Effects.Say(Decision.MOVE, upper.ref()))))
                .isEqualTo(1);
        assertThat(parts(running)).containsExactly("HOSTS Đảng ủy xã Tam Hợp Thượng");
        assertThat(open(act)).isEqualTo(Map.of("chuc-vu", 1, "quy-hoach", 1));
    }

    @Test
    void passesByTheClockOnTheDayWhenItWasCarriedOutAhead() {
        clock.travelTo(LocalDate.of(2025, 6, 20).atTime(8, 0));
        board = Redrawn.on(board, LocalDate.of(2025, 6, 20));
        var an = given.person("Lô Văn An");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        var running = trainingClass("TD-2025-01", "STUDYING", hop, "HOSTS");
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        carriedOut(act);
        clock.travelTo(LAST.atTime(23, 59));
        carryingOut.passWhatIsDue();
        assertThat(reorganisations.get(board, act).passed()).isFalse();
        assertThat(parts(running)).containsExactly("HOSTS Đảng ủy xã Tam Hợp");
        // Whoever is planned in between has no decision: left, and shown.
        var late = given.person("Vi Văn Muộn");
        given.planned(late, "Phó Bí thư Đảng ủy", thai, "2025-2030");
        clock.travelTo(FIRST.atTime(0, 1));
        carryingOut.passWhatIsDue();
        assertThat(reorganisations.get(board, act).passed()).isTrue();
        assertThat(parts(running)).containsExactly("HOSTS Đảng ủy xã Tam Thái");
        assertThat(entries(an.value())).hasSize(2);
        assertThat(open(act)).isEqualTo(Map.of("quy-hoach", 1));
        carryingOut.passWhatIsDue();
        assertThat(entries(an.value())).hasSize(2);
    }

    @Test
    void showsOpenTasksToTheKeeperFromTheFirstDayOnAlsoDownAChain() {
        tasks.open(OpenTask.forRole("t:1", "test", "Duyệt lớp", "", "/lop", null, Role.COMMUNE, hop));
        var act = merger();
        assertThat(open(act)).containsEntry("viec", 1);
        carriedOut(act);
        var clerk = given.viewer("Lô Thị Xã", Role.COMMUNE, newThai(), FIRST);
        assertThat(tasks.of(Redrawn.on(clerk, LAST))).isEmpty();
        assertThat(tasks.of(clerk)).extracting(TaskLine::subject).containsExactly("Duyệt lớp");

        var later = new Reorganisation.Head(
                "9-QĐ/TU", LocalDate.of(2026, 1, 1), "BTV Tỉnh ủy", "", LocalDate.of(2026, 2, 1));
        var second = done(reorganisations.draft(board, later));
        var minh = given.body("Đảng ủy xã Lượng Minh");
        done(reorganisations.add(
                board,
                second,
                0,
                new Change(
                        Kind.MERGE,
                        Subject.PLACE,
                        List.of(thaiPlaceOfToday()),
                        List.of(Target.existing(given.place("Xã Lượng Minh", "16906"))),
                        null)));
        carriedOut(second);
        var next = given.viewer("Vi Thị Minh", Role.COMMUNE, minh, LocalDate.of(2026, 2, 1));
        assertThat(tasks.of(next)).extracting(TaskLine::subject).containsExactly("Duyệt lớp");
        assertThat(units.onMap(hop, LocalDate.of(2026, 2, 1))).isEqualTo(minh);
        assertThat(units.onMap(hop, LocalDate.of(2026, 1, 31))).isNotEqualTo(minh);
    }

    private UUID thaiPlaceOfToday() {
        return jdbc.sql("""
                        SELECT p.ref FROM place p JOIN place_version v ON v.place_id = p.id
                         WHERE v.name = 'Xã Tam Thái' AND v.valid @> DATE '2025-07-01'
                        """).query(UUID.class).single();
    }

    @Test
    void refusesToEndAnOrganisationOnItsOwnPageWhileDecisionsAreWanted() {
        given.planned(given.person("Lô Văn An"), "Trưởng ban", given.districtBoard, "2025-2030");
        var keeper = given.provinceBoard;
        assertThat(code(organisations.end(
                        given.admin, given.districtBoard, new Organisations.End(LAST, "QĐ", keeper, keeper, keeper))))
                .isEqualTo("can-quyet-dinh");
        assertThat(given.count("SELECT count(*) FROM organisation_end")).isZero();
        assertThat(given.count("SELECT count(*) FROM reorganisation")).isZero();
    }
}
