package vn.nguon.papers;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rules.RuleUse;

/** Values of marking rest in the marks given since for classes of their days, and in appeals asked for since. One statement. */
@Component
class PaperRuleUse implements RuleUse {
    private final JdbcClient jdbc;

    PaperRuleUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String USED = """
            SELECT EXISTS (
                   SELECT FROM training_class c
                    WHERE (c.first_day <@ daterange(:from, :to, '[]') OR c.last_day <@ daterange(:from, :to, '[]'))
                      AND (EXISTS (SELECT FROM part_mark m JOIN enrolment e ON e.id = m.enrolment_id
                                    WHERE e.class_id = c.id AND m.at >= :since)
                        OR EXISTS (SELECT FROM paper_number n JOIN marking m ON m.paper_id = n.paper_id
                                    WHERE n.class_id = c.id AND m.marked_at >= :since)))
            """;

    @Override
    public Optional<String> since(Span value) {
        if (!value.begins("papers.", "results.")) return Optional.empty();
        var used = jdbc.sql(USED)
                .param("since", value.writtenAt())
                .param("from", value.from())
                .param("to", value.to(), java.sql.Types.DATE)
                .query(Boolean.class)
                .single();
        return used ? Optional.of("điểm được chấm") : Optional.empty();
    }
}
