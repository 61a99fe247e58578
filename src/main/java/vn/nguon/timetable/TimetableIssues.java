package vn.nguon.timetable;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;

/** Versions of a class's timetable as they were given out (bản lịch phát hành); each keeps its content. */
@Service
public class TimetableIssues {
    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    TimetableIssues(JdbcClient jdbc, Sessions sessions, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The latest issue. @param current nothing changed since */
    public record Issue(int no, Instant issuedAt, String actor, boolean current) {}

    @Transactional(readOnly = true)
    public Optional<Issue> latest(Viewer viewer, ClassHead head) {
        return jdbc.sql("""
                SELECT i.no, i.issued_at, i.actor, i.timetable_version = t.version AS current
                  FROM timetable_issue i
                  JOIN timetable t ON t.class_id = i.class_id
                 WHERE i.class_id = :class
                 ORDER BY i.no DESC
                 LIMIT 1
                """)
                .param("class", head.id().value())
                .query(Issue.class)
                .optional();
    }

    /** Issues the timetable as it stands. Its number, or why not. */
    @Transactional
    public Outcome<Integer> issue(Viewer by, ClassHead head) {
        if (!Timetables.mayChange(head))
            throw new Forbidden("Lịch do cơ quan tổ chức lớp và phòng đào tạo của trường phát hành.");
        var version = jdbc.sql("SELECT version FROM timetable WHERE class_id = :class FOR UPDATE")
                .param("class", head.id().value())
                .query(Integer.class)
                .optional();
        var all = sessions.of(by, head);
        if (version.isEmpty() || all.isEmpty())
            return Outcome.refused("lich-trong", "Lịch chưa có buổi nào. Xếp lịch trước, rồi phát hành.");
        var latest = latest(by, head);
        if (latest.isPresent() && latest.get().current())
            return Outcome.refused(
                    "lich-khong-doi",
                    "Lịch chưa thay đổi gì từ bản %d.".formatted(latest.get().no()));
        var no = latest.map(Issue::no).orElse(0) + 1;
        jdbc.sql("""
                INSERT INTO timetable_issue (class_id, no, issued_at, actor, timetable_version, content)
                VALUES (:class, :no, :at, :actor, :version, CAST(:content AS jsonb))
                """)
                .param("class", head.id().value())
                .param("no", no)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", by.name())
                .param("version", version.get())
                .param(
                        "content",
                        json.writeValueAsString(
                                all.stream().map(TimetableIssues::frozen).toList()))
                .update();
        audit.record(
                by,
                "ISSUE_TIMETABLE",
                "class",
                head.id().value(),
                "Phát hành lịch lớp %s, bản %d".formatted(head.code(), no),
                Map.of("no", no, "sessions", all.size()));
        events.publishEvent(new TimetableIssued(head.id(), no));
        return Outcome.done(no);
    }

    private static Map<String, Object> frozen(SessionCard card) {
        var row = new LinkedHashMap<String, Object>();
        row.put("day", card.day().toString());
        row.put("from", card.from().toString());
        row.put("to", card.to().toString());
        row.put("title", card.title());
        row.put("periods", card.periods());
        row.put("lecturers", card.lecturers());
        row.put("place", card.place());
        row.put("groups", card.wholeClass() ? List.of() : card.groups());
        return row;
    }
}
