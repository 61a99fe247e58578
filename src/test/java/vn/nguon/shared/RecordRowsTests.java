package vn.nguon.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class RecordRowsTests {
    @Autowired
    private JdbcClient jdbc;

    enum Kind {
        ONE
    }

    record Everything(
            int whole,
            long longWhole,
            @Nullable Integer maybe,
            boolean yes,
            BigDecimal decimal,
            LocalDate firstDay,
            OffsetDateTime madeAt,
            UUID ref,
            Kind kind,
            @Nullable String nothing) {}

    private static final String EVERYTHING = """
            SELECT 1 AS whole, 2::bigint AS long_whole, NULL::int AS maybe, true AS yes, 8.50 AS decimal, DATE '2022-10-07' AS first_day,
                   TIMESTAMPTZ '2022-10-07 07:00+07' AS made_at, '01839b92-4d32-7820-b765-47a409728e38'::uuid AS ref, 'ONE' AS kind,
                   NULL AS nothing, 'more' AS not_asked_for
            """;

    @Test
    void readsEveryTypeThatTheProgramKeeps() {
        var row = jdbc.sql(EVERYTHING).query(Everything.class).single();
        assertThat(row)
                .isEqualTo(new Everything(
                        1,
                        2,
                        null,
                        true,
                        new BigDecimal("8.50"),
                        LocalDate.of(2022, 10, 7),
                        row.madeAt(),
                        UUID.fromString("01839b92-4d32-7820-b765-47a409728e38"),
                        Kind.ONE,
                        null));
        assertThat(row.madeAt().toInstant()).hasToString("2022-10-07T00:00:00Z");
    }

    record Two(String fullName, int no) {}

    @Test
    void findsColumnsByNameInAnyOrderAndReadsAllRows() {
        var sql = "SELECT no, 'Lô Thị ' || no AS full_name FROM generate_series(1, 3) AS no ORDER BY no";
        assertThat(jdbc.sql(sql).query(Two.class).list())
                .containsExactly(new Two("Lô Thị 1", 1), new Two("Lô Thị 2", 2), new Two("Lô Thị 3", 3));
        assertThat(jdbc.sql("SELECT 'Vi Văn An' AS full_name, 7 AS no")
                        .query(Two.class)
                        .single())
                .isEqualTo(new Two("Vi Văn An", 7));
    }

    @Test
    void refusesAMissingColumnAndNothingWhereANumberMustBe() {
        assertThatThrownBy(() -> jdbc.sql("SELECT 1 AS no").query(Two.class).single())
                .hasStackTraceContaining("no column full_name");
        assertThatThrownBy(() -> jdbc.sql("SELECT 'An' AS full_name, NULL::int AS no")
                        .query(Two.class)
                        .single())
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatIsNoRecordIsReadAsEver() {
        assertThat(jdbc.sql("SELECT :no").param("no", 5).query(Integer.class).single())
                .isEqualTo(5);
    }
}
