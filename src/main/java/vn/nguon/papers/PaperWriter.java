package vn.nguon.papers;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.Ids;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

/** Writes settings and versions, each in one transaction; the file's bytes are on disk before it begins. */
@Component
class PaperWriter {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final PaperTasks tasks;
    private final MarkBook marks;
    private final CopyChecks checks;
    private final Citations citations;

    PaperWriter(JdbcClient jdbc, Ids ids, PaperTasks tasks, MarkBook marks, CopyChecks checks, Citations citations) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.tasks = tasks;
        this.marks = marks;
        this.checks = checks;
        this.citations = citations;
    }

    /** What is known of a version before it has its number. */
    record Fresh(long enrolmentId, HandIn form, long fileId, String fileName, boolean late, Instant at) {}

    private static final String PAPER = """
            INSERT INTO paper (ref, enrolment_id, kind, topic, organisation_id, classification)
            SELECT :ref, :enrolment, :kind, :topic, o.id, :classification FROM organisation o WHERE o.ref = :organisation
                ON CONFLICT (enrolment_id)
                DO UPDATE SET kind = excluded.kind, topic = excluded.topic, organisation_id = excluded.organisation_id,
                              classification = excluded.classification, version = paper.version + 1
            RETURNING id
            """;

    private static final String LAST = """
            SELECT no, file_id, kind, topic, handed_in_at, late FROM paper_version WHERE paper_id = :paper ORDER BY no DESC LIMIT 1
            """;

    private record Last(
            int no, long fileId, String kind, String topic, java.time.OffsetDateTime handedInAt, boolean late) {}

    private static final String VERSION = """
            INSERT INTO paper_version (paper_id, no, file_id, file_name, kind, topic, handed_in_at, late, account_id, actor, on_behalf_reason)
            VALUES (:paper, :no, :file, :name, :kind, :topic, :at, :late, :account, :actor, :reason)
            """;

    /** The paper's row is locked by writing it, so two people handing in at once get two numbers. The same file again is no new version. */
    @Transactional
    public HandedIn.Kept keep(Viewer viewer, ClassHead head, Fresh fresh) {
        var form = fresh.form();
        var paper = jdbc.sql(PAPER)
                .param("ref", ids.next())
                .param("enrolment", fresh.enrolmentId())
                .param("kind", form.kind())
                .param("topic", form.topic())
                .param("organisation", form.organisation())
                .param("classification", form.classification().name())
                .query(Long.class)
                .single();
        citations.set(head.id(), paper, form.cited());
        var last = jdbc.sql(LAST).param("paper", paper).query(Last.class).optional();
        if (last.isPresent() && same(last.get(), fresh)) {
            var known = last.get();
            return new HandedIn.Kept(known.no(), known.handedInAt().toInstant(), known.late(), false);
        }
        var no = last.map(Last::no).orElse(0) + 1;
        jdbc.sql(VERSION)
                .param("paper", paper)
                .param("no", no)
                .param("file", fresh.fileId())
                .param("name", fresh.fileName())
                .param("kind", form.kind())
                .param("topic", form.topic())
                .param("at", fresh.at().atOffset(ZoneOffset.UTC))
                .param("late", fresh.late())
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .param("reason", form.reason())
                .update();
        checks.wait(paper, no, fresh.at());
        if (no == 1) {
            number(head, paper);
            tasks.handedIn(head);
        }
        return new HandedIn.Kept(no, fresh.at(), fresh.late(), true);
    }

    /** Any free number of as many as there are trainees: drawn by the database's strong randomness. */
    private static final String NUMBER = """
            INSERT INTO paper_number (class_id, no, paper_id)
            SELECT :class, n, :paper
              FROM generate_series(1, greatest((SELECT count(*) FROM enrolment e WHERE e.class_id = :class AND e.state = 'ACTIVE'),
                                               (SELECT count(*) + 1 FROM paper_number t WHERE t.class_id = :class))) AS n
             WHERE NOT EXISTS (SELECT FROM paper_number t WHERE t.class_id = :class AND t.no = n)
             ORDER BY gen_random_uuid()
             LIMIT 1
            """;

    /** Whoever hands in a first version at the same moment waits: two papers must not draw one number. */
    private void number(ClassHead head, long paper) {
        marks.lock(head.id());
        jdbc.sql(NUMBER).param("class", head.id().value()).param("paper", paper).update();
    }

    private static boolean same(Last last, Fresh fresh) {
        return last.fileId() == fresh.fileId()
                && last.kind().equals(fresh.form().kind())
                && last.topic().equals(fresh.form().topic());
    }

    private static final String SETTING = """
            INSERT INTO paper_setting AS s (class_id, kinds, due_at, version)
            VALUES (:class, :kinds, :due, 1)
                ON CONFLICT (class_id)
                DO UPDATE SET kinds = excluded.kinds, due_at = excluded.due_at, version = s.version + 1
                    WHERE s.version = :version
            """;

    /** @throws Stale if somebody else saved first */
    @Transactional
    public void set(ClassHead head, List<String> kinds, @Nullable Instant dueAt, int version) {
        var rows = jdbc.sql(SETTING)
                .param("class", head.id().value())
                .param("kinds", kinds.toArray(String[]::new))
                .param("due", dueAt == null ? null : dueAt.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("version", version)
                .update();
        if (rows == 0)
            throw new Stale("Có người vừa đổi yêu cầu thu hoạch của lớp này. Mở lại trang, xem thay đổi rồi lưu lại.");
        tasks.asked(head, dueAt);
    }
}
