package vn.nguon.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.AllowSignedIn;
import vn.nguon.web.Frame;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomeBlocks;
import vn.nguon.web.HomePart;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;

/**
 * "Việc cần làm": everybody's home. Work by urgency, for an approver what waits for them first, and around it what other modules put there
 * ({@link HomePart}). "Chờ duyệt" is the approver's part alone and whole.
 */
@Controller
class TaskPages {
    static final String APPROVALS = "/cho-duyet";

    private final Tasks tasks;
    private final List<HomePart> parts;

    TaskPages(Tasks tasks, List<HomePart> parts) {
        this.tasks = tasks;
        this.parts = parts;
    }

    @Bean
    static MenuItem tasksMenu() {
        return new MenuItem(0, "Việc cần làm", Frame.TASKS, "todo", Set.of());
    }

    @Bean
    static MenuItem approvalsMenu() {
        return new MenuItem(10, "Chờ duyệt", APPROVALS, "approve", Set.of(Role.APPROVER));
    }

    @GetMapping(Frame.TASKS)
    @AllowSignedIn
    ModelAndView home(Viewer viewer) {
        var open = tasks.of(viewer);
        var today = viewer.today();
        var byApproval = open.stream().collect(Collectors.partitioningBy(TaskPages::isApproval));
        var blocks = HomeBlocks.of(parts, viewer);
        return Views.page(
                "tasks/home",
                new TasksPage(
                        today,
                        viewer.is(Role.APPROVER) ? waiting(byApproval.getOrDefault(true, List.of()), today) : null,
                        Urgency.groups(byApproval.getOrDefault(false, List.of()), today, Urgency::row),
                        left(viewer, open),
                        next(blocks, today),
                        blocks));
    }

    @GetMapping(APPROVALS)
    @Allow(Role.APPROVER)
    ModelAndView approvals(Viewer viewer) {
        var open = tasks.of(viewer);
        var today = viewer.today();
        return Views.page(
                "tasks/approvals",
                new TasksPage.Approvals(
                        today,
                        Urgency.groups(
                                open.stream().filter(TaskPages::isApproval).toList(), today, Urgency::approval),
                        left(viewer, open)));
    }

    /** What comes to an approver by that role is theirs to decide. */
    private static boolean isApproval(TaskLine task) {
        return task.role() == Role.APPROVER;
    }

    private static TasksPage.Group waiting(List<TaskLine> approvals, LocalDate today) {
        return new TasksPage.Group(
                "cho-duyet",
                "Chờ duyệt",
                approvals.stream().map(task -> Urgency.approval(task, today)).toList());
    }

    private static int left(Viewer viewer, List<TaskLine> shown) {
        return shown.size() < Tasks.MOST ? 0 : Math.max(0, viewer.openTasks() - shown.size());
    }

    /** "25/10: Ba tổ đi nghiên cứu thực tế": the first fact at the side that is still to come. */
    private static String next(HomeBlocks blocks, LocalDate today) {
        return blocks.side().stream()
                .filter(side -> !side.newestFirst())
                .flatMap(side -> side.facts().stream())
                .filter(fact -> !fact.day().isBefore(today))
                .findFirst()
                .map(TaskPages::next)
                .orElse("");
    }

    private static String next(HomeBlock.Fact fact) {
        return "%s: %s".formatted(fact.when(), fact.text());
    }
}
