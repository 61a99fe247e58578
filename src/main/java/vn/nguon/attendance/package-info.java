/**
 * Attendance (điểm danh): the roll of each session, its closing and later corrections, and what share of the class a
 * trainee missed. Public here: {@link vn.nguon.attendance.Attendance}, {@link vn.nguon.attendance.Rolls}, {@link
 * vn.nguon.attendance.AbsenceLine} with its rule and verdict, marks, results and the screens' records. All else is
 * package-private.
 */
@ApplicationModule(
        displayName = "Điểm danh",
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
            "people",
            "programmes",
            "classes",
            "rosters",
            "timetable"
        })
@NullMarked
package vn.nguon.attendance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
