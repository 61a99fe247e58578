package vn.nguon.news;

import java.util.List;
import vn.nguon.audit.AuditLine;

/** Versions that were published and who did what, the latest first. */
public record StoryHistoryPage(StoryHead head, List<Version> versions, List<AuditLine> lines) {
    public StoryHistoryPage {
        versions = List.copyOf(versions);
        lines = List.copyOf(lines);
    }

    public record Version(int no, String title, String note, String warned, String at, String by) {}
}
