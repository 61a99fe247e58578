package vn.nguon.rosters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.documents.DocumentId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.ImportId;
import vn.nguon.web.Vn;

/** SQL on the tables of rosters: the roster's state, its lines, putting on and taking off. No rights and no rules. */
@Repository
class RosterTable {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final HalfDays halves;

    RosterTable(JdbcClient jdbc, Clock clock, Ids ids, HalfDays halves) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.halves = halves;
    }

    /**
     * On what a change rests.
     *
     * @param document that allows or orders it
     * @param request the letter that asked for it
     */
    record Basis(@Nullable DocumentId document, @Nullable DocumentId request) {
        static final Basis NONE = new Basis(null, null);

        static Basis of(@Nullable DocumentId document) {
            return new Basis(document, null);
        }

        @Nullable
        Long documentId() {
            return document == null ? null : document.value();
        }

        @Nullable
        Long requestId() {
            return request == null ? null : request.value();
        }
    }

    /** State of a roster; {@code approvedAt} null while it is open. */
    record State(
            @Nullable Instant approvedAt,
            String approvedActor,
            @Nullable Long documentId) {
        boolean approved() {
            return approvedAt != null;
        }

        @Nullable
        LocalDate approvedOn() {
            return approvedAt == null ? null : LocalDate.ofInstant(approvedAt, NguonClock.ZONE);
        }

        @Nullable
        DocumentId decision() {
            return documentId == null ? null : new DocumentId(documentId);
        }
    }

    private static final State OPEN = new State(null, "", null);

    /** Two clerks, one last seat: whoever changes a roster holds its row until the end of the transaction. */
    State lock(ClassId id) {
        jdbc.sql("INSERT INTO roster (class_id) VALUES (:id) ON CONFLICT DO NOTHING")
                .param("id", id.value())
                .update();
        return jdbc.sql("SELECT approved_at, approved_actor, document_id FROM roster WHERE class_id = :id FOR UPDATE")
                .param("id", id.value())
                .query(State.class)
                .single();
    }

    /** The strictest of the files that the roster came from, the document that approved it and those of its changes, up to the end of a day. */
    Classification classification(ClassId id, LocalDate until) {
        return jdbc.sql("""
                        SELECT c.classification
                          FROM (SELECT i.classification FROM file_import i
                                 WHERE i.id IN (SELECT e.import_id FROM enrolment e WHERE e.class_id = :class AND e.joined_on <= :until)
                                UNION ALL
                                SELECT d.classification FROM roster r JOIN document d ON d.id = r.document_id
                                 WHERE r.class_id = :class AND r.approved_at < :before
                                UNION ALL
                                SELECT d.classification FROM enrolment_change x JOIN document d ON d.id IN (x.document_id, x.request_id)
                                 WHERE x.class_id = :class AND x.at < :before) c
                         ORDER BY array_position(ARRAY['SECRET', 'INTERNAL', 'NORMAL'], c.classification)
                         LIMIT 1
                        """)
                .param("class", id.value())
                .param("until", until)
                .param("before", endOf(until))
                .query(String.class)
                .optional()
                .map(Classification::valueOf)
                .orElse(Classification.NORMAL);
    }

    State state(ClassId id) {
        return jdbc.sql("SELECT approved_at, approved_actor, document_id FROM roster WHERE class_id = :id")
                .param("id", id.value())
                .query(State.class)
                .optional()
                .orElse(OPEN);
    }

    void approve(ClassId id, Viewer by, DocumentId decision) {
        jdbc.sql("""
                UPDATE roster
                   SET state = 'APPROVED', approved_at = :at, approved_by = :by, approved_actor = :actor, document_id = :document, version = version + 1
                 WHERE class_id = :id
                """)
                .param("at", now())
                .param("by", by.id().value())
                .param("actor", by.name())
                .param("document", decision.value())
                .param("id", id.value())
                .update();
    }

    private static final String LINES = """
        SELECT l.enrolment_id, l.ref, l.person_id, l.person_ref, l.full_name, l.sex, coalesce(l.born, '') AS born,
               l.organisation_id, l.unit_name, l.post, l.planned_as, coalesce(l.group_no, 0) AS group_no,
               coalesce(l.group_name, '') AS group_name, l.office
          FROM roster_line l
         WHERE l.class_id = :id
           AND l.state = 'ACTIVE'
         ORDER BY l.given_name COLLATE "vi-x-icu", l.full_name COLLATE "vi-x-icu", l.enrolment_id
        """;

    /** Active trainees by given name, Vietnamese order. */
    List<RosterLine> lines(ClassId id) {
        return jdbc.sql(LINES)
                .param("id", id.value())
                .query((row, _) -> line(row))
                .list();
    }

    /** Active trainees in the order in which they came onto the roster: that of the file, commune by commune. */
    List<RosterLine> linesInFileOrder(ClassId id) {
        return jdbc.sql(LINES.substring(0, LINES.indexOf("ORDER BY")) + "ORDER BY l.enrolment_id")
                .param("id", id.value())
                .query((row, _) -> line(row))
                .list();
    }

    Optional<RosterLine> active(ClassId id, UUID ref) {
        return lines(id).stream().filter(line -> line.ref().equals(ref)).findFirst();
    }

    private static RosterLine line(ResultSet row) throws SQLException {
        var sex = row.getString("sex");
        return new RosterLine(
                new EnrolmentId(row.getLong("enrolment_id")),
                row.getObject("ref", UUID.class),
                new PersonId(row.getLong("person_id")),
                row.getObject("person_ref", UUID.class),
                row.getString("full_name"),
                sex == null ? null : Sex.valueOf(sex),
                row.getString("born"),
                new OrganisationId(row.getLong("organisation_id")),
                row.getString("unit_name"),
                row.getString("post"),
                row.getString("planned_as"),
                row.getInt("group_no"),
                row.getString("group_name"),
                ClassOffice.ofStored(row.getString("office")));
    }

    private static final String ADD = """
        WITH wanted AS (
            SELECT *
              FROM unnest(CAST(:refs AS uuid[]), CAST(:people AS bigint[]), CAST(:organisations AS bigint[]), CAST(:units AS text[]),
                          CAST(:posts AS text[]), CAST(:planned AS text[]), CAST(:reasons AS text[]), CAST(:subjects AS text[]))
              WITH ORDINALITY AS w (ref, person_id, organisation_id, unit_name, post, planned_as, reason, subject, no)
        ), added AS (
            INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, post, planned_as, joined_on, import_id, replaces_id, group_id)
            SELECT ref, :class, person_id, organisation_id, unit_name, post, planned_as, :joined, CAST(:import AS bigint), CAST(:replaces AS bigint),
                   (SELECT group_id FROM enrolment WHERE id = :replaces)
              FROM wanted
             ORDER BY no
            RETURNING id, ref
        ), told AS (
            INSERT INTO enrolment_change (class_id, enrolment_id, subject, at, account_id, actor, what, reason, document_id, request_id)
            SELECT :class, a.id, w.subject, :at, :account, :actor, 'ADDED', w.reason, CAST(:document AS bigint), CAST(:request AS bigint)
              FROM added a
              JOIN wanted w ON w.ref = a.ref
             ORDER BY w.no
        )
        SELECT id FROM added ORDER BY id
        """;

    /** Puts people on the roster with one line each in the record of changes. One statement whatever their number. */
    List<EnrolmentId> add(
            ClassId classId,
            List<NewTrainee> people,
            LocalDate joined,
            Viewer by,
            @Nullable ImportId from,
            Basis basis,
            @Nullable EnrolmentId replaces) {
        return jdbc
                .sql(ADD)
                .param("class", classId.value())
                .param("refs", people.stream().map(_ -> ids.next().toString()).toArray(String[]::new))
                .param("people", people.stream().map(p -> p.person().value()).toArray(Long[]::new))
                .param(
                        "organisations",
                        people.stream().map(p -> p.organisation().value()).toArray(Long[]::new))
                .param("units", people.stream().map(NewTrainee::unitName).toArray(String[]::new))
                .param("posts", people.stream().map(NewTrainee::post).toArray(String[]::new))
                .param("planned", people.stream().map(NewTrainee::plannedAs).toArray(String[]::new))
                .param("reasons", people.stream().map(NewTrainee::reason).toArray(String[]::new))
                .param("subjects", people.stream().map(NewTrainee::subject).toArray(String[]::new))
                .param("joined", joined)
                .param("import", from == null ? null : from.value(), Types.BIGINT)
                .param("replaces", replaces == null ? null : replaces.value(), Types.BIGINT)
                .param("document", basis.documentId(), Types.BIGINT)
                .param("request", basis.requestId(), Types.BIGINT)
                .param("at", now())
                .param("account", by.id().value())
                .param("actor", by.name())
                .query(Long.class)
                .list()
                .stream()
                .map(EnrolmentId::new)
                .toList();
    }

    /** The name of one of these people who is on the roster under two of their files. */
    Optional<String> twice(ClassId id, List<NewTrainee> people) {
        return jdbc.sql("""
                SELECT min(p.full_name)
                  FROM enrolment e
                  JOIN person_card p ON p.id = e.person_id
                 WHERE e.class_id = :class
                   AND e.state = 'ACTIVE'
                 GROUP BY one_person(e.person_id)
                HAVING count(*) > 1 AND bool_or(e.person_id = ANY (:people))
                 LIMIT 1
                """)
                .param("class", id.value())
                .param(
                        "people",
                        people.stream().map(one -> one.person().value()).toArray(Long[]::new))
                .query(String.class)
                .optional();
    }

    /** Ends an enrolment. @param state REMOVED or REPLACED */
    void end(ClassId classId, RosterLine line, String state, LocalDate on, Viewer by, String reason, Basis basis) {
        jdbc.sql(
                        "UPDATE enrolment SET state = :state, left_on = :on, office = '', version = version + 1 WHERE id = :id AND state = 'ACTIVE'")
                .param("state", state)
                .param("on", on)
                .param("id", line.id().value())
                .update();
        halves.giveBack(line.id(), on);
        tell(classId, line, state, by, reason, basis);
    }

    /** One line in the record of changes. */
    void tell(ClassId classId, RosterLine line, String what, Viewer by, String reason, Basis basis) {
        jdbc.sql("""
                INSERT INTO enrolment_change (class_id, enrolment_id, subject, at, account_id, actor, what, reason, document_id, request_id)
                VALUES (:class, :enrolment, :subject, :at, :account, :actor, :what, :reason, :document, :request)
                """)
                .param("class", classId.value())
                .param("enrolment", line.id().value())
                .param("subject", line.fullName() + ", " + line.unitName())
                .param("at", now())
                .param("actor", by.name())
                .param("what", what)
                .param("reason", reason)
                .param("account", by.id().value())
                .param("document", basis.documentId(), Types.BIGINT)
                .param("request", basis.requestId(), Types.BIGINT)
                .update();
    }

    /** Takes back what one import put on; the record of changes says so. Fails on a foreign key when something is built on it. */
    int takeBack(ClassId classId, ImportId from, Viewer by) {
        jdbc.sql("""
                INSERT INTO enrolment_change (class_id, enrolment_id, subject, at, account_id, actor, what, reason)
                SELECT e.class_id, e.id, p.full_name || ', ' || e.unit_name, :at, :account, :actor, 'UNDONE', ''
                  FROM enrolment e
                  JOIN person_card p ON p.id = e.person_id
                 WHERE e.class_id = :class
                   AND e.import_id = :import
                 ORDER BY e.id
                """)
                .param("class", classId.value())
                .param("import", from.value())
                .param("at", now())
                .param("account", by.id().value())
                .param("actor", by.name())
                .update();
        return jdbc.sql("DELETE FROM enrolment WHERE class_id = :class AND import_id = :import")
                .param("class", classId.value())
                .param("import", from.value())
                .update();
    }

    private static final String CHANGES = """
        SELECT c.at, c.actor, c.what, c.subject, c.reason, coalesce(d.number || ' ngày ' || to_char(d.dated, 'DD/MM/YYYY'), '') AS document,
               coalesce(q.number || ' ngày ' || to_char(q.dated, 'DD/MM/YYYY'), '') AS request
          FROM enrolment_change c
          LEFT JOIN document d ON d.id = c.document_id
          LEFT JOIN document q ON q.id = c.request_id
         WHERE c.class_id = :class
           AND c.at < :before
         ORDER BY c.id DESC
         LIMIT 300
        """;

    /** The last 300 changes up to the end of a day, newest first. */
    List<RosterChange> changes(ClassId classId, LocalDate until) {
        return jdbc.sql(CHANGES)
                .param("class", classId.value())
                .param("before", endOf(until))
                .query(RosterChange.class)
                .list();
    }

    private static final String ELSEWHERE = """
        SELECT i.person_id, min(c.code) AS code, count(DISTINCT (t.day, t.half))::int AS halves, min(t.day) AS first_day,
               (array_agg(t.half ORDER BY t.day, t.half DESC))[1] = 'MORNING' AS morning
          FROM study_half mine
          JOIN training_class own ON own.id = mine.class_id AND own.state NOT IN ('POSTPONED', 'CANCELLED')
          JOIN person_identity i ON i.person_id IN (:people)
          JOIN trainee_half t ON t.day = mine.day AND t.half = mine.half AND t.one_id = i.one_id AND t.class_id <> mine.class_id
          JOIN training_class c ON c.id = t.class_id
         WHERE mine.class_id = :class
         GROUP BY i.person_id
        """;

    /** Another class that meets in some of the same half days; {@code firstDay} and {@code morning} say which is the first. */
    record Elsewhere(long personId, String code, int halves, LocalDate firstDay, boolean morning) {
        /** "trùng 2 buổi với lớp này, từ sáng 28/10/2022". */
        String clash() {
            return "trùng %d buổi với lớp này, từ %s %s"
                    .formatted(halves, morning ? "sáng" : "chiều", Vn.date(firstDay));
        }
    }

    List<Elsewhere> elsewhere(ClassId classId, Collection<PersonId> people) {
        if (people.isEmpty()) return List.of();
        return jdbc.sql(ELSEWHERE)
                .param("class", classId.value())
                .param("people", people.stream().map(PersonId::value).toList())
                .query(Elsewhere.class)
                .list();
    }

    private static final String AS_OF = """
        SELECT l.enrolment_id IS NULL AS undone, coalesce(l.full_name, a.subject) AS full_name, l.sex, coalesce(l.born, '') AS born,
               coalesce(l.unit_name, '') AS unit_name, coalesce(l.post, '') AS post, coalesce(l.planned_as, '') AS planned_as,
               a.at AS added_at, a.actor AS added_by, coalesce(d.number || ' ngày ' || to_char(d.dated, 'DD/MM/YYYY'), '') AS document,
               o.at AS left_at, coalesce(o.what, '') AS left_how
          FROM enrolment_change a
          LEFT JOIN roster_line l ON l.enrolment_id = a.enrolment_id
          LEFT JOIN roster r ON r.class_id = a.class_id AND r.approved_at < :before
          LEFT JOIN document d ON d.id = coalesce(a.document_id, r.document_id)
          LEFT JOIN LATERAL (
               SELECT x.at, x.what
                 FROM enrolment_change x
                WHERE x.class_id = a.class_id
                  AND x.enrolment_id = a.enrolment_id
                  AND x.what IN ('REMOVED', 'REPLACED', 'UNDONE')
                ORDER BY x.id
                LIMIT 1) o ON true
         WHERE a.class_id = :class
           AND a.what = 'ADDED'
           AND a.at < :before
           AND (o.at IS NULL OR o.at >= :before)
         ORDER BY l.given_name COLLATE "vi-x-icu", full_name COLLATE "vi-x-icu", a.id
        """;

    /** The roster as it was written down at the end of a day, with when and by which document each came, and who has left since. */
    List<RosterAsOf.Line> asOf(ClassId classId, LocalDate day) {
        return jdbc.sql(AS_OF)
                .param("class", classId.value())
                .param("before", endOf(day))
                .query((row, _) -> RosterAsOf.Line.of(row))
                .list();
    }

    private static final String PUT_TOGETHER = """
        SELECT EXISTS (
            SELECT FROM enrolment e
              JOIN enrolment_change c ON c.class_id = e.class_id AND c.enrolment_id = e.id AND c.what = 'ADDED' AND c.account_id = :account
             WHERE e.class_id = :class
               AND e.state = 'ACTIVE')
        """;

    /** Whether this account put anybody on the roster who is on it now. */
    boolean putTogetherBy(ClassId classId, Viewer viewer) {
        return jdbc.sql(PUT_TOGETHER)
                .param("class", classId.value())
                .param("account", viewer.id().value())
                .query(Boolean.class)
                .single();
    }

    private static OffsetDateTime endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(NguonClock.ZONE).toOffsetDateTime();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
