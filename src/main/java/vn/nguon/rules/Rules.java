package vn.nguon.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.nguon.shared.LegalSource;

/** Reads dated rule values. No regulatory number stands in code: it is asked for here, for the day it has to hold on. */
@Service
public class Rules {
    private final JdbcClient jdbc;

    Rules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String ON = """
            SELECT key, value, unit, label, document, article, is_default
              FROM rule_parameter
             WHERE key = :key
               AND valid @> CAST(:day AS date)
             ORDER BY level DESC
             LIMIT 1
            """;

    /**
     * The value in force on a day; a provincial value goes before the central one.
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
            SELECT key, value, unit, label, document, article, is_default
              FROM rule_parameter
             WHERE valid @> CAST(:day AS date)
             ORDER BY key, level DESC
            """;

    /** Every value in force on a day, by key, for the page that shows them. */
    public List<Rule> all(LocalDate day) {
        return jdbc.sql(ALL).param("day", day).query(Row.class).list().stream()
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
            boolean isDefault) {
        Rule rule() {
            return new Rule(key, value, unit, label, new LegalSource(document, article, isDefault));
        }
    }
}
