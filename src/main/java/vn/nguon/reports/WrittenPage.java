package vn.nguon.reports;

import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;
import vn.nguon.web.Pager;

/** A report being written. @param head of its class, null for a year's */
public record WrittenPage(@Nullable ClassHead head, WrittenReports.Draft draft, Form form) {
    /**
     * On paper, as it stands now or as it was kept.
     *
     * @param kept null for a draft
     */
    public record Paper(
            WrittenReports.About about,
            ReportContent content,
            java.util.Map<Judgement, String> texts,
            WrittenReports.@Nullable Kept kept) {}

    /** Centres' years. */
    public record Years(java.util.List<Line> lines, Pager pager) {
        public Years {
            lines = java.util.List.copyOf(lines);
        }
    }

    public record Line(String href, String name, int year, int classes, int kept, String lastKept) {}
}
