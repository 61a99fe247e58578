package vn.nguon.tasks;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import vn.nguon.web.Vn;

/** How pressing a task is on a day: late, today, this week (up to Sunday), later or without a day. */
enum Urgency {
    LATE("qua-han", "Quá hạn"),
    TODAY("hom-nay", "Hôm nay"),
    THIS_WEEK("trong-tuan", "Trong tuần"),
    LATER("sau", "Sau đó");

    private static final int SUNDAY = 7;
    private static final int SOON = 7;

    private final String id;
    private final String title;

    Urgency(String id, String title) {
        this.id = id;
        this.title = title;
    }

    static Urgency of(TaskLine task, LocalDate today) {
        var due = task.dueOn();
        if (due == null) return LATER;
        if (due.isBefore(today)) return LATE;
        if (due.equals(today)) return TODAY;
        return due.isAfter(today.plusDays(SUNDAY - today.getDayOfWeek().getValue())) ? LATER : THIS_WEEK;
    }

    /** Groups with tasks, the most pressing first; the order within stays. */
    static List<TasksPage.Group> groups(
            List<TaskLine> tasks, LocalDate today, BiFunction<TaskLine, LocalDate, TasksPage.Row> as) {
        return Arrays.stream(values())
                .map(urgency -> new TasksPage.Group(
                        urgency.id,
                        urgency.title,
                        tasks.stream()
                                .filter(task -> of(task, today) == urgency)
                                .map(task -> as.apply(task, today))
                                .toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    /** "Quá hạn 1 ngày", "Hôm nay", "Thứ 5, 20/10"; nothing for a task without a day. */
    static TasksPage.Row row(TaskLine task, LocalDate today) {
        var due = task.dueOn();
        if (due == null) return row(task, task.note(), "", "");
        return switch (of(task, today)) {
            case LATE -> row(task, task.note(), "late", late(due, today));
            case TODAY -> row(task, task.note(), "due", "Hôm nay");
            case THIS_WEEK -> row(task, task.note(), "todo", Vn.weekday(due) + ", " + Vn.dayMonth(due));
            case LATER ->
                row(
                        task,
                        task.note(),
                        "todo",
                        due.getYear() == today.getYear() ? Vn.weekday(due) + ", " + Vn.dayMonth(due) : Vn.day(due));
        };
    }

    /** As {@link #row}, for an approver: by when it has to be decided, and since when it waits. */
    static TasksPage.Row approval(TaskLine task, LocalDate today) {
        var due = task.dueOn();
        var note = task.note() + (task.note().isEmpty() ? "Chờ từ " : " · chờ từ ") + day(task.openedOn(), today);
        if (due == null) return row(task, note, "todo", "Chưa có hạn");
        return switch (of(task, today)) {
            case LATE -> row(task, note, "late", late(due, today));
            case TODAY -> row(task, note, "due", "Hôm nay");
            case THIS_WEEK, LATER ->
                row(task, note, due.isAfter(today.plusDays(SOON)) ? "todo" : "due", "Trước " + day(due, today));
        };
    }

    private static String late(LocalDate due, LocalDate today) {
        return "Quá hạn " + Vn.count(ChronoUnit.DAYS.between(due, today), "ngày");
    }

    private static String day(LocalDate day, LocalDate today) {
        return day.getYear() == today.getYear() ? Vn.dayMonth(day) : Vn.date(day);
    }

    private static TasksPage.Row row(TaskLine task, String note, String status, String statusText) {
        return new TasksPage.Row(task.subject(), task.link(), note, status, statusText);
    }
}
