package vn.nguon.practice.field;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Units;
import vn.nguon.web.Vn;

/**
 * Solutions and recommendations (giải pháp, kiến nghị): written by a group or one of its trainees, sent by the class's organiser under a
 * document, answered and carried out by the addressed commune. The way: {@link RecommendationState}. Sending and all after it stays
 * possible when the class is over.
 */
@Service
public class Recommendations {
    static final int MOST = 40;

    private final Classes classes;
    private final FieldStudies studies;
    private final FieldFindings findings;
    private final RecommendationBook book;
    private final RecommendationTasks tasks;
    private final FieldBook field;
    private final FieldWriter writer;
    private final Documents documents;
    private final Units units;
    private final Rules rules;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Recommendations(
            Classes classes,
            FieldStudies studies,
            FieldFindings findings,
            RecommendationBook book,
            RecommendationTasks tasks,
            FieldBook field,
            FieldWriter writer,
            Documents documents,
            Units units,
            Rules rules,
            Audit audit,
            JdbcClient jdbc,
            Ids ids,
            Clock clock) {
        this.classes = classes;
        this.studies = studies;
        this.findings = findings;
        this.book = book;
        this.tasks = tasks;
        this.field = field;
        this.writer = writer;
        this.documents = documents;
        this.units = units;
        this.rules = rules;
        this.audit = audit;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** To whom a group may address something today: communes' committees and governments. */
    @Transactional(readOnly = true)
    List<FieldBook.Choice> addressees(Viewer viewer, FieldStudies.Desk desk) {
        return field.communes(desk.head(), viewer.today(), true);
    }

    @Transactional(readOnly = true)
    List<Recommendation> of(Viewer viewer, FieldStudies.Desk desk) {
        return book.of(viewer, desk.group());
    }

    /** Whether the viewer may change or take it back: everybody who writes in the group; what is in somebody's own name only they, and the organiser. */
    static boolean mayChange(FieldStudies.Desk desk, Recommendation one) {
        return desk.reach().writes()
                && one.state().written()
                && (one.mine() || one.author().isEmpty() || desk.reach().organises());
    }

    /** @throws NotFound if the group has no such recommendation @throws Forbidden if the viewer may not change it */
    Recommendation changing(Viewer viewer, FieldStudies.Desk desk, UUID ref) {
        var one = book.of(viewer, desk.group()).stream()
                .filter(it -> it.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("recommendation " + ref));
        if (!mayChange(desk, one))
            throw new Forbidden(
                    one.state().written()
                            ? "Kiến nghị ghi tên học viên nào thì học viên đó hoặc cơ quan tổ chức lớp sửa."
                            : "Kiến nghị đã gửi đi nên không sửa được nữa.");
        return one;
    }

    private static final String ADD = """
            INSERT INTO recommendation (ref, class_id, no, group_id, enrolment_id, kind, title, body, topic, priority, due_on, addressed_to, organisation_id)
            SELECT :ref, :class, (SELECT coalesce(max(x.no), 0) + 1 FROM recommendation x WHERE x.class_id = :class), :group,
                   CASE WHEN :own THEN (SELECT m.enrolment_id FROM field_member m JOIN person_account a ON a.person_id = m.person_id
                                         WHERE m.group_id = :group AND a.account_id = :viewer) END,
                   :kind, :title, :body, :topic, :priority, :due, o.id, o.id
              FROM organisation o
             WHERE o.ref = :to
            """;

    /**
     * @return its ref; refused with {@code lop-da-ket-thuc}, {@code noi-nhan-khong-co}, {@code han-da-qua}, {@code qua-nhieu}, {@code khong-trong-to}
     * @throws NotFound if the viewer may not read the group, or it has no such finding
     * @throws Forbidden if the viewer may only read it
     */
    @Transactional
    public Outcome<UUID> propose(Viewer viewer, String code, UUID group, RecommendationText text) {
        var desk = studies.writing(viewer, code, group);
        var refused = refused(viewer, desk, text);
        if (refused != null) return refused;
        writer.lock(desk.head());
        if (desk.group().recommendations() >= MOST)
            return Outcome.refused(
                    "qua-nhieu", "Một tổ có nhiều nhất %d kiến nghị. Gộp những việc giống nhau".formatted(MOST));
        if (text.ownName() && !desk.group().mine())
            return Outcome.refused("khong-trong-to", "Chỉ học viên của tổ đề xuất với tên mình");
        var ref = ids.next();
        jdbc.sql(ADD)
                .param("ref", ref)
                .param("class", desk.head().id().value())
                .param("group", desk.group().id())
                .param("own", text.ownName())
                .param("viewer", viewer.id().value())
                .param("kind", text.kind().name())
                .param("title", text.title())
                .param("body", text.body())
                .param("topic", text.topic().name())
                .param("priority", text.priority().name())
                .param("due", text.dueOn())
                .param("to", text.to())
                .update();
        cite(desk, ref, text.findings());
        return Outcome.done(ref);
    }

    private Outcome.@Nullable Refused<UUID> refused(Viewer viewer, FieldStudies.Desk desk, RecommendationText text) {
        var closed = FieldStudies.closed(desk.head());
        if (closed != null) return new Outcome.Refused<>(closed);
        if (addressees(viewer, desk).stream().noneMatch(one -> one.ref().equals(text.to())))
            return refusal("noi-nhan-khong-co", "Chọn lại nơi nhận: nơi này không thuộc nơi tổ chức lớp");
        if (!text.dueOn().isAfter(viewer.today()))
            return refusal("han-da-qua", "Hạn làm xong phải ở sau hôm nay, %s".formatted(Vn.date(viewer.today())));
        for (var finding : text.findings()) findings.one(desk.group(), finding);
        return null;
    }

    private static Outcome.Refused<UUID> refusal(String code, String sentence) {
        return new Outcome.Refused<>(new vn.nguon.shared.Refusal(code, sentence));
    }

    private void cite(FieldStudies.Desk desk, UUID ref, Collection<UUID> cited) {
        jdbc.sql(
                        "DELETE FROM recommendation_finding WHERE recommendation_id = (SELECT id FROM recommendation WHERE ref = :ref)")
                .param("ref", ref)
                .update();
        if (cited.isEmpty()) return;
        jdbc.sql("""
                INSERT INTO recommendation_finding (recommendation_id, finding_id)
                SELECT (SELECT id FROM recommendation WHERE ref = :ref), f.id
                  FROM finding f
                 WHERE f.group_id = :group AND f.ref = ANY (CAST(:findings AS uuid[]))
                """)
                .param("ref", ref)
                .param("group", desk.group().id())
                .param("findings", cited.toArray(UUID[]::new))
                .update();
    }

    /** Changes it, and hands in again what was returned. @return refused like {@link #propose} @throws vn.nguon.shared.Stale if somebody saved it since */
    @Transactional
    public Outcome<UUID> change(Viewer viewer, String code, UUID group, UUID ref, RecommendationText text) {
        var desk = studies.writing(viewer, code, group);
        changing(viewer, desk, ref);
        var refused = refused(viewer, desk, text);
        if (refused != null) return refused;
        FieldWriter.changed(jdbc.sql("""
                UPDATE recommendation r
                   SET kind = :kind, title = :title, body = :body, topic = :topic, priority = :priority, due_on = :due,
                       addressed_to = o.id, organisation_id = o.id, state = 'PROPOSED', version = r.version + 1
                  FROM organisation o
                 WHERE r.ref = :ref AND o.ref = :to AND r.version = :version AND r.state IN ('PROPOSED', 'RETURNED')
                """)
                .param("kind", text.kind().name())
                .param("title", text.title())
                .param("body", text.body())
                .param("topic", text.topic().name())
                .param("priority", text.priority().name())
                .param("due", text.dueOn())
                .param("to", text.to())
                .param("ref", ref)
                .param("version", text.version())
                .update());
        cite(desk, ref, text.findings());
        return Outcome.done(ref);
    }

    /** @return refused with {@code lop-da-ket-thuc}; with {@code da-tra-lai} when the organiser returned it: then it is mended, not lost */
    @Transactional
    public Outcome<UUID> remove(Viewer viewer, String code, UUID group, UUID ref) {
        var desk = studies.writing(viewer, code, group);
        var closed = FieldStudies.closed(desk.head());
        if (closed != null) return new Outcome.Refused<>(closed);
        var one = changing(viewer, desk, ref);
        var gone = jdbc.sql("""
                DELETE FROM recommendation r
                 WHERE r.id = :id AND r.state = 'PROPOSED'
                   AND NOT EXISTS (SELECT FROM recommendation_step s WHERE s.recommendation_id = r.id)
                """).param("id", one.id()).update();
        return gone == 1
                ? Outcome.done(ref)
                : Outcome.refused(
                        "da-tra-lai", "Kiến nghị này đã được trả lại để sửa nên không bỏ được. Sửa rồi lưu lại");
    }

    /** What waits to be sent, and by when an answer is usually asked for. */
    record Outbox(ClassHead head, List<Recommendation> waiting, LocalDate answerBy) {}

    /** @throws NotFound if there is no field study that the viewer sees @throws Forbidden if the viewer does not run the class */
    @Transactional(readOnly = true)
    Outbox outbox(Viewer viewer, String code) {
        var head = studies.organised(viewer, code);
        var waiting = book.list(viewer, RecommendationFilter.all(code)).stream()
                .filter(one -> one.state() == RecommendationState.PROPOSED)
                .toList();
        return new Outbox(
                head,
                waiting,
                viewer.today()
                        .plusDays(
                                rules.on("practice.answer-days", viewer.today()).whole()));
    }

    /**
     * Sends recommendations to whom they are addressed, under one document. What a reorganisation moved since goes to the successor.
     *
     * @return how many; refused with {@code chua-chon}, {@code lop-chua-duyet}, {@code han-tra-loi-da-qua}, {@code noi-nhan-het}, or what the document is
     */
    @Transactional
    public Outcome<Integer> send(
            Viewer viewer, String code, Collection<UUID> refs, DocumentReference document, LocalDate answerBy) {
        var box = outbox(viewer, code);
        var chosen =
                box.waiting().stream().filter(one -> refs.contains(one.ref())).toList();
        if (chosen.isEmpty() || chosen.size() != refs.size())
            return Outcome.refused("chua-chon", "Chọn kiến nghị để gửi; những kiến nghị đã gửi không gửi lại");
        if (!box.head().state().approved())
            return Outcome.refused("lop-chua-duyet", "Lớp chưa được duyệt mở nên chưa gửi kiến nghị được");
        if (!answerBy.isAfter(viewer.today()))
            return Outcome.refused("han-tra-loi-da-qua", "Hạn trả lời phải ở sau hôm nay");
        for (var one : chosen)
            if (units.endedBy(new vn.nguon.shared.OrganisationId(one.organisationId()), viewer.today()))
                return Outcome.refused(
                        "noi-nhan-het",
                        "%s đã kết thúc. Sửa nơi nhận của kiến nghị %d rồi gửi".formatted(one.toName(), one.no()));
        var refusal = documents.refuses(document);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        var cited = documents.refer(document).value();
        for (var one : chosen) {
            FieldWriter.changed(jdbc.sql("""
                    UPDATE recommendation
                       SET state = 'SENT', sent_on = :day, answer_by = :by, document_id = :document, version = version + 1
                     WHERE id = :id AND state = 'PROPOSED' AND version = :version
                    """)
                    .param("day", viewer.today())
                    .param("by", answerBy)
                    .param("document", cited)
                    .param("id", one.id())
                    .param("version", one.version())
                    .update());
            step(viewer, one, "SENT", RecommendationState.SENT, "", null, cited);
            tasks.follow(one.id(), viewer.today());
        }
        audit.record(
                viewer,
                "SEND_RECOMMENDATIONS",
                "class",
                box.head().id().value(),
                "Gửi %d kiến nghị của lớp %s theo %s".formatted(chosen.size(), code, document.number()),
                Map.of(
                        "recommendations",
                        chosen.stream().map(one -> one.ref().toString()).toList()));
        return Outcome.done(chosen.size());
    }

    /** The organiser gives it back to be mended. @return refused with {@code da-gui}, {@code thieu-ly-do} */
    @Transactional
    public Outcome<UUID> giveBack(Viewer viewer, UUID ref, String reason) {
        var one = one(viewer, ref);
        studies.organised(viewer, one.classCode());
        if (!one.state().mayBecome(RecommendationState.RETURNED))
            return Outcome.refused(
                    "da-gui",
                    "Kiến nghị đang ở trạng thái %s nên không trả lại được"
                            .formatted(one.state().vietnamese()));
        if (reason.isEmpty()) return Outcome.refused("thieu-ly-do", "Nhập lý do trả lại");
        move(one, RecommendationState.RETURNED);
        step(viewer, one, "RETURNED", RecommendationState.RETURNED, reason, null, null);
        return Outcome.done(ref);
    }

    /** A reminder is noted and shown with the commune's task; nothing is sent by e-mail. @return refused with {@code khong-can-nhac}, {@code da-nhac} */
    @Transactional
    public Outcome<UUID> remind(Viewer viewer, UUID ref) {
        var one = one(viewer, ref);
        studies.organised(viewer, one.classCode());
        if (one.state() != RecommendationState.SENT && !one.state().underWay())
            return Outcome.refused("khong-can-nhac", "Kiến nghị này không còn chờ xã làm gì");
        if (book.steps(one).stream()
                .anyMatch(step -> step.what().equals("REMINDED") && step.onDay().equals(viewer.today())))
            return Outcome.refused("da-nhac", "Hôm nay đã nhắc rồi");
        step(viewer, one, "REMINDED", one.state(), "", null, null);
        tasks.follow(one.id(), viewer.today());
        return Outcome.done(ref);
    }

    /**
     * The addressed commune answers, for the first time or anew.
     *
     * @param reason what will be done, or why not; always needed
     * @param document the letter it answers by, null for none
     * @return refused with {@code thieu-noi-dung}, {@code khong-tra-loi-duoc}, or what the document is
     * @throws NotFound if it was not sent to an organisation of the viewer
     * @throws Forbidden if the viewer only looks
     */
    @Transactional
    public Outcome<UUID> answer(
            Viewer viewer,
            UUID ref,
            int version,
            RecommendationState answer,
            String reason,
            @Nullable DocumentReference document) {
        var one = own(viewer, ref);
        if (!RecommendationState.answers().contains(answer)) throw new IllegalArgumentException("answer " + answer);
        if (reason.isEmpty()) return Outcome.refused("thieu-noi-dung", "Nhập nội dung trả lời");
        if (!one.state().mayBecome(answer))
            return Outcome.refused(
                    "khong-tra-loi-duoc",
                    "Kiến nghị đang ở trạng thái %s nên không ghi trả lời này được"
                            .formatted(one.state().vietnamese()));
        if (document != null) {
            var refusal = documents.refuses(document);
            if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        }
        move(one, version, answer);
        step(
                viewer,
                one,
                "ANSWERED",
                answer,
                reason,
                null,
                document == null ? null : documents.refer(document).value());
        tasks.follow(one.id(), viewer.today());
        audit.record(
                viewer,
                "ANSWER_RECOMMENDATION",
                "class",
                one.classId(),
                "%s trả lời kiến nghị %d: %s".formatted(one.toName(), one.no(), answer.vietnamese()),
                Map.of("reason", reason));
        return Outcome.done(ref);
    }

    /**
     * How far it is. At 100 it is done.
     *
     * @param percent 0 to 100, never less than reported before
     * @return refused with {@code thieu-noi-dung}, {@code chua-nhan}, {@code lui-lai}
     */
    @Transactional
    public Outcome<UUID> report(Viewer viewer, UUID ref, int version, int percent, String note) {
        var one = own(viewer, ref);
        if (note.isEmpty()) return Outcome.refused("thieu-noi-dung", "Nhập việc đã làm");
        if (!one.state().underWay())
            return Outcome.refused(
                    "chua-nhan",
                    "Kiến nghị đang ở trạng thái %s nên không báo tiến độ được"
                            .formatted(one.state().vietnamese()));
        if (percent < one.percent())
            return Outcome.refused("lui-lai", "Lần trước đã báo %d%%. Ghi từ mức đó trở lên".formatted(one.percent()));
        var done = percent == 100;
        FieldWriter.changed(jdbc.sql("""
                UPDATE recommendation
                   SET percent = :percent, state = CASE WHEN :done THEN 'DONE' ELSE state END,
                       done_on = CASE WHEN :done THEN CAST(:day AS date) END, version = version + 1
                 WHERE id = :id AND version = :version
                """)
                .param("percent", percent)
                .param("done", done)
                .param("day", viewer.today())
                .param("id", one.id())
                .param("version", version)
                .update());
        step(viewer, one, "REPORTED", done ? RecommendationState.DONE : one.state(), note, percent, null);
        tasks.follow(one.id(), viewer.today());
        return Outcome.done(ref);
    }

    private void move(Recommendation one, RecommendationState to) {
        move(one, one.version(), to);
    }

    private void move(Recommendation one, int version, RecommendationState to) {
        FieldWriter.changed(jdbc.sql(
                        "UPDATE recommendation SET state = :to, version = version + 1 WHERE id = :id AND version = :version")
                .param("to", to.name())
                .param("id", one.id())
                .param("version", version)
                .update());
    }

    private void step(
            Viewer viewer,
            Recommendation one,
            String what,
            RecommendationState to,
            String note,
            @Nullable Integer percent,
            @Nullable Long document) {
        jdbc.sql("""
                INSERT INTO recommendation_step (recommendation_id, what, to_state, on_day, note, percent, organisation_id, document_id, at, account_id, actor)
                VALUES (:id, :what, :to, :day, :note, :percent, :organisation, :document, :at, :account, :actor)
                """)
                .param("id", one.id())
                .param("what", what)
                .param("to", to.name())
                .param("day", viewer.today())
                .param("note", note)
                .param("percent", percent, Types.INTEGER)
                .param("organisation", one.organisationId())
                .param("document", document, Types.BIGINT)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .update();
    }

    /** @throws NotFound if it is behind neither door */
    @Transactional(readOnly = true)
    Recommendation one(Viewer viewer, UUID ref) {
        return book.one(viewer, ref).orElseThrow(() -> new NotFound("recommendation " + ref));
    }

    private Recommendation own(Viewer viewer, UUID ref) {
        var one = one(viewer, ref);
        if (!one.own() || !viewer.is(Role.COMMUNE))
            throw new Forbidden("Kiến nghị do đảng ủy xã nhận trả lời và báo tiến độ.");
        return one;
    }

    /** Whether the viewer may return or remind: runs the class of it, or supervises it. */
    @Transactional(readOnly = true)
    boolean organises(Viewer viewer, Recommendation one) {
        return one.office() && FieldReach.organises(viewer, classes.head(viewer, one.classCode()));
    }
}
