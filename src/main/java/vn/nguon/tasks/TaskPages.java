package vn.nguon.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Viewer;
import vn.nguon.web.AllowSignedIn;
import vn.nguon.web.Frame;
import vn.nguon.web.HomePart;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;

/** "Việc cần làm": everybody's home. Work by urgency first, then what other modules put there ({@link HomePart}). */
@Controller
@AllowSignedIn
class TaskPages {
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

    @GetMapping(Frame.TASKS)
    ModelAndView home(Viewer viewer) {
        var open = tasks.of(viewer);
        var today = viewer.today();
        var weekEnd = today.plusDays(7 - today.getDayOfWeek().getValue());
        var groups = List.of(
                new TasksPage.Group(
                        "qua-han",
                        "Quá hạn",
                        "late",
                        open.stream().filter(t -> due(t).isBefore(today)).toList()),
                new TasksPage.Group(
                        "hom-nay",
                        "Hôm nay",
                        "due",
                        open.stream().filter(t -> due(t).equals(today)).toList()),
                new TasksPage.Group(
                        "trong-tuan",
                        "Trong tuần",
                        "todo",
                        open.stream()
                                .filter(t -> due(t).isAfter(today) && !due(t).isAfter(weekEnd))
                                .toList()),
                new TasksPage.Group(
                        "sau",
                        "Sau đó",
                        "todo",
                        open.stream().filter(t -> due(t).isAfter(weekEnd)).toList()));
        return Views.page(
                "tasks/home",
                new TasksPage(
                        today,
                        groups.stream().filter(g -> !g.tasks().isEmpty()).toList(),
                        parts.stream().flatMap(p -> p.sections(viewer).stream()).toList()));
    }

    /** A task without a day is for after this week. */
    private static LocalDate due(TaskLine task) {
        return task.dueOn() == null ? LocalDate.MAX : task.dueOn();
    }
}
