/**
 * The cadre file (hồ sơ cán bộ): one page a person with who, posts, planning, training and the entries from classes, each with
 * what proves it. Reads are recorded. Public here: page records only; everything comes in by events.
 */
@ApplicationModule(
        displayName = "Hồ sơ cán bộ",
        allowedDependencies = {
            "shared",
            "web",
            "audit",
            "units",
            "people",
            "planning",
            "classes",
            "results",
            "credentials"
        })
@NullMarked
package vn.nguon.dossiers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
