/**
 * After the class (sau bồi dưỡng): what trainees do at home and what came of it, who was placed in the post they were planned for, and whether
 * they understand it after six and twelve months. Public here: {@link vn.nguon.followup.HomeActions}, {@link vn.nguon.followup.Reviews},
 * {@link vn.nguon.followup.Owed}, values and page records.
 */
@ApplicationModule(
        displayName = "Sau bồi dưỡng",
        allowedDependencies = {
            "shared",
            "web",
            "rules",
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
            "practice"
        })
@NullMarked
package vn.nguon.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
