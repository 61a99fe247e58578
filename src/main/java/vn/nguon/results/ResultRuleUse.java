package vn.nguon.results;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rules.SqlRuleUse;

/** Values of attendance, marks, appraisal and commendation rest in the decisions of classes of their days. One statement. */
@Component
class ResultRuleUse extends SqlRuleUse {
    /** Values are read for a class's first or last day. */
    private static final String USED = """
            SELECT EXISTS (
                   SELECT FROM training_class c
                    WHERE (c.first_day <@ daterange(:from, :to, '[]') OR c.last_day <@ daterange(:from, :to, '[]'))
                      AND (EXISTS (SELECT FROM result_decision d WHERE d.class_id = c.id AND d.decided_at >= :since)
                        OR EXISTS (SELECT FROM commendation_decision d WHERE d.class_id = c.id AND d.decided_at >= :since)
                        OR EXISTS (SELECT FROM appraisal a WHERE a.class_id = c.id AND a.signed_at >= :since)))
            """;

    ResultRuleUse(JdbcClient jdbc) {
        super(
                jdbc,
                USED,
                "quyết định về kết quả, khen thưởng hoặc nhận xét của lớp",
                "attendance.",
                "results.",
                "papers.",
                "practice.",
                "appraisals.",
                "commendations.");
    }
}
