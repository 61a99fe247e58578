/**
 * Personal data (dữ liệu cá nhân): one's own data on a page and as a file, the desk for requests about it with its clock, how long what is kept,
 * the record of breaches, and whether the installation is connected to the internet. Public here: {@link vn.nguon.privacy.PrivacyRequests} to ask, {@link vn.nguon.privacy.Breaches} to write, values, page records.
 */
@ApplicationModule(
        displayName = "Dữ liệu cá nhân",
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
            "classes",
            "rosters",
            "timetable",
            "attendance",
            "results",
            "credentials",
            "dossiers"
        })
@NullMarked
package vn.nguon.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
