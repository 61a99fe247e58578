package vn.nguon.tasks;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.HomeBlocks;

/**
 * The home screen.
 *
 * @param waiting what waits for the viewer's approval; null for whoever approves nothing
 * @param groups only those with tasks, by urgency
 * @param left open tasks that are not shown: a home shows the most pressing
 * @param next what comes next when nothing is open; empty when nothing is known
 */
public record TasksPage(
        LocalDate today, @Nullable Group waiting, List<Group> groups, int left, String next, HomeBlocks blocks) {
    /** Lines of what waits for approval on the home itself; all are on a page of their own. */
    public static final int WAITING = 10;

    public TasksPage {
        groups = List.copyOf(groups);
    }

    /** @param id of the heading */
    public record Group(String id, String title, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /** @param status as in {@link vn.nguon.web.HomeBlock.Line} */
    public record Row(String subject, String link, String note, String status, String statusText) {}

    /** All that waits for approval, by urgency (/cho-duyet). */
    public record Approvals(LocalDate today, List<Group> groups, int left) {
        public Approvals {
            groups = List.copyOf(groups);
        }
    }
}
