package vn.nguon.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.nguon.shared.LegalSource;
import vn.nguon.shared.VietnameseText;

/** Reads dated rule values. No regulatory number stands in code: it is asked for here, for the day it has to hold on. */
@Service
public class Rules {
    private final JdbcClient jdbc;

    Rules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String ON = """
            SELECT key, value, unit, label, document, article, is_default, level, place, lower(valid) AS first_day, upper(valid) - 1 AS last_day
              FROM rule_value
             WHERE key = :key
               AND place = ''
               AND valid @> CAST(:day AS date)
             ORDER BY id DESC
             LIMIT 1
            """;

    /**
     * The central value in force on a day.
     *
     * @throws IllegalStateException if no value is set for that day: a mistake of set-up, not of a user
     */
    public Rule on(String key, LocalDate day) {
        return jdbc.sql(ON)
                .param("key", key)
                .param("day", day)
                .query(Row.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no rule value for " + key + " on " + day))
                .rule();
    }

    private static final String ALL = """
            SELECT DISTINCT ON (key, level) key, value, unit, label, document, article, is_default, level, place, lower(valid) AS first_day,
                   upper(valid) - 1 AS last_day
              FROM rule_value
             WHERE valid @> CAST(:day AS date)
               AND (place = '' OR vn_fold(place) = vn_fold(:place))
             ORDER BY key, level DESC, id DESC
            """;

    /** Every central value in force on a day, by key, for the page that shows them. */
    public List<Rule> all(LocalDate day) {
        return read(day, "");
    }

    /**
     * What holds on a day in a province: its own values before the central ones. One statement.
     *
     * @param province "Nghệ An" or "Tỉnh Nghệ An"; "" for the central values alone
     */
    public RuleSet set(LocalDate day, String province) {
        var place = place(province);
        return RuleSet.of(day, place, read(day, place));
    }

    /** A province as values name it: without the word before its name. */
    static String place(String province) {
        return VietnameseText.clean(province).replaceFirst("(?iu)^(tỉnh|thành phố) ", "");
    }

    private List<Rule> read(LocalDate day, String place) {
        return jdbc.sql(ALL).param("day", day).param("place", place).query(Row.class).list().stream()
                .map(Row::rule)
                .toList();
    }

    record Row(
            String key,
            BigDecimal value,
            String unit,
            String label,
            String document,
            String article,
            boolean isDefault,
            String level,
            String place,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {
        Rule rule() {
            return new Rule(
                    key,
                    value,
                    unit,
                    label,
                    new LegalSource(document, article, isDefault),
                    Rule.Level.valueOf(level),
                    place,
                    firstDay,
                    lastDay);
        }
    }
}
