package vn.nguon.planning;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rules.RuleUse;

/** Values of planning rest in what is kept of the checks with each list and decision. One statement. */
@Component
class PlanningRuleUse implements RuleUse {
    private final JdbcClient jdbc;

    PlanningRuleUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> since(Span value) {
        if (!value.begins("planning.")) return Optional.empty();
        var used = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM planning_round_check
                                        WHERE written_at >= :since AND checked_for <@ daterange(:from, :to, '[]'))
                        """)
                .param("since", value.writtenAt())
                .param("from", value.from())
                .param("to", value.to(), java.sql.Types.DATE)
                .query(Boolean.class)
                .single();
        return used ? Optional.of("quyết định quy hoạch được kiểm tra") : Optional.empty();
    }
}
