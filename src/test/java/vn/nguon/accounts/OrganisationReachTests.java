package vn.nguon.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The first door: what is kept in organisation_reach is what walking the tree finds, whatever was entered, changed and taken out. */
@SpringBootTest
@Transactional
class OrganisationReachTests {

    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);

    @Autowired
    JdbcClient jdbc;

    private final List<Long> bodies = new ArrayList<>();

    private long body(Long superior) {
        var id = jdbc.sql("INSERT INTO organisation (ref) VALUES (gen_random_uuid()) RETURNING id")
                .query(Long.class)
                .single();
        bodies.add(id);
        version(id, "BOARD", superior, "[2020-01-01,)");
        return id;
    }

    private void version(long id, String kind, Long superior, String valid) {
        jdbc.sql("""
                INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, superior_id, valid)
                VALUES (:id, 'Tổ chức', 'Tổ chức', :kind, 'PARTY', :superior, CAST(:valid AS daterange))
                """)
                .param("id", id)
                .param("kind", kind)
                .param("superior", superior, java.sql.Types.BIGINT)
                .param("valid", valid)
                .update();
    }

    private long act() {
        return jdbc.sql("""
                INSERT INTO reorganisation (ref, number, issuer, effective_on, state, made_actor, made_at, decided_at, passed_at)
                VALUES (gen_random_uuid(), '1-NQ', 'Tỉnh ủy', :day, 'CARRIED_OUT', 'x', '2025-06-20', '2025-06-20', '2025-07-01')
                RETURNING id
                """).param("day", DAY).query(Long.class).single();
    }

    private void end(long id, LocalDate lastDay, Long keeper) {
        jdbc.sql("""
                INSERT INTO organisation_end (organisation_id, last_day, files_keeper, reorganisation_id) VALUES (:id, :day, :keeper, :act)
                """)
                .param("id", id)
                .param("day", lastDay)
                .param("keeper", keeper, java.sql.Types.BIGINT)
                .param("act", act())
                .update();
    }

    /** As it was before it was kept: the tree walked from one body, for a day. */
    private List<Long> walked(long top, LocalDate day) {
        return jdbc.sql("""
                WITH RECURSIVE reach AS (
                    SELECT CAST(:top AS bigint) AS id
                    UNION
                    SELECT next.id
                      FROM reach r
                     CROSS JOIN LATERAL (
                           SELECT v.organisation_id AS id FROM organisation_version v WHERE v.superior_id = r.id
                           UNION ALL
                           SELECT e.organisation_id FROM organisation_end e WHERE e.files_keeper = r.id AND e.last_day < :day
                     ) next
                )
                SELECT id FROM reach ORDER BY id
                """)
                .param("top", top)
                .param("day", day)
                .query(Long.class)
                .list();
    }

    private List<Long> kept(long top, LocalDate day) {
        return jdbc.sql(
                        "SELECT organisation_id FROM organisation_reach WHERE top_id = :top AND since <= :day ORDER BY 1")
                .param("top", top)
                .param("day", day)
                .query(Long.class)
                .list();
    }

    @Test
    void whatHangsUnderAndWhoseFilesPassedIsReachedOnTheDayAfterTheirEnd() {
        var province = body(null);
        var district = body(province);
        var commune = body(district);
        var merged = body(province);
        end(district, DAY.minusDays(1), province);
        end(commune, DAY.minusDays(1), merged);
        assertThat(kept(province, DAY)).containsExactly(province, district, commune, merged);
        assertThat(kept(merged, DAY.minusDays(1))).containsExactly(merged);
        assertThat(kept(merged, DAY)).containsExactly(commune, merged);
        // the keeper's keeper, once that has ended too
        var next = body(province);
        end(merged, DAY.plusYears(1).minusDays(1), next);
        assertThat(kept(next, DAY)).containsExactly(next);
        assertThat(kept(next, DAY.plusYears(1))).containsExactly(commune, merged, next);
    }

    @Test
    void anAccountReachesWhatItsBodyOrTheCommitteeOfItsBoardReaches() {
        var committee = body(null);
        jdbc.sql("UPDATE organisation_version SET kind = 'DISTRICT_COMMITTEE' WHERE organisation_id = :id")
                .param("id", committee)
                .update();
        var board = body(committee);
        var commune = body(committee);
        var account = jdbc.sql("""
                INSERT INTO account (ref, username, display_name, made_at) VALUES (gen_random_uuid(), 'kha.lo', 'Lô Khăm Kha', '2020-01-01') RETURNING id
                """).query(Long.class).single();
        jdbc.sql("""
                INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at)
                VALUES (gen_random_uuid(), :account, 'CENTRE', :at, '[2024-01-01,2026-01-01)', '2024-01-01')
                """).param("account", account).param("at", board).update();
        var seen = "SELECT visible_organisation(:account, :day) ORDER BY 1";
        assertThat(jdbc.sql(seen)
                        .param("account", account)
                        .param("day", DAY)
                        .query(Long.class)
                        .list())
                .containsExactly(committee, board, commune);
        assertThat(jdbc.sql(seen)
                        .param("account", account)
                        .param("day", LocalDate.of(2026, 1, 1))
                        .query(Long.class)
                        .list())
                .isEmpty();
    }

    @Test
    void staysWhatWalkingFindsThroughTwoHundredChangesCirclesIncluded() {
        var random = new SplittableRandom(16936);
        for (var i = 0; i < 14; i++) body(i == 0 ? null : bodies.get(random.nextInt(i)));
        for (var step = 0; step < 200; step++) {
            var one = bodies.get(random.nextInt(bodies.size()));
            var other = bodies.get(random.nextInt(bodies.size()));
            switch (random.nextInt(7)) {
                case 0 -> body(random.nextBoolean() ? other : null);
                case 1 ->
                    jdbc.sql("UPDATE organisation_version SET superior_id = :other WHERE organisation_id = :one")
                            .param("one", one)
                            .param("other", other)
                            .update();
                case 2 ->
                    jdbc.sql(
                                    "UPDATE organisation_version SET superior_id = NULL WHERE organisation_id IN (:one, :other)")
                            .param("one", one)
                            .param("other", other)
                            .update();
                case 3 -> {
                    if (jdbc.sql(
                                            "SELECT count(*) FROM organisation_version WHERE organisation_id = :one AND upper_inf(valid)")
                                    .param("one", one)
                                    .query(Integer.class)
                                    .single()
                            == 1) {
                        jdbc.sql(
                                        "UPDATE organisation_version SET valid = daterange(lower(valid), '2024-01-01') WHERE organisation_id = :one AND upper_inf(valid) AND lower(valid) < '2024-01-01'")
                                .param("one", one)
                                .update();
                        jdbc.sql("""
                                INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, superior_id, valid)
                                SELECT :one, 'Tổ chức', 'Tổ chức', 'BOARD', 'PARTY', :other, '[2024-01-01,)'
                                 WHERE NOT EXISTS (SELECT FROM organisation_version WHERE organisation_id = :one AND upper_inf(valid))
                                """).param("one", one).param("other", other).update();
                    }
                }
                case 4 ->
                    jdbc.sql("DELETE FROM organisation_version WHERE organisation_id = :one")
                            .param("one", one)
                            .update();
                case 5 -> {
                    jdbc.sql("DELETE FROM organisation_end WHERE organisation_id = :one")
                            .param("one", one)
                            .update();
                    end(one, DAY.plusDays(random.nextInt(-3, 3)), random.nextInt(4) == 0 ? null : other);
                }
                default ->
                    jdbc.sql(
                                    "UPDATE organisation_end SET last_day = last_day + 1, files_keeper = :other WHERE organisation_id = :one")
                            .param("one", one)
                            .param("other", other)
                            .update();
            }
            for (var top : bodies)
                for (var day = DAY.minusDays(3); day.isBefore(DAY.plusDays(6)); day = day.plusDays(3))
                    assertThat(kept(top, day))
                            .as("step %d, %d on %s", step, top, day)
                            .isEqualTo(walked(top, day));
        }
    }
}
