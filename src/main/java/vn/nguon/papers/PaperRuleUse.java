package vn.nguon.papers;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rules.SqlRuleUse;

/** Values of marking rest in the marks given since for classes of their days, and in appeals asked for since. One statement. */
@Component
class PaperRuleUse extends SqlRuleUse {
    private static final String USED = """
            SELECT EXISTS (
                   SELECT FROM training_class c
                    WHERE (c.first_day <@ daterange(:from, :to, '[]') OR c.last_day <@ daterange(:from, :to, '[]'))
                      AND (EXISTS (SELECT FROM part_mark m JOIN enrolment e ON e.id = m.enrolment_id
                                    WHERE e.class_id = c.id AND m.at >= :since)
                        OR EXISTS (SELECT FROM paper_number n JOIN marking m ON m.paper_id = n.paper_id
                                    WHERE n.class_id = c.id AND m.marked_at >= :since)))
            """;

    PaperRuleUse(JdbcClient jdbc) {
        super(jdbc, USED, "điểm được chấm", "papers.", "results.");
    }
}
