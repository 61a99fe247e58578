/**
 * Practice (thực hành, thực tế): what trainees and their communes say before and after a class about the five skills it exists for,
 * role practice on the timetable with its library of situations, and field study with findings and recommendations. Public here: the
 * façades, events, the screens' records, and the interface {@link vn.nguon.practice.PracticeLock} that results implements. Others read
 * the published views {@code skill_score} and {@code practice_mark}.
 */
@ApplicationModule(
        displayName = "Thực hành, thực tế",
        allowedDependencies = {
            "shared",
            "web",
            "rules",
            "files",
            "sheets",
            "audit",
            "units",
            "accounts",
            "tasks",
            "documents",
            "people",
            "programmes",
            "classes",
            "rosters",
            "timetable",
            "attendance"
        })
@NullMarked
package vn.nguon.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
