/**
 * Timetable (lịch học): rooms, sessions of half days with their lecturers and audience, filling in programme order, issues.
 * Public here: {@link vn.nguon.timetable.Sessions} to read, {@link vn.nguon.timetable.Timetables} to change, {@link
 * vn.nguon.timetable.Rooms}, values, page records, and the interface {@link vn.nguon.timetable.HeldSessions} that attendance
 * implements. Others read the published views {@code session_card} and {@code session_trainee}.
 */
@ApplicationModule(
        displayName = "Lịch học",
        allowedDependencies = {
            "shared",
            "web",
            "rules",
            "audit",
            "units",
            "accounts",
            "tasks",
            "people",
            "programmes",
            "classes",
            "rosters"
        })
@NullMarked
package vn.nguon.timetable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
