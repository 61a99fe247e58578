package vn.nguon.results;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rules.RuleUse;

/** Values of attendance, marks, appraisal and commendation rest in the decisions of classes of their days. One statement. */
@Component
class ResultRuleUse implements RuleUse {
    private final JdbcClient jdbc;

    ResultRuleUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Values are read for a class's first or last day. */
    private static final String USED = """
            SELECT EXISTS (
                   SELECT FROM training_class c
                    WHERE (c.first_day <@ daterange(:from, :to, '[]') OR c.last_day <@ daterange(:from, :to, '[]'))
                      AND (EXISTS (SELECT FROM result_decision d WHERE d.class_id = c.id AND d.decided_at >= :since)
                        OR EXISTS (SELECT FROM commendation_decision d WHERE d.class_id = c.id AND d.decided_at >= :since)
                        OR EXISTS (SELECT FROM appraisal a WHERE a.class_id = c.id AND a.signed_at >= :since)))
            """;

    @Override
    public Optional<String> since(Span value) {
        if (!value.begins("attendance.", "results.", "papers.", "practice.", "appraisals.", "commendations."))
            return Optional.empty();
        var used = jdbc.sql(USED)
                .param("since", value.writtenAt())
                .param("from", value.from())
                .param("to", value.to(), java.sql.Types.DATE)
                .query(Boolean.class)
                .single();
        return used ? Optional.of("quyết định về kết quả, khen thưởng hoặc nhận xét của lớp") : Optional.empty();
    }
}
