package vn.nguon.papers;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Viewer;

/** Reads settings and papers. Rights are checked by the façades, except where a statement names the viewer. */
@Component
class PaperBook {
    private final JdbcClient jdbc;

    PaperBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PaperSetting setting(ClassId id) {
        return jdbc.sql("""
                SELECT kinds, due_at, released_at, version, marking, part_id, shows_commune FROM paper_setting WHERE class_id = :class
                """)
                .param("class", id.value())
                .query((row, _) -> setting(row))
                .optional()
                .orElse(PaperSetting.NONE);
    }

    static PaperSetting setting(ResultSet row) throws SQLException {
        var kinds = row.getArray("kinds");
        return new PaperSetting(
                kinds == null ? PaperSetting.USUAL : strings(kinds),
                instant(row, "due_at"),
                instant(row, "released_at"),
                row.getInt("version"),
                MarkingWay.valueOf(row.getString("marking")),
                row.getObject("part_id", Long.class),
                row.getBoolean("shows_commune"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /**
     * One trainee and what came from them last.
     *
     * @param paper null while nothing was handed in; then everything behind it is empty or null too
     * @param behalf why somebody else handed it in; empty for one's own
     * @param marks how many parts are marked
     */
    record Line(
            UUID trainee,
            String fullName,
            String unitName,
            @Nullable Integer groupNo,
            @Nullable UUID paper,
            @Nullable String kind,
            @Nullable String topic,
            int no,
            @Nullable String fileName,
            @Nullable Instant at,
            boolean late,
            @Nullable String actor,
            @Nullable String behalf,
            int marks) {}

    private static final String LINES = """
            SELECT l.ref AS trainee, l.full_name, l.unit_name, l.group_no, p.ref AS paper, p.kind, p.topic, p.no, p.file_name,
                   p.handed_in_at, p.late, p.actor, p.on_behalf_reason, coalesce(m.marks, 0) AS marks
              FROM roster_line l
              LEFT JOIN paper_card p ON p.enrolment_id = l.enrolment_id
              LEFT JOIN (SELECT m.enrolment_id, count(*) AS marks
                           FROM part_mark m
                           JOIN enrolment e ON e.id = m.enrolment_id
                          WHERE e.class_id = :class
                          GROUP BY m.enrolment_id) m ON m.enrolment_id = l.enrolment_id
             WHERE l.class_id = :class
               AND l.state = 'ACTIVE'
             ORDER BY l.given_name COLLATE "vi-x-icu", l.full_name COLLATE "vi-x-icu", l.enrolment_id
            """;

    /** The roster by given name, Vietnamese order. */
    List<Line> lines(ClassId id) {
        return jdbc.sql(LINES)
                .param("class", id.value())
                .query((row, _) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("trainee", UUID.class),
                row.getString("full_name"),
                row.getString("unit_name"),
                row.getObject("group_no", Integer.class),
                row.getObject("paper", UUID.class),
                row.getString("kind"),
                row.getString("topic"),
                row.getInt("no"),
                row.getString("file_name"),
                instant(row, "handed_in_at"),
                row.getBoolean("late"),
                row.getString("actor"),
                row.getString("on_behalf_reason"),
                row.getInt("marks"));
    }

    /** An organisation that a topic may be about. @param own the trainee's own */
    record Commune(UUID ref, String name, boolean own) {}

    /** The organisations of the class's roster, named as on its first day. */
    private static final String COMMUNES = """
            SELECT o.ref, coalesce(v.name, o.name) AS name, bool_or(e.ref = :trainee) AS own
              FROM enrolment e
              JOIN organisation_card o ON o.id = e.organisation_id
              LEFT JOIN organisation_version v ON v.organisation_id = o.id AND v.valid @> CAST(:day AS date)
             WHERE e.class_id = :class
               AND e.state = 'ACTIVE'
             GROUP BY o.ref, coalesce(v.name, o.name)
             ORDER BY coalesce(v.name, o.name) COLLATE "vi-x-icu", o.ref
            """;

    List<Commune> communes(ClassId id, UUID trainee, LocalDate day) {
        return jdbc.sql(COMMUNES)
                .param("trainee", trainee)
                .param("day", day)
                .param("class", id.value())
                .query(Commune.class)
                .list();
    }

    /** A trainee's place in a class, for handing in. */
    record Place(long enrolmentId, UUID ref, String fullName, String unitName) {}

    /** The viewer's own place in this class. */
    Optional<Place> own(Viewer viewer, ClassHead head) {
        return jdbc.sql("""
                SELECT l.enrolment_id, l.ref, l.full_name, l.unit_name
                  FROM roster_line l
                  JOIN person_account a ON a.person_id = l.person_id
                 WHERE l.class_id = :class AND l.state = 'ACTIVE' AND a.account_id = :viewer
                """)
                .param("class", head.id().value())
                .param("viewer", viewer.id().value())
                .query(Place.class)
                .optional();
    }

    Optional<Place> place(ClassHead head, UUID trainee) {
        return jdbc.sql("""
                SELECT l.enrolment_id, l.ref, l.full_name, l.unit_name
                  FROM roster_line l
                 WHERE l.class_id = :class AND l.state = 'ACTIVE' AND l.ref = :trainee
                """)
                .param("class", head.id().value())
                .param("trainee", trainee)
                .query(Place.class)
                .optional();
    }

    /** The viewer's own classes, latest first; only those where somebody may still hand in or something was handed in. */
    record OwnClass(
            ClassId id,
            String code,
            String name,
            ClassState state,
            @Nullable LocalDate firstDay,
            long enrolmentId,
            UUID trainee,
            PaperSetting setting) {}

    private static final String OWN_CLASSES = """
            SELECT c.id, c.code, c.name, c.state, c.first_day, e.id AS enrolment_id, e.ref AS trainee, s.kinds, s.due_at, s.released_at, coalesce(s.version, 0) AS version,
                   coalesce(s.marking, 'OPEN') AS marking, s.part_id, coalesce(s.shows_commune, false) AS shows_commune
              FROM person_account a
              JOIN enrolment e ON e.person_id = a.person_id AND e.state = 'ACTIVE'
              JOIN training_class c ON c.id = e.class_id
              LEFT JOIN paper_setting s ON s.class_id = c.id
             WHERE a.account_id = :viewer
               AND c.state IN ('STUDYING', 'AWAITING_RESULTS', 'FINISHED')
             ORDER BY c.first_day DESC NULLS LAST, c.id DESC
            """;

    List<OwnClass> ownClasses(Viewer viewer) {
        return jdbc.sql(OWN_CLASSES)
                .param("viewer", viewer.id().value())
                .query((row, _) -> new OwnClass(
                        new ClassId(row.getLong("id")),
                        row.getString("code"),
                        row.getString("name"),
                        ClassState.valueOf(row.getString("state")),
                        row.getObject("first_day", LocalDate.class),
                        row.getLong("enrolment_id"),
                        row.getObject("trainee", UUID.class),
                        setting(row)))
                .list();
    }

    /** One version of a paper. */
    record Version(
            UUID paper,
            int no,
            String kind,
            String topic,
            String fileName,
            long size,
            Instant at,
            boolean late,
            String actor,
            String behalf) {}

    private static final String VERSIONS = """
            SELECT p.enrolment_id, p.ref AS paper, v.no, v.kind, v.topic, v.file_name, f.size, v.handed_in_at, v.late, v.actor, v.on_behalf_reason
              FROM paper p
              JOIN paper_version v ON v.paper_id = p.id
              JOIN stored_file f ON f.id = v.file_id
             WHERE p.enrolment_id = ANY (CAST(:enrolments AS bigint[]))
             ORDER BY p.enrolment_id, v.no DESC
            """;

    /** Of each trainee's place, newest first; a place without a paper is not there. */
    Map<Long, List<Version>> versions(Collection<Long> enrolments) {
        var versions = new HashMap<Long, List<Version>>();
        if (enrolments.isEmpty()) return versions;
        jdbc.sql(VERSIONS).param("enrolments", enrolments.toArray(Long[]::new)).query(row -> {
            versions.computeIfAbsent(row.getLong("enrolment_id"), _ -> new ArrayList<>())
                    .add(version(row));
        });
        return versions;
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getObject("paper", UUID.class),
                row.getInt("no"),
                row.getString("kind"),
                row.getString("topic"),
                row.getString("file_name"),
                row.getLong("size"),
                row.getObject("handed_in_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("late"),
                row.getString("actor"),
                row.getString("on_behalf_reason"));
    }

    /** What a download needs. @param owner the paper is the viewer's own */
    record Copy(long fileId, String fileName, ClassId classId, boolean owner) {}

    private static final String COPY = """
            SELECT v.file_id, v.file_name, e.class_id,
                   EXISTS (SELECT FROM person_account a WHERE a.person_id = e.person_id AND a.account_id = :viewer) AS owner
              FROM paper p
              JOIN paper_version v ON v.paper_id = p.id
              JOIN enrolment e ON e.id = p.enrolment_id
             WHERE p.ref = :paper
               AND v.no = :no
               AND (e.class_id IN (SELECT visible_class(:viewer, CAST(:today AS date)))
                    OR EXISTS (SELECT FROM person_account a WHERE a.person_id = e.person_id AND a.account_id = :viewer))
            """;

    /** Only through the doors: one's own paper, or a class the viewer sees. What the viewer is in that class is for the façade to ask. */
    Optional<Copy> copy(Viewer viewer, UUID paper, int no) {
        return jdbc.sql(COPY)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("paper", paper)
                .param("no", no)
                .query((row, _) -> new Copy(
                        row.getLong("file_id"),
                        row.getString("file_name"),
                        new ClassId(row.getLong("class_id")),
                        row.getBoolean("owner")))
                .optional();
    }

    /** Has a marker marked this trainee's paper by number? Then it stays as it was read. */
    boolean marked(long enrolment) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM marking m JOIN paper p ON p.id = m.paper_id WHERE p.enrolment_id = :enrolment AND m.score IS NOT NULL)
                """).param("enrolment", enrolment).query(Boolean.class).single();
    }

    /** What stands on a paper's cover. @param firstDay of the class, null while none is set; {@code lastDay} likewise */
    record Cover(
            ClassId classId,
            boolean owner,
            String organiser,
            String kind,
            String topic,
            String fullName,
            String unitName,
            String organisation,
            String className,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            Instant handedInAt,
            int no) {}

    private static final String COVER = """
            SELECT e.class_id, EXISTS (SELECT FROM person_account a WHERE a.person_id = e.person_id AND a.account_id = :viewer) AS owner,
                   coalesce((SELECT min(o.name) FROM class_part x JOIN organisation_card o ON o.id = x.organisation_id
                              WHERE x.class_id = c.id AND x.part = 'ORGANISES'), '') AS organiser,
                   p.kind, p.topic, l.full_name, l.unit_name, coalesce(v.name, o.name) AS organisation, c.name AS class_name,
                   c.first_day, c.last_day, p.handed_in_at, p.no
              FROM paper_card p
              JOIN enrolment e ON e.id = p.enrolment_id
              JOIN roster_line l ON l.enrolment_id = e.id
              JOIN training_class c ON c.id = e.class_id
              JOIN organisation_card o ON o.id = p.organisation_id
              LEFT JOIN organisation_version v ON v.organisation_id = o.id AND v.valid @> coalesce(c.first_day, CAST(:today AS date))
             WHERE p.ref = :paper
               AND (e.class_id IN (SELECT visible_class(:viewer, CAST(:today AS date)))
                    OR EXISTS (SELECT FROM person_account a WHERE a.person_id = e.person_id AND a.account_id = :viewer))
            """;

    /** Through the same doors as {@link #copy}. */
    Optional<Cover> cover(Viewer viewer, UUID paper) {
        return jdbc.sql(COVER)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("paper", paper)
                .query((row, _) -> new Cover(
                        new ClassId(row.getLong("class_id")),
                        row.getBoolean("owner"),
                        row.getString("organiser"),
                        row.getString("kind"),
                        row.getString("topic"),
                        row.getString("full_name"),
                        row.getString("unit_name"),
                        row.getString("organisation"),
                        row.getString("class_name"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getObject("handed_in_at", OffsetDateTime.class).toInstant(),
                        row.getInt("no")))
                .optional();
    }
}
