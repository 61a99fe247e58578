/**
 * Training classes (lớp): what a class is, which organisation has which part in it, its states, and the checklist frame
 * that higher modules fill. Public here: {@link vn.nguon.classes.Classes}, {@link vn.nguon.classes.ClassHead}, the two
 * interfaces {@link vn.nguon.classes.ChecklistStep} and {@link vn.nguon.classes.TransitionCondition}, values, events.
 */
@ApplicationModule(
        displayName = "Lớp",
        allowedDependencies = {
            "shared",
            "web",
            "rules",
            "files",
            "audit",
            "units",
            "accounts",
            "tasks",
            "documents",
            "people",
            "programmes"
        })
@NullMarked
package vn.nguon.classes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
