package vn.nguon.rosters.yearly;

import java.util.List;
import vn.nguon.web.Form;

/**
 * The yearly plan (/ke-hoach-nam/{year}).
 *
 * @param years that have a plan, the latest first
 * @param line the form that proposes a class; {@code decision} that of the approver, {@code tie} that of a line's class
 */
public record PlanPage(YearPlan plan, List<Integer> years, Form line, Form decision, Form tie) {}
