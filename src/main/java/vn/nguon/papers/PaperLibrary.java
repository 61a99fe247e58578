package vn.nguon.papers;

import java.time.Clock;
import java.time.ZoneOffset;
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
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;
import vn.nguon.web.ListQuery;

/**
 * Good papers that later classes read (kho bài hay). A paper gets there in three steps: its school proposes it once marks are released,
 * its trainee allows it (with the name or without), the school approves it for its own classes or for all. The text is kept without the
 * author's name; names show only where the trainee said so.
 */
@Service
public class PaperLibrary {
    private final Classes classes;
    private final PaperBook papers;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    PaperLibrary(Classes classes, PaperBook papers, JdbcClient jdbc, Ids ids, Audit audit, Clock clock) {
        this.classes = classes;
        this.papers = papers;
        this.jdbc = jdbc;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    private ClassHead school(Viewer viewer, String code) {
        var head = PaperRights.papers(classes, viewer, code);
        if (!head.school()) throw new Forbidden("Phòng đào tạo của trường cấp chứng chỉ chọn bài vào kho.");
        return head;
    }

    /**
     * A paper that is or may be in the library.
     *
     * @param commended by how many markers
     * @param state NONE, PROPOSED, DECLINED, ALLOWED or APPROVED
     */
    record Line(
            UUID paper,
            String fullName,
            String unitName,
            String kind,
            String topic,
            int commended,
            String state,
            String scope) {}

    record Desk(ClassHead head, boolean released, List<Line> lines) {}

    private static final String LINES = """
            SELECT p.ref AS paper, l.full_name, l.unit_name, p.kind, p.topic, count(m.id) FILTER (WHERE m.commended) AS commended,
                   CASE WHEN b.paper_id IS NULL THEN 'NONE'
                        WHEN b.approved_at IS NOT NULL THEN 'APPROVED'
                        WHEN b.allowed IS NULL THEN 'PROPOSED'
                        WHEN b.allowed THEN 'ALLOWED'
                        ELSE 'DECLINED' END AS state,
                   coalesce(b.scope, '') AS scope
              FROM paper p
              JOIN roster_line l ON l.enrolment_id = p.enrolment_id AND l.state = 'ACTIVE'
              LEFT JOIN marking m ON m.paper_id = p.id
              LEFT JOIN library_paper b ON b.paper_id = p.id
             WHERE l.class_id = :class
             GROUP BY p.id, l.full_name, l.unit_name, l.given_name, b.paper_id
             ORDER BY b.paper_id IS NULL, count(m.id) FILTER (WHERE m.commended) DESC, l.given_name COLLATE "vi-x-icu", p.id
            """;

    /** The class's papers: those in the way to the library first, then those markers commend. @throws Forbidden unless of the school */
    @Transactional(readOnly = true)
    Desk desk(Viewer viewer, String code) {
        var head = school(viewer, code);
        var released = papers.setting(head.id()).released();
        return new Desk(
                head,
                released,
                released
                        ? jdbc.sql(LINES)
                                .param("class", head.id().value())
                                .query(Line.class)
                                .list()
                        : List.of());
    }

    /** A paper that markers commend and nobody proposed yet. @param trainee ref of the enrolment */
    public record Proposal(UUID paper, UUID trainee) {}

    /** Those most markers commend first. @throws Forbidden unless of the school */
    @Transactional(readOnly = true)
    public List<Proposal> proposals(Viewer viewer, String code) {
        var head = school(viewer, code);
        return jdbc.sql("""
                SELECT p.ref AS paper, e.ref AS trainee
                  FROM paper p
                  JOIN enrolment e ON e.id = p.enrolment_id AND e.class_id = :class AND e.state = 'ACTIVE'
                  JOIN marking m ON m.paper_id = p.id AND m.commended
                 WHERE NOT EXISTS (SELECT FROM library_paper b WHERE b.paper_id = p.id)
                 GROUP BY p.id, p.ref, e.ref
                 ORDER BY count(*) DESC, p.id
                """)
                .param("class", head.id().value())
                .query(Proposal.class)
                .list();
    }

    private record Source(
            long paperId,
            String topic,
            String kind,
            String commune,
            String body,
            String fullName,
            String unitName,
            long school) {}

    private static final String SOURCE = """
            SELECT p.id AS paper_id, p.topic, p.kind, o.name AS commune, t.body, l.full_name, l.unit_name, x.organisation_id AS school
              FROM paper p
              JOIN roster_line l ON l.enrolment_id = p.enrolment_id AND l.class_id = :class
              JOIN organisation_card o ON o.id = p.organisation_id
              JOIN paper_text t ON t.paper_id = p.id
              JOIN class_part x ON x.class_id = l.class_id AND x.part = 'ISSUES_CERTIFICATE'
             WHERE p.ref = :paper
            """;

    /** Asks the trainee. @return refused before the release, and for a paper without words */
    @Transactional
    public Outcome<UUID> propose(Viewer viewer, String code, UUID paper) {
        var head = school(viewer, code);
        if (!papers.setting(head.id()).released())
            return Outcome.refused("chua-cong-bo", "Điểm chưa công bố. Công bố rồi chọn bài vào kho.");
        var source = jdbc.sql(SOURCE)
                .param("class", head.id().value())
                .param("paper", paper)
                .query(Source.class)
                .optional();
        if (source.isEmpty() || source.get().body().isBlank())
            return Outcome.refused(
                    "khong-co-chu",
                    "Bài này chưa đọc được chữ (chờ đối chiếu, hoặc là bản quét) nên chưa vào kho được.");
        var of = source.get();
        var body = String.join("\n", Names.hidden(of.body().lines().toList(), new Names(of.fullName(), List.of())));
        var ref = ids.next();
        var fresh = jdbc.sql("""
                INSERT INTO library_paper (paper_id, ref, school_id, title, kind, commune, body, proposed_at, proposed_by)
                VALUES (:paper, :ref, :school, :title, :kind, :commune, :body, :at, :actor)
                    ON CONFLICT (paper_id) DO NOTHING
                """)
                .param("paper", of.paperId())
                .param("ref", ref)
                .param("school", of.school())
                .param("title", of.topic())
                .param("kind", of.kind())
                .param("commune", of.commune())
                .param("body", body)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", viewer.name())
                .update();
        return fresh == 1 ? Outcome.done(ref) : Outcome.refused("da-de-nghi", "Bài này đã được đề nghị trước đó.");
    }

    /** Approves what its trainee allowed. @param all for every class, not only those of the school */
    @Transactional
    public Outcome<UUID> approve(Viewer viewer, String code, UUID paper, boolean all) {
        var head = school(viewer, code);
        var rows = jdbc.sql("""
                UPDATE library_paper b SET scope = :scope, approved_at = :at, approved_by = :actor
                  FROM paper p JOIN enrolment e ON e.id = p.enrolment_id
                 WHERE p.id = b.paper_id AND p.ref = :paper AND e.class_id = :class AND b.allowed AND b.approved_at IS NULL
                """)
                .param("scope", all ? "ALL" : "SCHOOL")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", viewer.name())
                .param("paper", paper)
                .param("class", head.id().value())
                .update();
        if (rows == 0) return Outcome.refused("chua-dong-y", "Học viên chưa đồng ý, hoặc bài đã ở trong kho.");
        audit.record(
                viewer,
                "APPROVE_LIBRARY_PAPER",
                "class",
                head.id().value(),
                "Đưa bài vào kho bài hay, lớp " + code,
                Map.of("paper", paper.toString(), "all", all));
        return Outcome.done(paper);
    }

    /** Takes a paper out again, or a proposal back. */
    @Transactional
    public Outcome<UUID> remove(Viewer viewer, String code, UUID paper) {
        var head = school(viewer, code);
        var rows = jdbc.sql("""
                DELETE FROM library_paper b USING paper p JOIN enrolment e ON e.id = p.enrolment_id
                 WHERE p.id = b.paper_id AND p.ref = :paper AND e.class_id = :class
                """)
                .param("paper", paper)
                .param("class", head.id().value())
                .update();
        if (rows == 0) return Outcome.refused("khong-co", "Bài này không ở trong kho.");
        audit.record(
                viewer,
                "REMOVE_LIBRARY_PAPER",
                "class",
                head.id().value(),
                "Bỏ bài khỏi kho bài hay, lớp " + code,
                Map.of("paper", paper.toString()));
        return Outcome.done(paper);
    }

    /** One of the viewer's own papers that somebody would like in the library. @param allowed null before the answer */
    record Asked(UUID paper, String title, @Nullable Boolean allowed, boolean showsName, boolean approved) {}

    /** Door: the viewer is the trainee. */
    @Transactional(readOnly = true)
    List<Asked> asked(Viewer viewer) {
        return jdbc.sql("""
                SELECT p.ref AS paper, b.title, b.allowed, b.shows_name, b.approved_at IS NOT NULL AS approved
                  FROM library_paper b
                  JOIN paper p ON p.id = b.paper_id
                  JOIN enrolment e ON e.id = p.enrolment_id
                 WHERE EXISTS (SELECT FROM person_account a WHERE a.person_id = e.person_id AND a.account_id = :viewer)
                 ORDER BY b.proposed_at DESC, p.id
                """)
                .param("viewer", viewer.id().value())
                .query(Asked.class)
                .list();
    }

    /**
     * The trainee says yes or no, as often as they like: no takes the paper out of the library at once.
     *
     * @throws NotFound unless the viewer's own paper was proposed
     */
    @Transactional
    public void allow(Viewer viewer, UUID paper, boolean yes, boolean withName) {
        var rows = jdbc.sql("""
                UPDATE library_paper b
                   SET allowed = :yes, shows_name = :yes AND :name, answered_at = :at,
                       scope = CASE WHEN :yes THEN b.scope END, approved_at = CASE WHEN :yes THEN b.approved_at END
                  FROM paper p JOIN enrolment e ON e.id = p.enrolment_id
                 WHERE p.id = b.paper_id AND p.ref = :paper
                   AND EXISTS (SELECT FROM person_account a WHERE a.person_id = e.person_id AND a.account_id = :viewer)
                """)
                .param("yes", yes)
                .param("name", withName)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("paper", paper)
                .param("viewer", viewer.id().value())
                .update();
        if (rows == 0) throw new NotFound("paper proposed for the library");
    }

    /** @param author null unless the trainee allowed the name */
    record Found(
            UUID ref,
            String title,
            String kind,
            String commune,
            String body,
            String className,
            @Nullable String author) {}

    /** @param ranked whether the best hits stand first, not the latest */
    record Results(List<Found> found, int total, List<String> kinds, boolean ranked) {}

    /** More hits than that are not ranked, the latest stand first: to weigh thousands against each other takes longer than to type a word more. */
    private static final int RANKED = 500;

    /** Door: approved, and for all or for the classes of a school one of whose classes the viewer sees; these schools are asked for once. */
    private static final String SEEN = """
              FROM library_paper b
             WHERE b.approved_at IS NOT NULL
               AND (b.scope = 'ALL'
                    OR b.school_id = ANY (ARRAY(SELECT x.organisation_id FROM class_part x
                                                 WHERE x.part = 'ISSUES_CERTIFICATE' AND x.class_id IN (SELECT visible_class(:viewer, CAST(:today AS date))))))
            """;

    /** Only what was filled in stands in the text: without words the list is walked in its order, and counted from its index. */
    private static String wanted(ListQuery list) {
        return (list.filter("tim").isEmpty() ? "" : " AND b.search @@ plainto_tsquery('simple', vn_fold(:words))")
                + (list.filter("loai").isEmpty() ? "" : " AND b.kind = :kind")
                + (list.filter("xa").isEmpty() ? "" : " AND vn_fold(b.commune) LIKE '%' || vn_fold(:commune) || '%'");
    }

    private static String order(boolean ranked) {
        return " ORDER BY "
                + (ranked ? "ts_rank(b.search, plainto_tsquery('simple', vn_fold(:words))) DESC, " : "")
                + "b.approved_at DESC, b.paper_id LIMIT :limit OFFSET :offset";
    }

    private record Kind(String kind, int wanted) {}

    /** Kinds that the viewer may read of, and how many papers of each are wanted. */
    private static String kinds(ListQuery list) {
        return "SELECT b.kind, count(*) FILTER (WHERE true" + wanted(list) + ")::int AS wanted" + SEEN
                + " GROUP BY b.kind ORDER BY b.kind";
    }

    /** What is shown of papers that were found, in the order in which they were; %1$s their text, %2$s how they were found. */
    private static final String SHOWN = """
            WITH page AS MATERIALIZED (
                SELECT f.paper_id, row_number() OVER () AS place FROM (SELECT b.paper_id %2$s) AS f
            )
            SELECT b.ref, b.title, b.kind, b.commune, %1$s AS body, c.public_name AS class_name, CASE WHEN b.shows_name THEN l.full_name END AS author
              FROM page g
              JOIN library_paper b ON b.paper_id = g.paper_id
              JOIN paper p ON p.id = b.paper_id
             CROSS JOIN LATERAL (SELECT x.class_id, x.full_name FROM roster_line x WHERE x.enrolment_id = p.enrolment_id OFFSET 0) l
              JOIN training_class c ON c.id = l.class_id
             ORDER BY g.place
            """;

    /** Of a list only the words around the first hit; folding keeps places, so the fold tells where it is. */
    private static final String EXCERPT =
            "substr(b.body, greatest(1, strpos(b.folded, split_part(vn_fold(:words), ' ', 1)) - 200), 500)";

    /** Best hits first, of very many the latest. */
    @Transactional(readOnly = true)
    Results search(Viewer viewer, ListQuery list) {
        return search(viewer, list, RANKED);
    }

    /** @param most more hits than that are not ranked */
    @Transactional(readOnly = true)
    Results search(Viewer viewer, ListQuery list, int most) {
        var kinds = filter(viewer, kinds(list), list).query(Kind.class).list();
        var total = kinds.stream().mapToInt(Kind::wanted).sum();
        var ranked = !list.filter("tim").isEmpty() && total <= most;
        var found = filter(viewer, SHOWN.formatted(EXCERPT, SEEN + wanted(list) + order(ranked)), list)
                .param("limit", list.size())
                .param("offset", list.offset())
                .query(Found.class)
                .list();
        return new Results(found, total, kinds.stream().map(Kind::kind).toList(), ranked);
    }

    /** Without their text, the latest first. @param sought of {@link vn.nguon.shared.VietnameseText#prefixes} */
    @Transactional(readOnly = true)
    List<Found> titled(Viewer viewer, String sought, int most) {
        return door(viewer, SHOWN.formatted("''", SEEN + """
                   AND b.search @@ to_tsquery('simple', :words)
                 ORDER BY b.approved_at DESC, b.paper_id
                 LIMIT :most
                """))
                .param("words", sought)
                .param("most", most)
                .query(Found.class)
                .list();
    }

    /** @throws NotFound if there is none for this viewer */
    @Transactional(readOnly = true)
    Found read(Viewer viewer, UUID ref) {
        return door(viewer, SHOWN.formatted("b.body", SEEN + " AND b.ref = :ref"))
                .param("ref", ref)
                .query(Found.class)
                .optional()
                .orElseThrow(() -> new NotFound("library paper " + ref));
    }

    private JdbcClient.StatementSpec filter(Viewer viewer, String sql, ListQuery list) {
        return door(viewer, sql)
                .param("words", list.filter("tim"))
                .param("kind", list.filter("loai"))
                .param("commune", list.filter("xa"));
    }

    private JdbcClient.StatementSpec door(Viewer viewer, String sql) {
        return jdbc.sql(sql).param("viewer", viewer.id().value()).param("today", viewer.today());
    }
}
