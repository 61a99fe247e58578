package vn.nguon.structure;

import java.util.List;

/** The modules from the lowest to the highest: the order of the table in docs/architecture.md. A module knows those above it in the table only. */
final class ModuleOrder {
    static final List<String> MODULES = List.of(
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
            "timetable",
            "attendance",
            "feedback",
            "practice",
            "papers",
            "results",
            "credentials",
            "dossiers",
            "privacy",
            "followup",
            "schemes",
            "news",
            "reports",
            "demo");

    private ModuleOrder() {}

    /** Whether {@code from} may know {@code to}: itself or one that stands before it. */
    static boolean mayKnow(String from, String to) {
        return position(to) <= position(from);
    }

    private static int position(String module) {
        var position = MODULES.indexOf(module);
        if (position < 0) throw new IllegalArgumentException("no module of that name in the table: " + module);
        return position;
    }
}
