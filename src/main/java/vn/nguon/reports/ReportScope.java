package vn.nguon.reports;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.SqlParameterValue;
import vn.nguon.units.OrganisationFilters;

/**
 * What a report may count: what lies within reach of these organisations on a day. For a viewer those for which they act, so that it is the
 * first door; for the daily count one organisation alone.
 *
 * @param tops ascending, without repeats; empty counts nothing
 * @param reach how many organisations lie within reach, counted a little beyond {@link #WIDE}
 */
record ReportScope(List<Long> tops, LocalDate today, int reach) {
    /** Whoever reaches more organisations than that looks wide. */
    static final int WIDE = 500;

    ReportScope {
        tops = List.copyOf(tops);
    }

    /** Whether so much lies within reach that lines counted ahead are tested as they stand, not found by organisations. */
    boolean wide() {
        return reach > WIDE;
    }

    /** Whether they are too many to be listed for somebody to pick from. */
    boolean many() {
        return reach > OrganisationFilters.LISTED;
    }

    /** What every text of {@link Subject} asks for. */
    Map<String, Object> parameters() {
        return Map.of("tops", tops.toArray(Long[]::new), "today", new SqlParameterValue(Types.DATE, today));
    }
}
