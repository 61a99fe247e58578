package vn.nguon.planning;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rules.SqlRuleUse;

/** Values of planning rest in what is kept of the checks with each list and decision. One statement. */
@Component
class PlanningRuleUse extends SqlRuleUse {
    private static final String USED = """
            SELECT EXISTS (SELECT FROM planning_round_check
                            WHERE written_at >= :since AND checked_for <@ daterange(:from, :to, '[]'))
            """;

    PlanningRuleUse(JdbcClient jdbc) {
        super(jdbc, USED, "quyết định quy hoạch được kiểm tra", "planning.");
    }
}
