package vn.nguon.rosters.yearly;

import vn.nguon.web.Form;

/**
 * The yearly plan (/ke-hoach-nam/{year}).
 *
 * @param line the form that proposes a class; {@code decision} that of the approver, {@code tie} that of a line's class
 */
public record PlanPage(YearPlan plan, Form line, Form decision, Form tie) {}
