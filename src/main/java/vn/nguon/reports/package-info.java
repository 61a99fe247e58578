/**
 * Reports (báo cáo thống kê): how many people and enrolments there are by commune, title, term, sex, age and so on, the list behind each number;
 * the yearly report of a centre and the closing report of a class, drafted from the data, edited and kept. Reads only what other modules
 * publish. Public here: {@link vn.nguon.reports.Reports}, values and page records.
 */
@ApplicationModule(
        displayName = "Báo cáo thống kê",
        allowedDependencies = {
            "shared",
            "web",
            "rules",
            "files",
            "sheets",
            "audit",
            "units",
            "accounts",
            "documents",
            "people",
            "planning",
            "classes",
            "rosters",
            "results",
            "followup",
            "schemes"
        })
@NullMarked
package vn.nguon.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
