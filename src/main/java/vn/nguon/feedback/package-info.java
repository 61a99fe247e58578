/**
 * Feedback on a class (đánh giá lớp học): what trainees say of each topic with its lecturer and of the class, without anybody knowing who
 * said what. Public here: {@link vn.nguon.feedback.Feedback}, {@link vn.nguon.feedback.OpenFeedback}, {@link vn.nguon.feedback.Answer} and
 * the screens' records. All else is package-private.
 */
@ApplicationModule(
        displayName = "Đánh giá lớp học",
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
package vn.nguon.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
