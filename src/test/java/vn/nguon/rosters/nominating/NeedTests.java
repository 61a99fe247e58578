package vn.nguon.rosters.nominating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.nguon.rosters.AddTrainee;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Role;

/** Who of the planned needs a class and why; who was never trained, who twice. */
class NeedTests extends NominatingGround {
    @Test
    void listsWhoOfThePlannedNeedsTheClassWithTheReasonForEach() {
        open(2, 2);
        var needs = nominations.needs(board, seen(board), new NeedFilter("", null, null, 50, 0));
        assertThat(needs.lines()).hasSize(50);
        assertThat(needs.counts().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(given.people.size());
        assertThat(need(HUAN).reason()).contains("512-QĐ/HU", "còn hiệu lực", "chưa học");
        assertThat(nominations
                        .needs(board, seen(board), new NeedFilter("xong nhia po", null, null, 50, 0))
                        .lines())
                .extracting(NeedLine::fullName)
                .containsExactly("Xồng Nhia Pó");
        var commune = quota(MAI_SON).ref();
        assertThat(nominations
                        .needs(board, seen(board), new NeedFilter("", null, commune, 50, 0))
                        .lines())
                .extracting(NeedLine::unitName)
                .containsOnly(MAI_SON);
        assertThat(nominations
                        .needs(board, seen(board), new NeedFilter("", Standing.BUSY, null, 50, 0))
                        .lines())
                .isEmpty();
    }

    @Test
    void saysWhoWasTrainedIsBusyWasTakenOutOrIsOnTheWayAlready() {
        open(3, 2);
        var before = given.trainingClass("NMB-" + classes, 10, "APPROVED", PlannedDistrict.FIRST_DAY.minusDays(300));
        var past = given.head(centre, "NMB-" + classes);
        done(rosters.add(centre, past, new AddTrainee(ref(HUAN), null, "x", null)));
        jdbc.sql("UPDATE training_class SET state = 'FINISHED' WHERE id = :id")
                .param("id", before)
                .update();
        given.trainingClass("NMC-" + classes, 10, "APPROVED", PlannedDistrict.FIRST_DAY.plusDays(7));
        done(rosters.add(centre, given.head(centre, "NMC-" + classes), new AddTrainee(ref(NGA), null, "x", null)));
        var out = another(TOWN, 0);
        remove(out);
        done(propose(maiSon, false, MY));
        // Planned on 20/12/2021, after that class had begun: it does not count.
        assertThat(need(HUAN).standing()).isEqualTo(Standing.NEEDED);
        jdbc.sql("UPDATE training_class SET first_day = '2022-01-03' WHERE id = :id")
                .param("id", before)
                .update();
        assertThat(need(HUAN).standing()).isEqualTo(Standing.TRAINED);
        assertThat(need(HUAN).reason()).contains("NMB-" + classes);
        assertThat(need(NGA).reason()).startsWith("Đang học lớp NMC-" + classes + ", trùng");
        assertThat(need(out).standing()).isEqualTo(Standing.REMOVED);
        assertThat(need(out).reason()).isEqualTo("Đưa ra khỏi quy hoạch ngày 01/09/2022");
        assertThat(need(MY).reason()).isEqualTo("Chờ Ban Tổ chức thẩm định");
        assertThat(refused(propose(town, false, NGA))).isEqualTo("khong-du-dieu-kien");
        assertThat(refused(propose(town, false, HUAN))).isEqualTo("thieu-ly-do");
        done(desk.propose(
                town,
                head.code(),
                new CommuneDesk.Proposal(Map.of(ref(HUAN), false), "Chuyển sang chức danh khác", paper("33-CV/ĐU"))));
        jdbc.sql("UPDATE training_class SET state = 'CANCELLED' WHERE id = :id")
                .param("id", before)
                .update();
    }

    @Test
    void saysHowPlanningEnded() {
        open(2, 2);
        var appointed = another(TOWN, 3);
        var moved = another(TOWN, 4);
        end(appointed, "APPOINTED");
        end(moved, "MOVED");
        assertThat(need(appointed).reason()).isEqualTo("Đã bổ nhiệm ngày 01/09/2022");
        assertThat(need(moved).reason()).isEqualTo("Chuyển quy hoạch sang nơi khác ngày 01/09/2022");
    }

    @Test
    void twoFilesOfOnePersonAreOneCandidateAndStudyInOneClassAtATime() {
        open(3, 2);
        var kept = another(MAI_SON, 0);
        var other = another(MAI_SON, 1);
        jdbc.sql("""
                INSERT INTO person_same (ref, person_id, kept_id, why, at, by)
                VALUES (gen_random_uuid(), :other, :kept, 'Trùng số định danh', '2022-09-01', 'test')
                """)
                .param("other", given.person(other).value())
                .param("kept", given.person(kept).value())
                .update();
        try {
            assertThat(need(kept).standing()).isEqualTo(Standing.NEEDED);
            assertThat(nominations.needs(board, seen(board), NeedFilter.ALL).lines())
                    .extracting(NeedLine::ref)
                    .doesNotContain(ref(other));
            given.trainingClass("NMS-" + classes, 10, "APPROVED", PlannedDistrict.FIRST_DAY);
            done(rosters.add(
                    centre, given.head(centre, "NMS-" + classes), new AddTrainee(ref(other), null, "x", null)));
            assertThat(need(kept).standing()).isEqualTo(Standing.BUSY);
            assertThat(refused(rosters.add(centre, seen(centre), new AddTrainee(ref(kept), null, "x", null))))
                    .isEqualTo("dang-hoc-lop-khac");
        } finally {
            jdbc.sql("DELETE FROM person_same").update();
        }
    }

    @Test
    void showsNobodyBehindAnothersDoorNorToWhoeverOnlyRunsTheClass() {
        open(2, 2);
        assertThatThrownBy(() -> nominations.needs(centre, seen(centre), NeedFilter.ALL))
                .isInstanceOf(Forbidden.class);
        var elsewhere = given.organisation("Huyện ủy Con Cuông", "DISTRICT_COMMITTEE", null, null);
        var theirs = given.organisation("Ban Tổ chức Huyện ủy Con Cuông", "BOARD", null, elsewhere);
        jdbc.sql("INSERT INTO class_part VALUES (:class, :board, 'PLANS')")
                .param("class", head.id().value())
                .param("board", theirs)
                .update();
        var other = given.viewer("Vi Văn Khoa", Role.ORGANISATION_BOARD, theirs);
        assertThat(nominations.needs(other, seen(other), NeedFilter.ALL).lines())
                .isEmpty();
        assertThat(nominations.needs(board, seen(board), NeedFilter.ALL).lines())
                .isNotEmpty();
    }

    @Test
    void saysWhenThePlaceOfPlanningEndedBeforeTheOpening() {
        open(2, 2);
        jdbc.sql("""
                WITH act AS (
                    INSERT INTO reorganisation (ref, number, issuer, effective_on, state, made_actor, made_at, decided_at, passed_at)
                    VALUES (gen_random_uuid(), '', '', '2022-10-02', 'CARRIED_OUT', '', '2022-09-01', '2022-09-01', '2022-09-01')
                    RETURNING id
                )
                INSERT INTO organisation_end (organisation_id, last_day, reorganisation_id) SELECT :id, '2022-10-01', id FROM act
                """).param("id", at(MAI_SON)).update();
        assertThat(need(PO).reason())
                .isEqualTo("Nơi quy hoạch kết thúc ngày 01/10/2022, chưa có quyết định quy hoạch ở nơi tiếp nhận");
        assertThat(refused(propose(maiSon, false, PO))).isEqualTo("khong-du-dieu-kien");
        jdbc.sql("DELETE FROM organisation_end WHERE organisation_id = :id")
                .param("id", at(MAI_SON))
                .update();
    }

    @Test
    void listsWhoWasNeverTrainedAndWhoWasTrainedTwice() {
        var filter = new TrainingNeeds.Filter("", "", "", null, 50, 0);
        var before = training.untrained(approver, filter).total();
        var classIds = new ArrayList<Long>();
        var twice = another(TOWN, 2);
        for (var start : List.of(LocalDate.of(2022, 1, 3), LocalDate.of(2022, 4, 4))) {
            var code = "NMT-" + start.getMonthValue();
            classIds.add(given.trainingClass(code, 10, "APPROVED", start));
            done(rosters.add(centre, given.head(centre, code), new AddTrainee(ref(twice), null, "x", null)));
        }
        jdbc.sql("UPDATE training_class SET state = 'FINISHED' WHERE id IN (:ids)")
                .param("ids", classIds)
                .update();
        assertThat(training.untrained(approver, filter).total()).isEqualTo(before - 1);
        assertThat(training.untrained(approver, new TrainingNeeds.Filter("lu ngoc my", "", "", null, 50, 0))
                        .lines())
                .extracting(TrainingNeeds.Untrained::fullName)
                .contains("Lữ Ngọc Mỹ");
        assertThat(training.repeated(board, filter).lines()).singleElement().satisfies(line -> {
            assertThat(line.fullName()).isEqualTo(twice.substring(0, twice.indexOf('|')));
            assertThat(line.times()).isEqualTo(2);
            assertThat(line.classes()).isEqualTo("NMT-1 (01/2022), NMT-4 (04/2022)");
        });
        assertThatThrownBy(() -> training.repeated(centre, filter)).isInstanceOf(Forbidden.class);
        var elsewhere = given.organisation("Huyện ủy Kỳ Sơn", "DISTRICT_COMMITTEE", null, null);
        var stranger = given.viewer("Người lạ", Role.APPROVER, elsewhere);
        assertThat(training.untrained(stranger, filter).total()).isZero();
        assertThat(training.repeated(stranger, filter).total()).isZero();
        jdbc.sql("UPDATE training_class SET state = 'CANCELLED' WHERE id IN (:ids)")
                .param("ids", classIds)
                .update();
    }

    // --- still fit

    private void disciplined(String person, String form, LocalDate decided, @Nullable LocalDate until) {
        jdbc.sql("""
                INSERT INTO person_fact (ref, person_id, kind, branch, form, title, document, dated, first_day, last_day, at, by)
                VALUES (gen_random_uuid(), :person, 'DISCIPLINE', 'PARTY', :form, 'Vi phạm', '1-QĐ/UBKT', :decided, :decided, :until, '2022-09-01', 'test')
                """)
                .param("person", given.person(person).value())
                .param("form", form)
                .param("decided", decided)
                .param("until", until, java.sql.Types.DATE)
                .update();
    }

    @Test
    void whoIsDisciplinedOnTheOpeningDayIsNotFitAndIsToldByWhichRule() {
        open(2, 2);
        var decided = LocalDate.of(2022, 3, 1);
        var beyond = another(MAI_SON, 2);
        var until = another(MAI_SON, 3);
        disciplined(beyond, "WARNING", decided, PlannedDistrict.FIRST_DAY);
        disciplined(until, "WARNING", decided, PlannedDistrict.FIRST_DAY.minusDays(1));
        assertThat(need(beyond).standing()).isEqualTo(Standing.UNFIT);
        assertThat(need(beyond).reason())
                .isEqualTo("Kỷ luật Cảnh cáo còn hiệu lực đến 07/10/2022 (50-QĐ/TW ngày 27/12/2021)");
        assertThat(refused(propose(maiSon, false, beyond))).isEqualTo("khong-du-dieu-kien");
        assertThat(nominations
                        .needs(board, seen(board), new NeedFilter("", Standing.UNFIT, null, 50, 0))
                        .lines())
                .extracting(NeedLine::ref)
                .containsExactly(ref(beyond));
        assertThat(need(until).standing()).isEqualTo(Standing.NEEDED);
        // Disciplined between nomination and decision: the approver is told.
        var late = another(TOWN, 5);
        done(propose(town, false, late));
        appraise(late);
        disciplined(late, "WARNING", LocalDate.of(2022, 9, 19), LocalDate.of(2023, 9, 18));
        assertThat(refused(decide(late))).isEqualTo("khong-du-dieu-kien");
    }

    @Test
    void aMarkedDefaultIsARemarkAndNoWall() {
        open(2, 2);
        var person = another(TOWN, 6);
        disciplined(person, "REPRIMAND", LocalDate.of(2022, 3, 1), null);
        assertThat(need(person).standing()).isEqualTo(Standing.NEEDED);
        assertThat(need(person).remarks())
                .anySatisfy(remark -> assertThat(remark).contains("Khiển trách", "mặc định"));
        done(propose(town, false, person));
        // What the centre sees of a nomination says nothing of discipline.
        assertThat(of(person).why()).doesNotContain("Khiển trách");
    }

    /** Somebody of another commune, planned for these terms and no other. */
    private String plannedFor(String terms) {
        var people = jdbc.sql("""
                SELECT person_id FROM planning_entry GROUP BY person_id HAVING string_agg(DISTINCT term, ' ' ORDER BY term) = :terms
                """).param("terms", terms).query(Long.class).set();
        return given.people.entrySet().stream()
                .filter(one -> people.contains(one.getValue())
                        && !one.getKey().endsWith(TOWN)
                        && !one.getKey().endsWith(MAI_SON))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ageIsAskedForTheTermToComeByPlanningsOwnRule() {
        open(2, 2);
        var next = plannedFor("2025-2030");
        var both = plannedFor("2020-2025 2025-2030");
        jdbc.sql("UPDATE person SET sex = 'MALE', birth_year = 1962, birth_date = NULL WHERE id IN (:people)")
                .param(
                        "people",
                        List.of(given.person(next).value(), given.person(both).value()))
                .update();
        assertThat(need(next)).satisfies(line -> {
            assertThat(line.standing()).isEqualTo(Standing.UNFIT);
            assertThat(line.findings().getFirst().rule()).isEqualTo("tuoi-hai-nhiem-ky");
            assertThat(line.reason()).contains("50-QĐ/TW", "2025–2030");
        });
        // Whoever is planned for the term that runs too is asked for that; the other entry stays a remark.
        assertThat(need(both)).satisfies(line -> {
            assertThat(line.standing()).isEqualTo(Standing.NEEDED);
            assertThat(line.remarks()).isNotEmpty();
        });
    }
}
