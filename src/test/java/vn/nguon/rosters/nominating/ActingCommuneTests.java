package vn.nguon.rosters.nominating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** For which communes an account acts: its own, and those whose open tasks came to them, also through a keeper that has ended itself. */
@SpringBootTest
@Transactional
class ActingCommuneTests {

    private static final LocalDate FIRST = LocalDate.of(2025, 7, 1);
    private static final LocalDate SECOND = LocalDate.of(2027, 1, 1);

    @Autowired
    JdbcClient jdbc;

    private long oldest;
    private long middle;
    private long today;

    @BeforeEach
    void threeInARow() {
        oldest = commune();
        middle = commune();
        today = commune();
        end(oldest, FIRST.minusDays(1), middle);
        end(middle, SECOND.minusDays(1), today);
    }

    private long commune() {
        return jdbc.sql("INSERT INTO organisation (ref) VALUES (gen_random_uuid()) RETURNING id")
                .query(Long.class)
                .single();
    }

    private void end(long id, LocalDate lastDay, long keeper) {
        jdbc.sql("""
                WITH act AS (
                    INSERT INTO reorganisation (ref, number, issuer, effective_on, state, made_actor, made_at, decided_at, passed_at)
                    VALUES (gen_random_uuid(), '1-NQ', 'Tỉnh ủy', CAST(:day AS date) + 1, 'CARRIED_OUT', 'x', '2025-06-20', '2025-06-20', '2025-07-01')
                    RETURNING id
                )
                INSERT INTO organisation_end (organisation_id, last_day, tasks_keeper, reorganisation_id) SELECT :id, :day, :keeper, id FROM act
                """)
                .param("id", id)
                .param("day", lastDay)
                .param("keeper", keeper)
                .update();
    }

    private List<Long> acting(long at, String role, LocalDate day) {
        var account = jdbc.sql("""
                INSERT INTO account (ref, username, display_name, made_at)
                VALUES (gen_random_uuid(), 'xa.' || left(gen_random_uuid()::text, 8), 'Đảng ủy xã', '2020-01-01') RETURNING id
                """).query(Long.class).single();
        jdbc.sql("""
                INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at)
                VALUES (gen_random_uuid(), :account, :role, :at, '[2020-01-01,)', '2020-01-01')
                """)
                .param("account", account)
                .param("role", role)
                .param("at", at)
                .update();
        return jdbc.sql("SELECT a FROM acting_commune(:account, :day) AS a ORDER BY a")
                .param("account", account)
                .param("day", day)
                .query(Long.class)
                .list();
    }

    @Test
    void actsForThoseWhoseTasksCameToItFromTheDayAfterTheirEnd() {
        assertThat(acting(middle, "COMMUNE", FIRST.minusDays(1))).containsExactly(middle);
        assertThat(acting(middle, "COMMUNE", FIRST)).containsExactly(oldest, middle);
    }

    @Test
    void tasksOfTheKeeperPassOnWithThoseThatItKept() {
        assertThat(acting(today, "COMMUNE", SECOND.minusDays(1))).containsExactly(today);
        assertThat(acting(today, "COMMUNE", SECOND)).containsExactly(oldest, middle, today);
    }

    @Test
    void onlyACommuneAccountActsForCommunesAndACircleEnds() {
        assertThat(acting(today, "CENTRE", SECOND)).isEmpty();
        end(today, SECOND, oldest);
        assertThat(acting(today, "COMMUNE", SECOND.plusDays(1))).containsExactly(oldest, middle, today);
    }
}
