package vn.nguon.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.shared.Ids;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;

/** Dated facts of persons. Rows are added, never changed; the caller has passed the person's door. */
@Repository
class PersonFactRows {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    PersonFactRows(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    private static final String HELD = """
            SELECT f.ref, f.kind, f.branch, f.form, f.title, f.body, f.document, f.dated, f.first_day, f.last_day, f.detail, f.at, f.by,
                   f.why,
                   (WITH RECURSIVE earlier (id, n) AS (
                        SELECT f.replaces_id, 1
                        UNION ALL
                        SELECT o.replaces_id, e.n + 1 FROM earlier e JOIN person_fact o ON o.id = e.id
                    ) SELECT max(n) FROM earlier) AS versions
              FROM person_fact_held f
             WHERE f.person_id IN (SELECT files_of(:person))
            """;

    /** Facts held today of all files of the person, by kind, latest first. Disciplines only when {@code sensitive}: left out in SQL. */
    List<HeldFact> held(PersonId person, boolean sensitive) {
        return jdbc.sql(HELD + """
               AND (:sensitive OR f.kind <> 'DISCIPLINE')
             ORDER BY f.kind, coalesce(f.last_day, f.dated, f.first_day) DESC NULLS FIRST, f.id DESC
            """)
                .param("person", person.value())
                .param("sensitive", sensitive)
                .query((row, n) -> held(row))
                .list();
    }

    /** One fact held today of this person; empty when there is none, or it was replaced since. */
    Optional<HeldFact> held(PersonId person, UUID ref) {
        return jdbc.sql(HELD + " AND f.ref = :ref")
                .param("person", person.value())
                .param("ref", ref)
                .query((row, n) -> held(row))
                .optional();
    }

    private static HeldFact held(ResultSet row) throws SQLException {
        return new HeldFact(
                row.getObject("ref", UUID.class),
                fact(row),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                row.getString("why"),
                row.getInt("versions"));
    }

    private static Fact fact(ResultSet row) throws SQLException {
        var form = row.getString("form");
        return new Fact(
                FactKind.valueOf(row.getString("kind")),
                FactKind.Branch.valueOf(row.getString("branch")),
                form == null ? null : FactKind.Form.valueOf(form),
                row.getString("title"),
                row.getString("body"),
                row.getString("document"),
                row.getObject("dated", LocalDate.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("detail"));
    }

    /** A version that was replaced or withdrawn. @param withdrawn the version says that there never was such a fact */
    record Version(Fact fact, boolean withdrawn, OffsetDateTime at, String by, String why, boolean held) {}

    /** Every version of every fact that was corrected or withdrawn, oldest first. */
    List<Version> versions(PersonId person, boolean sensitive) {
        return jdbc.sql("""
                SELECT f.kind, f.branch, f.form, f.title, f.body, f.document, f.dated, f.first_day, f.last_day, f.detail, f.withdrawn, f.at,
                       f.by, f.why, later.id IS NULL AND NOT f.withdrawn AS held
                  FROM person_fact f
                  LEFT JOIN person_fact later ON later.replaces_id = f.id
                 WHERE f.person_id IN (SELECT files_of(:person))
                   AND (f.replaces_id IS NOT NULL OR later.id IS NOT NULL)
                   AND (:sensitive OR f.kind <> 'DISCIPLINE')
                 ORDER BY f.at, f.id
                """)
                .param("person", person.value())
                .param("sensitive", sensitive)
                .query((row, n) -> new Version(
                        fact(row),
                        row.getBoolean("withdrawn"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("by"),
                        row.getString("why"),
                        row.getBoolean("held")))
                .list();
    }

    /** Adds a fact that is new. */
    void add(Viewer who, PersonId person, Fact fact) {
        write(who, person, fact, null, false, "");
    }

    /**
     * Puts another version in the place of one.
     *
     * @return false when somebody else replaced it first, or it is no fact of this person held today
     */
    boolean replace(Viewer who, PersonId person, UUID ref, Fact fact, boolean withdrawn, String why) {
        var old = jdbc.sql("""
                SELECT f.id, f.person_id
                  FROM person_fact_held f
                 WHERE f.ref = :ref AND f.kind = :kind AND f.person_id IN (SELECT files_of(:person))
                """)
                .param("ref", ref)
                .param("kind", fact.kind().name())
                .param("person", person.value())
                .query((row, n) -> new long[] {row.getLong("id"), row.getLong("person_id")})
                .optional();
        if (old.isEmpty()) return false;
        return write(who, new PersonId(old.get()[1]), fact, old.get()[0], withdrawn, why);
    }

    private boolean write(Viewer who, PersonId person, Fact f, @Nullable Long replaces, boolean withdrawn, String why) {
        return jdbc.sql("""
                INSERT INTO person_fact (ref, person_id, kind, branch, form, title, body, document, dated, first_day, last_day, detail,
                       replaces_id, withdrawn, why, at, by)
                VALUES (:ref, :person, :kind, :branch, :form, :title, :body, :document, :dated, :first, :last, :detail,
                       :replaces, :withdrawn, :why, :at, :by)
                ON CONFLICT (replaces_id) DO NOTHING
                """)
                        .param("ref", ids.next())
                        .param("person", person.value())
                        .param("kind", f.kind().name())
                        .param("branch", f.branch().name())
                        .param("form", f.form() == null ? null : f.form().name(), Types.VARCHAR)
                        .param("title", f.title())
                        .param("body", f.body())
                        .param("document", f.document())
                        .param("dated", f.dated(), Types.DATE)
                        .param("first", f.firstDay(), Types.DATE)
                        .param("last", f.lastDay(), Types.DATE)
                        .param("detail", f.detail())
                        .param("replaces", replaces, Types.BIGINT)
                        .param("withdrawn", withdrawn)
                        .param("why", why)
                        .param("at", OffsetDateTime.now(clock))
                        .param("by", who.name())
                        .update()
                == 1;
    }
}
