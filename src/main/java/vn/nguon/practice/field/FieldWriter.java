package vn.nguon.practice.field;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.Ids;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

/** Writes plans and groups. Everything here was allowed by the façade. */
@Component
class FieldWriter {
    private static final String OVERTAKEN = "Có người vừa sửa chỗ này. Tải lại trang, xem thay đổi rồi lưu lại.";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    FieldWriter(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    static void changed(int rows) {
        if (rows == 0) throw new Stale(OVERTAKEN);
    }

    private static final String PLAN = """
            INSERT INTO field_study AS s (class_id, topic, first_day, last_day, document_id)
            VALUES (:class, :topic, :first, :last, :document)
            ON CONFLICT (class_id) DO UPDATE
               SET topic = excluded.topic, first_day = excluded.first_day, last_day = excluded.last_day,
                   document_id = coalesce(excluded.document_id, s.document_id), version = s.version + 1
             WHERE s.version = :version
            """;

    /** @throws Stale if somebody saved the plan since it was loaded */
    void plan(ClassHead head, FieldPlan plan, @Nullable Long document) {
        changed(jdbc.sql(PLAN)
                .param("class", head.id().value())
                .param("topic", plan.topic())
                .param("first", plan.first())
                .param("last", plan.last())
                .param("document", document, Types.BIGINT)
                .param("version", plan.version())
                .update());
    }

    /** Until the end of the transaction nobody else numbers groups or recommendations of the class. */
    void lock(ClassHead head) {
        jdbc.sql("SELECT version FROM field_study WHERE class_id = :class FOR NO KEY UPDATE")
                .param("class", head.id().value())
                .query(Integer.class)
                .optional();
    }

    /** The questions in their order; those that stand there no more go, or are retired where somebody answered. */
    void questions(ClassHead head, List<String> bodies, List<FieldBook.Question> known) {
        for (var at = 0; at < bodies.size(); at++)
            jdbc.sql("""
                    INSERT INTO field_question (ref, class_id, order_no, body)
                    VALUES (:ref, :class, :no, :body)
                    ON CONFLICT (class_id, body) DO UPDATE SET order_no = excluded.order_no, retired = false
                    """)
                    .param("ref", ids.next())
                    .param("class", head.id().value())
                    .param("no", at + 1)
                    .param("body", bodies.get(at))
                    .update();
        var wanted = new HashSet<>(bodies);
        for (var question : known)
            if (!wanted.contains(question.body()))
                jdbc.sql(
                                question.answered()
                                        ? "UPDATE field_question SET retired = true WHERE id = :id"
                                        : "DELETE FROM field_question WHERE id = :id")
                        .param("id", question.id())
                        .update();
    }

    private static final String ADD_GROUP = """
            INSERT INTO field_group (ref, class_id, no, name, study_group_no)
            VALUES (:ref, :class, (SELECT coalesce(max(no), 0) + 1 FROM field_group WHERE class_id = :class), :name, :group)
            RETURNING ref
            """;

    /** The next number is the class's; call {@link #lock} first. */
    UUID addGroup(ClassHead head, String name, @Nullable Integer studyGroup) {
        return jdbc.sql(ADD_GROUP)
                .param("ref", ids.next())
                .param("class", head.id().value())
                .param("name", name)
                .param("group", studyGroup, Types.INTEGER)
                .query(UUID.class)
                .single();
    }

    private static final String SAVE_GROUP = """
            UPDATE field_group g
               SET name = :name, study_group_no = :group, site_id = o.id,
                   site_name = coalesce((SELECT v.short_name FROM organisation_version v WHERE v.organisation_id = o.id AND v.valid @> CAST(:day AS date)),
                                        (SELECT c.short_name FROM organisation_card c WHERE c.id = o.id), ''),
                   hamlets = :hamlets, topic = :topic, guide_id = (SELECT id FROM person WHERE ref = CAST(:guide AS uuid)),
                   vehicle = :vehicle, safety = :safety, version = g.version + 1
              FROM (SELECT 1) AS one
              LEFT JOIN organisation o ON o.ref = CAST(:site AS uuid)
             WHERE g.ref = :ref AND g.class_id = :class AND g.version = :version
            """;

    void saveGroup(ClassHead head, UUID ref, FieldGroupPlan plan, java.time.LocalDate day) {
        var site = plan.site();
        var guide = plan.guide();
        changed(jdbc.sql(SAVE_GROUP)
                .param("ref", ref)
                .param("class", head.id().value())
                .param("name", plan.name())
                .param("group", plan.studyGroupNo(), Types.INTEGER)
                .param("site", site == null ? null : site.toString(), Types.VARCHAR)
                .param("guide", guide == null ? null : guide.toString(), Types.VARCHAR)
                .param("day", day)
                .param("hamlets", plan.hamlets())
                .param("topic", plan.topic())
                .param("vehicle", plan.vehicle())
                .param("safety", plan.safety())
                .param("version", plan.version())
                .update());
    }

    /** The group's own people; none when a study group goes. */
    void people(ClassHead head, UUID group, Collection<UUID> trainees) {
        jdbc.sql("DELETE FROM field_group_trainee WHERE group_id = (SELECT id FROM field_group WHERE ref = :ref)")
                .param("ref", group)
                .update();
        if (trainees.isEmpty()) return;
        jdbc.sql("""
                INSERT INTO field_group_trainee (group_id, enrolment_id)
                SELECT (SELECT id FROM field_group WHERE ref = :group), e.id
                  FROM enrolment e
                 WHERE e.class_id = :class AND e.state = 'ACTIVE' AND e.ref = ANY (CAST(:trainees AS uuid[]))
                """)
                .param("group", group)
                .param("class", head.id().value())
                .param("trainees", trainees.toArray(UUID[]::new))
                .update();
    }

    /** False when something hangs on the group that must not be lost. */
    boolean removeGroup(FieldGroup group) {
        return jdbc.sql("""
                        DELETE FROM field_group g
                         WHERE g.id = :id
                           AND NOT EXISTS (SELECT FROM finding WHERE group_id = g.id)
                           AND NOT EXISTS (SELECT FROM recommendation WHERE group_id = g.id)
                           AND NOT EXISTS (SELECT FROM field_photo WHERE group_id = g.id)
                           AND NOT EXISTS (SELECT FROM field_answer WHERE group_id = g.id)
                           AND NOT EXISTS (SELECT FROM field_minutes WHERE group_id = g.id)
                        """).param("id", group.id()).update() == 1;
    }

    void host(FieldGroup group, SiteHost host) {
        changed(jdbc.sql("""
                UPDATE field_group
                   SET host_name = :name, host_post = :post, host_phone = :phone, asked_on = :askedOn, asked_by = :askedBy,
                       confirmed_on = :confirmedOn, confirmed_by = :confirmedBy, host_note = :note, version = version + 1
                 WHERE id = :id AND version = :version
                """)
                .param("name", host.name())
                .param("post", host.post())
                .param("phone", host.phone())
                .param("askedOn", host.askedOn(), Types.DATE)
                .param("askedBy", host.askedBy())
                .param("confirmedOn", host.confirmedOn(), Types.DATE)
                .param("confirmedBy", host.confirmedBy())
                .param("note", host.note())
                .param("id", group.id())
                .param("version", host.version())
                .update());
    }

    void legs(FieldGroup group, List<FieldLeg> legs) {
        jdbc.sql("DELETE FROM field_leg WHERE group_id = :id")
                .param("id", group.id())
                .update();
        for (var leg : legs)
            jdbc.sql("""
                    INSERT INTO field_leg (group_id, day, half, place, activity, travel)
                    VALUES (:id, :day, :half, :place, :activity, :travel)
                    """)
                    .param("id", group.id())
                    .param("day", leg.day())
                    .param("half", leg.half().name())
                    .param("place", leg.place())
                    .param("activity", leg.activity())
                    .param("travel", leg.travel())
                    .update();
    }

    private static final String ANSWER = """
            INSERT INTO field_answer AS a (group_id, question_id, body, at, account_id, actor)
            SELECT :group, q.id, :body, :at, :account, :actor
              FROM field_question q
             WHERE q.class_id = :class AND q.ref = :question
            ON CONFLICT (group_id, question_id) DO UPDATE
               SET body = excluded.body, at = excluded.at, account_id = excluded.account_id, actor = excluded.actor
             WHERE a.body <> excluded.body
            """;

    /** An empty answer takes the answer back. */
    void answers(Viewer viewer, ClassHead head, FieldGroup group, Map<UUID, String> answers) {
        answers.forEach((question, body) -> {
            if (body.isEmpty())
                jdbc.sql("""
                        DELETE FROM field_answer WHERE group_id = :group AND question_id = (SELECT id FROM field_question WHERE ref = :ref)
                        """).param("group", group.id()).param("ref", question).update();
            else
                jdbc.sql(ANSWER)
                        .param("group", group.id())
                        .param("class", head.id().value())
                        .param("question", question)
                        .param("body", body)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("account", viewer.id().value())
                        .param("actor", viewer.name())
                        .update();
        });
    }

    private static final String MINUTES = """
            INSERT INTO field_minutes AS m (group_id, held_on, place, host_side, content, conclusion, signed_on, written_at, account_id, actor)
            VALUES (:group, :held, :place, :host, :content, :conclusion, :signed, :at, :account, :actor)
            ON CONFLICT (group_id) DO UPDATE
               SET held_on = excluded.held_on, place = excluded.place, host_side = excluded.host_side, content = excluded.content,
                   conclusion = excluded.conclusion, signed_on = excluded.signed_on, written_at = excluded.written_at,
                   account_id = excluded.account_id, actor = excluded.actor, version = m.version + 1
             WHERE m.version = :version
            """;

    void minutes(Viewer viewer, FieldGroup group, FieldMinutes minutes) {
        changed(jdbc.sql(MINUTES)
                .param("group", group.id())
                .param("held", minutes.heldOn())
                .param("place", minutes.place())
                .param("host", minutes.hostSide())
                .param("content", minutes.content())
                .param("conclusion", minutes.conclusion())
                .param("signed", minutes.signedOn(), Types.DATE)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .param("version", minutes.version())
                .update());
    }
}
