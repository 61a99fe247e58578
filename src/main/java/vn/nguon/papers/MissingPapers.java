package vn.nguon.papers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassNotice;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Tells the class committee, who remind their fellows, who has not handed in: name, study group and commune. No topics, papers or marks: the
 * page of papers stays closed to them. Two statements.
 */
@Component
class MissingPapers implements ClassNotice {
    private final JdbcClient jdbc;
    private final PaperBook book;
    private final Clock clock;

    MissingPapers(JdbcClient jdbc, PaperBook book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    private record Missing(
            String fullName, String unitName, @Nullable Integer groupNo, int people) {}

    /** By study group, then name; each row says how many the class has in all. */
    private static final String MISSING = """
            SELECT r.full_name, r.unit_name, r.group_no,
                   (SELECT count(*)::int FROM enrolment e WHERE e.class_id = :class AND e.state = 'ACTIVE') AS people
              FROM roster_line r
             WHERE r.class_id = :class
               AND r.state = 'ACTIVE'
               AND NOT EXISTS (SELECT FROM paper p WHERE p.enrolment_id = r.enrolment_id)
             ORDER BY r.group_no NULLS LAST, r.given_name COLLATE "vi-x-icu", r.full_name COLLATE "vi-x-icu", r.enrolment_id
            """;

    @Override
    public Optional<Notice> notice(Viewer viewer, ClassHead head) {
        if (!viewer.is(Role.CLASS_COMMITTEE)
                || !head.is(Capacity.CLASS_COMMITTEE)
                || PaperRights.seesPapers(viewer, head)) return Optional.empty();
        if (!head.state().reached(ClassState.STUDYING) || head.state() == ClassState.FINISHED) return Optional.empty();
        var setting = book.setting(head.id());
        if (setting.version() == 0) return Optional.empty();
        var missing = jdbc.sql(MISSING)
                .param("class", head.id().value())
                .query(Missing.class)
                .list();
        return Optional.of(notice(setting, missing));
    }

    private Notice notice(PaperSetting setting, List<Missing> missing) {
        var due = setting.dueAt();
        var text = due == null ? "Chưa đặt hạn nộp." : "Hạn nộp " + Vn.dateTime(due) + ".";
        if (missing.isEmpty()) return new Notice("chua-nop", "Thu hoạch", "done", "Cả lớp đã nộp", text, List.of());
        var all = missing.getFirst().people();
        return new Notice(
                "chua-nop",
                "Chưa nộp thu hoạch",
                setting.late(clock.instant()) ? "late" : "doing",
                "Đã nộp %d/%d".formatted(all - missing.size(), all),
                text,
                groups(missing));
    }

    /** In the order of the rows: study groups by number, those without one last. */
    private static List<Group> groups(List<Missing> missing) {
        var byGroup = new LinkedHashMap<String, List<String>>();
        for (var one : missing)
            byGroup.computeIfAbsent(
                            one.groupNo() == null ? "Chưa chia tổ" : "Tổ " + one.groupNo(), _ -> new ArrayList<>())
                    .add("%s (%s)".formatted(one.fullName(), one.unitName()));
        return byGroup.entrySet().stream()
                .map(group -> new Group(
                        "%s, %s"
                                .formatted(
                                        group.getKey(),
                                        Vn.count(group.getValue().size(), "người")),
                        group.getValue()))
                .toList();
    }
}
