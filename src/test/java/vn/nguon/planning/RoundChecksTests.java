package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.people.Upland;
import vn.nguon.planning.PlanningRounds.Asked;
import vn.nguon.planning.PlanningRounds.Pick;
import vn.nguon.planning.checks.CheckReport;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;

/** A round checked page by page says the same as all of it checked at once. */
@SpringBootTest
@Transactional
class RoundChecksTests {

    private static final LocalDate DAY = LocalDate.of(2022, 9, 20);

    @Autowired
    PlanningImports imports;

    @Autowired
    RoundChecks checks;

    @Autowired
    RoundRows rounds;

    @Autowired
    CheckRows rows;

    @Autowired
    Checking checking;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Viewer board;
    UUID round;

    /** The real list of a term: some of it ended, some only proposed, a commune renamed before, and two files that are one person. */
    @BeforeEach
    void aRoundOfManyKinds() throws IOException {
        clock.travelTo(DAY.atTime(8, 0));
        board = new Upland(jdbc).boardClerk();
        ListOf2022.imported(imports, board);
        round = jdbc.sql("SELECT ref FROM planning_round").query(UUID.class).single();
        jdbc.sql("""
                UPDATE organisation_version SET valid = daterange(lower(valid), '2022-03-01')
                 WHERE organisation_id = (SELECT min(organisation_id) FROM planning_entry)
                """).update();
        jdbc.sql("""
                INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, place_id, superior_id, valid)
                SELECT organisation_id, 'Đảng ủy xã Á Châu', 'Á Châu', kind, form, place_id, superior_id, '[2022-03-01,)'
                  FROM organisation_version WHERE upper(valid) = '2022-03-01'
                """).update();
        jdbc.sql("""
                INSERT INTO planning_entry (ref, person_id, title, organisation_id, term, first_state, document_id, decided_on, round_id)
                SELECT gen_random_uuid(), e.person_id, f.title, e.organisation_id, e.term, 'PROPOSED', e.document_id, '2022-09-01', e.round_id
                  FROM planning_entry e
                  JOIN (SELECT DISTINCT title FROM planning_entry) f ON f.title <> e.title
                 WHERE e.id % 4 = 0
                    ON CONFLICT DO NOTHING
                """).update();
        jdbc.sql("""
                INSERT INTO planning_step (entry_id, state, document_id, decided_on, reason, actor, written_at)
                SELECT e.id, CASE e.first_state WHEN 'APPROVED' THEN 'REMOVED' WHEN 'PROPOSED' THEN CASE e.id % 3 WHEN 0 THEN 'APPROVED' ELSE 'DECLINED' END END,
                       e.document_id, '2022-09-10', 'x', 'x', '2022-09-10'
                  FROM planning_entry e
                 WHERE e.id % 5 < 2
                """).update();
        jdbc.sql("""
                INSERT INTO person_same (ref, person_id, kept_id, why, at, by)
                SELECT gen_random_uuid(), max(person_id), min(person_id), 'x', '2022-09-01', 'x' FROM planning_entry
                """).update();
        jdbc.sql("UPDATE person SET ethnicity = CASE id % 3 WHEN 0 THEN 'Kinh' WHEN 1 THEN '' ELSE ethnicity END")
                .update();
        jdbc.sql("UPDATE person SET sex = NULL WHERE id % 7 = 0").update();
        jdbc.sql("""
                INSERT INTO person_fact (ref, person_id, kind, branch, title, at, by)
                SELECT gen_random_uuid(), id, 'TRAINING', 'SCIENCE', 'Kỹ sư', '2022-09-01', 'x' FROM person WHERE id % 11 = 0
                """).update();
    }

    private List<CheckRows.Planned> plain(LocalDate day) {
        return rows
                .entries(
                        board, jdbc.sql("""
                                SELECT ref FROM planning_course c
                                 WHERE c.state = 'PROPOSED' OR c.approved_on <= :day AND (c.ended_on IS NULL OR c.ended_on > :day)
                                """).param("day", day).query(UUID.class).list())
                .stream()
                .toList();
    }

    private CheckReport whole(List<CheckRows.Planned> entries, RoundRows.Found found, LocalDate day) {
        return checking.entries(entries, found.owner(), day);
    }

    @Test
    void everyPageIsAPieceOfTheWhole() {
        var found = rounds.get(board, round);
        for (var day : List.of(DAY, LocalDate.of(2022, 9, 5), LocalDate.of(2022, 1, 1))) {
            var plain = plain(day);
            var report = whole(plain, found, day);
            for (var pick : Pick.values()) {
                var expected = new ArrayList<String>();
                for (var i = 0; i < plain.size(); i++)
                    if (switch (pick) {
                        case ALL -> true;
                        case PROPOSED -> plain.get(i).state() == EntryState.PROPOSED;
                        case FOUND -> !report.lines().get(i).findings().isEmpty();
                    })
                        expected.add(plain.get(i).ref() + " "
                                + report.lines().get(i).verdicts().hashCode());
                assertThat(expected).isNotEmpty();
                for (var first : List.of(10, 500))
                    for (var counted : List.of(2, 500)) {
                        var paged = new ArrayList<String>();
                        for (var offset = 0; offset < expected.size() + 40; offset += 40) {
                            var page = checks.check(board, found, day, new Asked(pick, 40, offset), first, counted);
                            page.lines()
                                    .forEach(line -> paged.add(line.ref() + " "
                                            + line.check().verdicts().hashCode()));
                            assertThat(page.whole()).isEqualTo(report.whole());
                            assertThat(page.picks().all()).isEqualTo(plain.size());
                            assertThat(page.picks().proposed()).isEqualTo((int) plain.stream()
                                    .filter(one -> one.state() == EntryState.PROPOSED)
                                    .count());
                            var problems = report.found().size();
                            if (page.picks().beyond())
                                assertThat(page.picks().found())
                                        .isEqualTo(counted)
                                        .isLessThan(problems);
                            else assertThat(page.picks().found()).isEqualTo(problems);
                        }
                        assertThat(paged)
                                .as("%s %s %s %s", day, pick, first, counted)
                                .containsExactlyElementsOf(expected);
                    }
            }
        }
    }

    @Test
    void showsProposalsUnlessThereAreNone() {
        assertThat(checks.check(board, rounds.get(board, round), DAY, new Asked(null, 50, 0))
                        .pick())
                .isEqualTo(Pick.PROPOSED);
        jdbc.sql("UPDATE planning_entry SET first_state = 'APPROVED'").update();
        assertThat(checks.check(board, rounds.get(board, round), DAY, new Asked(null, 50, 0))
                        .pick())
                .isEqualTo(Pick.ALL);
    }
}
