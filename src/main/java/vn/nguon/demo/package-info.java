/**
 * The demonstration's data (dữ liệu mẫu): offices, the class of 2022 from planning list to certificate, the new map of 2025, a class that
 * runs today and one that is being prepared. Made at the first start by calling the other modules as their pages do, under a moving
 * clock; nothing here writes another module's tables. Not for real installations: no bean of it exists without {@code nguon.demo}.
 */
@ApplicationModule(
        displayName = "Dữ liệu mẫu",
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
            "planning",
            "programmes",
            "classes",
            "rosters",
            "rosters :: nominating",
            "rosters :: yearly",
            "timetable",
            "attendance",
            "feedback",
            "practice",
            "practice :: field",
            "papers",
            "results",
            "credentials",
            "dossiers",
            "privacy",
            "followup",
            "schemes",
            "news",
            "reports"
        })
@NullMarked
package vn.nguon.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
