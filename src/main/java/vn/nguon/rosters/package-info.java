/**
 * Rosters (danh sách học viên): who is a trainee of a class, in which study group and office, and every change of it.
 * Public here: {@link vn.nguon.rosters.Rosters}, {@link vn.nguon.rosters.RosterImports}, {@link vn.nguon.rosters.RosterGroups},
 * {@link vn.nguon.rosters.RosterApprovals}, values, page records and the event {@link vn.nguon.rosters.RosterApproved}.
 * Others read the published view {@code roster_line}. From need to summons: {@code rosters.nominating}.
 */
@ApplicationModule(
        displayName = "Danh sách học viên",
        allowedDependencies = {
            "shared",
            "web",
            "rules",
            "sheets",
            "files",
            "audit",
            "units",
            "accounts",
            "tasks",
            "documents",
            "people",
            "planning",
            "planning :: checks",
            "classes"
        })
@NullMarked
package vn.nguon.rosters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
