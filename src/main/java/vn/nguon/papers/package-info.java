/**
 * Papers (thu hoạch): kinds and due time a class sets, handing in with versions, and the marks of the assessment's parts
 * with their remarks. Public here: {@link vn.nguon.papers.Papers}, {@link vn.nguon.papers.Marks}, {@link
 * vn.nguon.papers.MarkLock}, results, values and the screens' records. Others read the published views {@code paper_card}
 * and {@code part_mark_line}.
 */
@ApplicationModule(
        displayName = "Thu hoạch",
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
            "people",
            "programmes",
            "classes",
            "rosters",
            "practice"
        })
@NullMarked
package vn.nguon.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
