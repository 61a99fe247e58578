/**
 * Planning of cadres (quy hoạch): entries person × title × organisation × term, each by a decision; lists of them read from the offices' own
 * spreadsheets, reviewed, written and taken back as a whole. Public: {@link Planning}, {@link PlanningImports} with what they take and
 * return, and the views {@code planned_person} and {@code planning_line}. Nothing decided is overwritten: taking out is a new decision.
 */
@ApplicationModule(
        displayName = "Quy hoạch",
        allowedDependencies = {
            "people",
            "units",
            "rules",
            "files",
            "sheets",
            "documents",
            "accounts",
            "tasks",
            "audit",
            "web",
            "shared"
        })
@NullMarked
package vn.nguon.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
