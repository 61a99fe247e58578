package vn.nguon.tasks;

import java.time.LocalDate;
import java.util.List;
import vn.nguon.web.HomePart;

/** The home screen. @param groups only those with tasks, by urgency */
public record TasksPage(LocalDate today, List<Group> groups, List<HomePart.Section> sections) {
    /** @param status kind of the status tag of its lines */
    public record Group(String id, String title, String status, List<TaskLine> tasks) {}
}
