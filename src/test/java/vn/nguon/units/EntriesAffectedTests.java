package vn.nguon.units;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.units.Redrawn.FIRST;
import static vn.nguon.units.Redrawn.LAST;
import static vn.nguon.units.Redrawn.code;
import static vn.nguon.units.Redrawn.done;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.nguon.planning.PlanningFilter;
import vn.nguon.planning.PlanningGauges;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;

/** Planned titles at organisations that end: a new dated entry at the successor, checked there; nothing closed is touched. */
class EntriesAffectedTests extends AffectedGround {
    private void proposed(UUID entry) {
        jdbc.sql("UPDATE planning_entry SET first_state = 'PROPOSED' WHERE ref = :ref")
                .param("ref", entry)
                .update();
    }

    @Test
    void goesOnWithThePlanningAtTheSuccessorByANewDatedEntry() {
        var an = given.person("Lô Văn An");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        carriedOut(act);
        assertThat(entries(an.value()))
                .containsExactly(
                        "Bí thư Đảng ủy Đảng ủy xã Tam Hợp 512-QĐ/HU 2021-12-20 đến 2025-07-01 1678/NQ-UBTVQH15",
                        "Bí thư Đảng ủy Đảng ủy xã Tam Thái 1678/NQ-UBTVQH15 2025-07-01");
        var commune = given.viewer("Lô Thị Xã", Role.COMMUNE, newThai(), FIRST);
        assertThat(people.cards(commune, List.of(an))).hasSize(1);
        assertThat(open(act)).isEmpty();
    }

    /** What the checks say of an entry in the round that it is in now, on its first day there, kept with it. */
    @Test
    void keepsWhatTheChecksSayAtTheSuccessor() {
        var an = given.person("Lô Văn An");
        var bay = given.person("Vi Thị Bảy");
        for (var name : List.of("Lô Văn Hai", "Lô Văn Ba"))
            given.planned(given.person(name), "Bí thư Đảng ủy", thai, "2025-2030");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        given.planned(bay, "Bí thư Đảng ủy", hop, "2025-2030");
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        decide(act, "quy-hoach", thai, "", Decision.CONTINUE);
        carriedOut(act);
        // Two communes with two people each become one with four: more than a title may have.
        var kept = jdbc.sql("""
                        SELECT v->>'result' || ' ' || (v->>'facts')
                          FROM planning_entry e
                          CROSS JOIN jsonb_array_elements(e.verdicts) AS v
                         WHERE e.moved_from IS NOT NULL AND v->>'rule' = 'qua-ba-nguoi-mot-chuc-danh'
                        """).query(String.class).list();
        assertThat(kept)
                .hasSize(4)
                .allSatisfy(verdict -> assertThat(verdict)
                        .startsWith("BREACH")
                        .contains("Đảng ủy xã Tam Thái, nhiệm kỳ 2025–2030: 4 người"));
        assertThat(jdbc.sql("SELECT count(*) FROM planning_entry WHERE moved_from IS NOT NULL AND verdicts = '[]'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void makesOneOfTwoEntriesThatMeetAtTheSuccessor() {
        var an = given.person("Lô Văn An");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        given.planned(an, "Bí thư Đảng ủy", thai, "2025-2030");
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        decide(act, "quy-hoach", thai, "", Decision.CONTINUE);
        carriedOut(act);
        assertThat(entries(an.value()))
                .hasSize(3)
                .filteredOn(e -> !e.contains("đến"))
                .hasSize(1);
    }

    @Test
    void keepsAProposalAProposalAtTheSuccessor() {
        var an = given.person("Lô Văn An");
        var bay = given.person("Vi Thị Bảy");
        proposed(given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030"));
        var ended = given.planned(bay, "Bí thư Đảng ủy", hop, "2025-2030");
        proposed(ended);
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        decide(act, "quy-hoach", hop, ended.toString(), Decision.END);
        carriedOut(act);
        assertThat(courses(an.value()))
                .containsExactly("Đảng ủy xã Tam Hợp DECLINED 2021-12-20", "Đảng ủy xã Tam Thái PROPOSED 2025-07-01");
        assertThat(courses(bay.value())).containsExactly("Đảng ủy xã Tam Hợp DECLINED 2021-12-20");
        assertThat(open(act)).isEmpty();
    }

    @Test
    void losesNoApprovedEntryToAProposalAtTheSuccessor() {
        var an = given.person("Lô Văn An");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        proposed(given.planned(an, "Bí thư Đảng ủy", thai, "2025-2030"));
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        decide(act, "quy-hoach", thai, "", Decision.CONTINUE);
        carriedOut(act);
        assertThat(courses(an.value()))
                .containsExactly(
                        "Đảng ủy xã Tam Hợp MOVED 2021-12-20 2025-07-01",
                        "Đảng ủy xã Tam Thái DECLINED 2021-12-20",
                        "Đảng ủy xã Tam Thái APPROVED 2025-07-01");
    }

    @Test
    void countsWhomNothingMovesOnTheMapThatIsAskedFor() {
        given.planned(given.person("Lô Văn An"), "Bí thư Đảng ủy", hop, "2025-2030");
        given.planned(given.person("Vi Thị Bảy"), "Bí thư Đảng ủy", thai, "2025-2030");
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.LEAVE);
        decide(act, "quy-hoach", thai, "", Decision.LEAVE);
        carriedOut(act);
        assertThat(rows(null)).containsExactly("Đảng ủy xã Tam Hợp 1", "Đảng ủy xã Tam Thái 1");
        assertThat(rows(FIRST)).containsExactly("Đảng ủy xã Tam Thái 2");
        // The row's own list and its titles hold as many; the old map's organisation has nobody on the new one.
        assertThat(listed(newThai(), FIRST)).isEqualTo(2);
        assertThat(listed(newThai(), null)).isZero();
        assertThat(listed(hop, FIRST)).isZero();
        assertThat(listed(hop, null)).isEqualTo(1);
        var titles = gauges.gauges(
                board, new PlanningGauges.Scope("", "", newThai(), FIRST), PlanningGauges.By.TITLE, 50, 0);
        assertThat(titles.whole().entries()).isEqualTo(2);
    }

    private List<String> rows(@Nullable LocalDate map) {
        return gauges
                .gauges(board, new PlanningGauges.Scope("", "", null, map), PlanningGauges.By.ORGANISATION, 50, 0)
                .rows()
                .stream()
                .map(row -> row.name() + " " + row.entries())
                .toList();
    }

    private int listed(OrganisationId at, @Nullable LocalDate map) {
        return planning.list(
                        board,
                        new PlanningFilter(
                                "",
                                "",
                                "",
                                at,
                                map,
                                PlanningFilter.Standing.STANDS,
                                PlanningFilter.Group.ALL,
                                null,
                                null,
                                null,
                                null,
                                PlanningFilter.Order.NAME,
                                false,
                                50,
                                0))
                .totals()
                .entries();
    }

    @Test
    void movesOnePersonElsewhereAndEndsTheOthers() {
        var an = given.person("Lô Văn An");
        var bay = given.person("Vi Thị Bảy");
        var moved = given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        given.planned(bay, "Bí thư Đảng ủy", hop, "2025-2030");
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.END);
        done(effects.decide(
                board,
                act,
                "quy-hoach",
                given.ref(hop),
                moved.toString(),
                new Effects.Say(Decision.MOVE, given.ref(given.body("Đảng ủy xã Lượng Minh")))));
        assertThat(code(effects.decide(
                        board,
                        act,
                        "quy-hoach",
                        given.ref(hop),
                        moved.toString(),
                        new Effects.Say(Decision.MOVE, given.ref(thai)))))
                .isEqualTo("noi-nhan-khong-co");
        carriedOut(act);
        assertThat(entries(an.value())).anyMatch(e -> e.contains("Đảng ủy xã Lượng Minh 1678"));
        assertThat(entries(bay.value())).singleElement().asString().contains("đến 2025-07-01");
    }

    @Test
    void movesNobodyBeyondTheReachOfTheOffice() {
        var an = given.person("Lô Văn An");
        given.planned(an, "Trưởng ban", given.districtBoard, "2025-2030");
        var district = given.viewer("Lô Thị Tổ", Role.ORGANISATION_BOARD, given.district, LAST);
        var act = done(reorganisations.draft(district, Redrawn.RESOLUTION));
        done(reorganisations.add(
                district,
                act,
                0,
                new Change(
                        Kind.END,
                        Subject.ORGANISATION,
                        List.of(given.ref(given.districtBoard)),
                        List.of(),
                        Change.Keepers.all(given.ref(given.provinceBoard)))));
        assertThat(code(effects.decide(
                        district,
                        act,
                        "quy-hoach",
                        given.ref(given.districtBoard),
                        "",
                        new Effects.Say(Decision.MOVE, given.ref(given.provinceBoard)))))
                .isEqualTo("ngoai-pham-vi");
        assertThat(code(effects.decide(
                        district,
                        act,
                        "quy-hoach",
                        given.ref(given.districtBoard),
                        "",
                        new Effects.Say(Decision.MOVE, given.ref(hop)))))
                .isEqualTo("done");
    }

    @Test
    void leavesClosedEntriesAndThoseOfPastTermsAlone() {
        var an = given.person("Lô Văn An");
        given.planned(an, "Bí thư Đảng ủy", hop, "2015-2020");
        var act = merger();
        assertThat(effects.preview(board, act).undecided()).isZero();
        carriedOut(act);
        assertThat(entries(an.value())).containsExactly("Bí thư Đảng ủy Đảng ủy xã Tam Hợp 512-QĐ/HU 2021-12-20");
    }
}
