package vn.nguon.results;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.rules.Rules;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/** What class committee and study groups say of trainees before the office writes (ý kiến của ban cán sự, của tổ). Asked once a class, if at all. */
@Service
public class Opinions {
    private final Classes classes;
    private final JdbcClient jdbc;
    private final AppraisalTasks tasks;
    private final Rules rules;
    private final Audit audit;
    private final Clock clock;

    Opinions(Classes classes, JdbcClient jdbc, AppraisalTasks tasks, Rules rules, Audit audit, Clock clock) {
        this.classes = classes;
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    private static final String OFFICERS = """
            SELECT e.id AS enrolment_id, a.account_id
              FROM enrolment e
              LEFT JOIN person_account a ON a.person_id = e.person_id
             WHERE e.class_id = :class
               AND e.state = 'ACTIVE'
               AND e.office IN ('MONITOR', 'GROUP_LEADER')
             ORDER BY e.id
            """;

    /**
     * Asks monitor and group leaders, who have it among their tasks.
     *
     * @return until when
     * @throws Forbidden if the viewer does not run the class
     */
    @Transactional
    public Outcome<LocalDate> ask(Viewer viewer, String code) {
        var head = ResultRights.head(classes, viewer, code);
        if (!head.runs()) throw new Forbidden("Cơ quan tổ chức lớp hỏi ý kiến ban cán sự, tổ.");
        if (!head.state().reached(ClassState.STUDYING))
            return Outcome.refused("lop-chua-hoc", "Lớp chưa học. Hỏi ý kiến khi lớp đang học hoặc đã học xong");
        if (tasks.left(head) == 0) return tooLate();
        var officers = jdbc.sql(OFFICERS)
                .param("class", head.id().value())
                .query(AppraisalTasks.Officer.class)
                .list();
        if (officers.isEmpty())
            return Outcome.refused(
                    "chua-co-ban-can-su", "Lớp chưa có lớp trưởng, tổ trưởng. Chỉ định ban cán sự rồi hỏi");
        var due = viewer.today()
                .plusDays(rules.on("appraisals.opinion-days", viewer.today()).whole());
        try {
            jdbc.sql("""
                            INSERT INTO appraisal_asking (class_id, asked_at, asked_by, due_on) VALUES (:class, :at, :actor, :due)
                            """)
                    .param("class", head.id().value())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("actor", viewer.name())
                    .param("due", due)
                    .update();
        } catch (DuplicateKeyException e) {
            return Outcome.refused("da-hoi", "Đã hỏi ý kiến ban cán sự, tổ của lớp này");
        }
        tasks.ask(head, officers, due);
        audit.record(
                viewer,
                "ASK_OPINIONS",
                "class",
                head.id().value(),
                "Hỏi ý kiến ban cán sự, tổ về học viên lớp %s đến %s".formatted(head.code(), Vn.date(due)),
                Map.of());
        return Outcome.done(due);
    }

    private static <T> Outcome<T> tooLate() {
        return Outcome.refused("da-ky-het", "Phiếu nhận xét của lớp đã ký hết nên ý kiến không còn dùng đến");
    }

    /** An officer of the class: the group led, or 0 for whoever speaks for the class committee. */
    private record Self(long enrolmentId, String office, int groupNo) {
        String kind() {
            return office.equals("GROUP_LEADER") ? "GROUP" : "COMMITTEE";
        }
    }

    private static final String SELF = """
            SELECT e.id AS enrolment_id, e.office, coalesce(g.no, 0) AS group_no
              FROM enrolment e
              JOIN person_account a ON a.person_id = e.person_id AND a.account_id = :viewer
              JOIN appraisal_asking k ON k.class_id = e.class_id
              LEFT JOIN study_group g ON g.id = e.group_id
             WHERE e.class_id = :class
               AND e.state = 'ACTIVE'
               AND e.office IN ('MONITOR', 'DEPUTY', 'GROUP_LEADER')
            """;

    private Optional<Self> self(Viewer viewer, ClassId of) {
        return jdbc.sql(SELF)
                .param("viewer", viewer.id().value())
                .param("class", of.value())
                .query(Self.class)
                .optional();
    }

    /** @param text what was said before, "" for nothing */
    record Line(UUID ref, String fullName, String unitName, int groupNo, String text) {}

    /** @param kind COMMITTEE or GROUP */
    record Asked(ClassHead head, String kind, List<Line> lines) {}

    private static final String LINES = """
            SELECT l.ref, l.full_name, l.unit_name, coalesce(l.group_no, 0) AS group_no, coalesce(o.text, '') AS text
              FROM roster_line l
              LEFT JOIN appraisal_opinion o ON o.enrolment_id = l.enrolment_id AND o.kind = :kind
             WHERE l.class_id = :class
               AND l.state = 'ACTIVE'
               AND l.enrolment_id <> :self
               AND (:kind = 'COMMITTEE' OR l.group_no = :group)
             ORDER BY l.given_name COLLATE "vi-x-icu", l.full_name COLLATE "vi-x-icu", l.enrolment_id
            """;

    /** @throws NotFound if nobody asked, or the viewer speaks neither for the class committee nor for a group */
    @Transactional(readOnly = true)
    Asked asked(Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        var self = self(viewer, head.id()).orElseThrow(() -> new NotFound("opinions in class " + code));
        return new Asked(
                head,
                self.kind(),
                jdbc.sql(LINES)
                        .param("class", head.id().value())
                        .param("kind", self.kind())
                        .param("self", self.enrolmentId())
                        .param("group", self.groupNo())
                        .query(Line.class)
                        .list());
    }

    private static final String GIVE = """
            INSERT INTO appraisal_opinion (enrolment_id, kind, text, given_at, account_id, actor)
            SELECT e.id, :kind, :text, :at, :account, :actor FROM enrolment e WHERE e.ref = :ref
            ON CONFLICT (enrolment_id, kind)
            DO UPDATE SET text = excluded.text, given_at = excluded.given_at, account_id = excluded.account_id, actor = excluded.actor
            """;

    /**
     * Keeps what was said; an empty text takes it away. Only until the sheet is signed do the words matter; they stay with it. Refused once every sheet is signed.
     *
     * @param texts by ref of the enrolment
     * @return how many say something
     */
    @Transactional
    public Outcome<Integer> give(Viewer viewer, String code, Map<UUID, String> texts) {
        var asked = asked(viewer, code);
        if (tasks.left(asked.head()) == 0) return tooLate();
        var self = self(viewer, asked.head().id()).orElseThrow();
        var given = 0;
        for (var line : asked.lines()) {
            var text = texts.getOrDefault(line.ref(), "").strip();
            if (!text.isEmpty()) given++;
            if (text.equals(line.text())) continue;
            if (text.isEmpty())
                jdbc.sql("""
                                DELETE FROM appraisal_opinion o USING enrolment e WHERE e.id = o.enrolment_id AND e.ref = :ref AND o.kind = :kind
                                """)
                        .param("ref", line.ref())
                        .param("kind", asked.kind())
                        .update();
            else
                jdbc.sql(GIVE)
                        .param("ref", line.ref())
                        .param("kind", asked.kind())
                        .param("text", text)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("account", viewer.id().value())
                        .param("actor", viewer.name())
                        .update();
        }
        tasks.spoken(asked.head(), self.enrolmentId());
        return Outcome.done(given);
    }
}
