package vn.nguon.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time comes from the injected clock and from nowhere else: 2022 must be acted in 2022. */
class TimeRulesTests {

    private static final Pattern SQL_TIME = Pattern.compile(
            "\\bnow\\s*\\(|\\bcurrent_(date|time|timestamp)\\b|\\blocal(time|timestamp)\\b|\\b(clock|statement|transaction)_timestamp\\s*\\(|\\btimeofday\\s*\\(|'(now|today|tomorrow|yesterday)'",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern JAVA_TIME = Pattern.compile(
            "\\b(LocalDate|LocalDateTime|LocalTime|Instant|OffsetDateTime|ZonedDateTime|Year|YearMonth)\\s*\\.\\s*now\\(\\s*\\)|System\\s*\\.\\s*currentTimeMillis\\(|new\\s+(java\\.util\\.)?Date\\(\\s*\\)|Clock\\s*\\.\\s*system");
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\".*?\"\"\"", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");

    @Test
    void migrationsTakeNoTimeFromTheDatabase() {
        var migrations = Sources.below("src/main/resources/db/migration", ".sql");
        assertThat(migrations).isNotEmpty();
        assertThat(Sources.faults(migrations, TimeRulesTests::timeInSql)).isEmpty();
    }

    @Test
    void queriesTakeNoTimeFromTheDatabase() {
        var sources = Sources.below("src/main/java", ".java");
        assertThat(sources).isNotEmpty();
        assertThat(Sources.faults(sources, TimeRulesTests::timeInQueries)).isEmpty();
    }

    @Test
    void theProgramAsksTheInjectedClock() {
        var sources = Sources.below("src/main/java", ".java");
        // The clock itself has to ask the machine.
        sources.keySet().removeIf(file -> file.endsWith("NguonClock.java"));
        assertThat(Sources.faults(sources, TimeRulesTests::timeInJava)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at timestamptz NOT NULL DEFAULT now()",
                "WHERE day <= CURRENT_DATE",
                "SELECT clock_timestamp()",
                "day date DEFAULT 'today'",
                "SELECT localtimestamp"
            })
    void findsTimeInSql(String sql) {
        assertThat(timeInSql(sql)).hasSize(1);
        assertThat(timeInQueries("String a = \"\"\"\n" + sql + "\n\"\"\";")).hasSize(1);
        assertThat(timeInQueries("String a = \"" + sql + "\";")).hasSize(1);
    }

    @Test
    void leavesWordsAndCommentsAlone() {
        assertThat(timeInSql("-- never now()\nSELECT known, snow FROM t WHERE today = :today"))
                .isEmpty();
        assertThat(timeInQueries("var now = LocalDate.now(clock); // now()")).isEmpty();
        assertThat(timeInJava("LocalDate.now(clock); clock.instant();")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LocalDate.now()",
                "Instant.now( )",
                "System.currentTimeMillis()",
                "new Date()",
                "Clock.systemUTC()"
            })
    void findsTimeInJava(String java) {
        assertThat(timeInJava("var x = " + java + ";")).hasSize(1);
    }

    private static List<String> timeInSql(String text) {
        return all(SQL_TIME, text.replaceAll("--[^\n]*", ""));
    }

    private static List<String> timeInQueries(String java) {
        List<String> faults = new ArrayList<>();
        TEXT_BLOCK.matcher(java).results().forEach(block -> faults.addAll(timeInSql(block.group())));
        STRING.matcher(TEXT_BLOCK.matcher(java).replaceAll(""))
                .results()
                .forEach(string -> faults.addAll(timeInSql(string.group())));
        return faults;
    }

    private static List<String> timeInJava(String java) {
        return all(JAVA_TIME, java);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group().strip())
                .toList();
    }
}
