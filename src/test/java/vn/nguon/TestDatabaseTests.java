package vn.nguon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.shared.NguonClock;

@SpringBootTest
class TestDatabaseTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Test
    void theProgramSignsInAsARoleThatOwnsNothing() {
        assertThat(jdbc.sql("SELECT current_user").query(String.class).single()).isEqualTo("nguon_app");
        assertThat(jdbc.sql("SELECT count(*) FROM pg_class WHERE relowner = 'nguon_app'::regrole")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> jdbc.sql("CREATE TABLE intruder (id int)").update())
                .hasRootCauseMessage("ERROR: permission denied for schema public\n  Position: 14");
    }

    @Test
    void datesAreVietnameseWhateverTheMachine() {
        assertThat(jdbc.sql("SHOW timezone").query(String.class).single()).isEqualTo("Asia/Ho_Chi_Minh");
        assertThat(jdbc.sql("SELECT ('2022-10-07T18:00:00Z'::timestamptz)::date::text")
                        .query(String.class)
                        .single())
                .isEqualTo("2022-10-08");
    }

    @Test
    void theClockIsOneAndCanBeMoved(@Autowired Clock only) {
        assertThat(only).isSameAs(clock);
        clock.travelTo(LocalDateTime.of(2022, 10, 7, 7, 30));
        assertThat(LocalDateTime.now(clock))
                .isBetween(LocalDateTime.of(2022, 10, 7, 7, 30), LocalDateTime.of(2022, 10, 7, 7, 31));
    }
}
