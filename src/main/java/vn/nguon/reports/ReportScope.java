package vn.nguon.reports;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * What a report may count: what lies within reach of these organisations on a day. For a viewer those for which they act, so that it is the
 * first door; for the daily count one organisation alone.
 *
 * @param tops ascending, without repeats; empty counts nothing
 */
record ReportScope(List<Long> tops, LocalDate today) {
    ReportScope {
        tops = List.copyOf(tops);
    }

    /** What every text of {@link Subject} asks for. */
    Map<String, Object> parameters() {
        return Map.of("tops", tops.toArray(Long[]::new), "today", new SqlParameterValue(Types.DATE, today));
    }
}
