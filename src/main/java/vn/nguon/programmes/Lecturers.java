package vn.nguon.programmes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;

/**
 * Lecturers (giảng viên): own, visiting, and leaders as guest reporters; what they teach, and where a post teaches, its holder
 * on the day. Writing: {@link LecturerDesk}.
 * <p>Door: a lecturer is known to whoever sees the organisation that uses them. {@link #at} and {@link #teachers} are for modules
 * whose caller runs a class of those organisations; they name only name and post.
 */
@Service
public class Lecturers {
    /** Title with its place, the place not twice. */
    static final String POST_ON_DAY = """
        coalesce((SELECT string_agg(CASE WHEN x.organisation_name = '' OR x.title LIKE '%' || x.organisation_name THEN x.title
                                         ELSE x.title || ', ' || x.organisation_name END, '; ' ORDER BY lower(x.valid) DESC, x.id)
                    FROM person_post x
                   WHERE x.person_id = p.id AND x.valid @> CAST(:day AS date)), '')""";

    private static final String CARD = """
        SELECT l.id, l.ref, l.person_id, p.ref AS person_ref, p.full_name, l.kind, l.organisation_id, o.name AS organisation_name,
               %s AS post, lower(l.valid) AS first_day, upper(l.valid) - 1 AS last_day,
               (SELECT count(*) FROM lecturer_topic t WHERE t.lecturer_id = l.id) AS topics,
               EXISTS (SELECT FROM person_account a WHERE a.person_id = l.person_id) AS has_account
          FROM lecturer l
          JOIN person_card p ON p.id = l.person_id
         CROSS JOIN LATERAL (SELECT c.name FROM organisation_card c WHERE c.id = l.organisation_id OFFSET 0) o
        """.formatted(POST_ON_DAY);
    private static final String VISIBLE = " WHERE " + OrganisationDoor.opens("l.organisation_id", ":day");

    /** The same of many: few organisations have lecturers, each is asked once. */
    private static final String ALL_VISIBLE = " WHERE l.organisation_id = ANY (ARRAY("
            + "SELECT u.id FROM (SELECT DISTINCT z.organisation_id AS id FROM lecturer z OFFSET 0) u WHERE "
            + OrganisationDoor.opens("u.id", ":day") + ")) ";

    private static final String NAMED = " AND vn_fold(p.full_name) LIKE '%' || vn_fold(:text) || '%' ";
    private static final String PRESENT = " AND (:past OR upper(l.valid) IS NULL OR upper(l.valid) > :day) ";
    private static final String ORDER =
            " ORDER BY p.given_name COLLATE \"vi-x-icu\", p.full_name COLLATE \"vi-x-icu\", l.id ";

    private final JdbcClient jdbc;
    private final Ids ids;

    Lecturers(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** By given name, Vietnamese order. @param text part of a name, tones or not; empty for all @param past also who has ended */
    @Transactional(readOnly = true)
    public List<LecturerCard> list(Viewer viewer, String text, boolean past, int size, int offset) {
        // first the page, then what stands in its lines
        return jdbc.sql(
                        "WITH page AS MATERIALIZED (SELECT l.id AS page_id FROM lecturer l JOIN person_card p ON p.id = l.person_id"
                                + ALL_VISIBLE
                                + (text.isEmpty() ? "" : NAMED) + PRESENT + ORDER + " LIMIT :size OFFSET :offset) "
                                + CARD + " JOIN page ON page_id = l.id" + ORDER)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("text", text)
                .param("past", past)
                .param("size", size)
                .param("offset", offset)
                .query((row, _) -> card(row))
                .list();
    }

    @Transactional(readOnly = true)
    public int count(Viewer viewer, String text, boolean past) {
        // names are looked up only when they are asked for: of a nation's lecturers that is most of the time
        var sql = text.isEmpty()
                ? "SELECT count(*) FROM lecturer l" + ALL_VISIBLE + PRESENT
                : "SELECT count(*) FROM lecturer l JOIN person_card p ON p.id = l.person_id" + ALL_VISIBLE + NAMED
                        + PRESENT;
        return jdbc.sql(sql)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("text", text)
                .param("past", past)
                .query(Integer.class)
                .single();
    }

    /** @throws NotFound if there is none, or the viewer does not see its organisation */
    @Transactional(readOnly = true)
    public LecturerCard get(Viewer viewer, UUID ref) {
        return jdbc.sql(CARD + VISIBLE + " AND l.ref = :ref")
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("ref", ref)
                .query((row, _) -> card(row))
                .optional()
                .orElseThrow(() -> new NotFound("lecturer " + ref));
    }

    /** Lecturers of these organisations on that day, with the post they hold then; by given name. */
    @Transactional(readOnly = true)
    public List<LecturerCard> at(Viewer viewer, Collection<OrganisationId> organisations, LocalDate day) {
        return jdbc.sql(CARD
                        + " WHERE l.organisation_id = ANY (CAST(:organisations AS bigint[])) AND l.valid @> CAST(:day AS date)"
                        + ORDER)
                .param(
                        "organisations",
                        organisations.stream().map(OrganisationId::value).toArray(Long[]::new))
                .param("day", day)
                .query((row, _) -> card(row))
                .list();
    }

    private static final String TEACHERS = """
        SELECT t.item_id, l.person_id, p.ref AS person_ref, l.id AS lecturer_id, l.organisation_id, p.full_name, p.given_name, false AS by_post, %1$s AS post
          FROM lecturer_topic t
          JOIN programme_item i ON i.id = t.item_id AND i.programme_id = :programme
          JOIN lecturer l ON l.id = t.lecturer_id AND l.valid @> CAST(:day AS date)
          JOIN person_card p ON p.id = l.person_id
         UNION ALL
        SELECT t.item_id, h.person_id, p.ref, l.id, t.organisation_id, p.full_name, p.given_name, true, %1$s
          FROM post_topic t
          JOIN programme_item i ON i.id = t.item_id AND i.programme_id = :programme
         CROSS JOIN LATERAL (
               SELECT o.person_id FROM person_post o
                WHERE o.organisation_id = t.organisation_id AND vn_fold(o.title) = vn_fold(t.post_title) AND o.valid @> CAST(:day AS date) OFFSET 0) h
          JOIN person_card p ON p.id = h.person_id
          LEFT JOIN LATERAL (
               SELECT x.id FROM lecturer x WHERE x.person_id = h.person_id AND x.valid @> CAST(:day AS date)
                ORDER BY x.organisation_id = t.organisation_id DESC, x.id LIMIT 1) l ON true
         ORDER BY item_id, by_post, given_name, full_name, person_id
        """.formatted(POST_ON_DAY);

    /** Who teaches the programme's topics on that day: those who are down for them, then holders of posts that teach. */
    @Transactional(readOnly = true)
    public List<Teacher> teachers(Viewer viewer, ProgrammeId programme, LocalDate day) {
        return jdbc.sql(TEACHERS)
                .param("programme", programme.value())
                .param("day", day)
                .query((row, _) -> new Teacher(
                        new ItemId(row.getLong("item_id")),
                        new PersonId(row.getLong("person_id")),
                        row.getObject("person_ref", UUID.class),
                        row.getObject("lecturer_id") == null ? null : new LecturerId(row.getLong("lecturer_id")),
                        new OrganisationId(row.getLong("organisation_id")),
                        row.getString("full_name"),
                        row.getString("post"),
                        row.getBoolean("by_post")))
                .list();
    }

    /**
     * The holder of a post that teaches becomes a guest reporter of that organisation from that day; who is a lecturer there on
     * the day already stays so. In the caller's transaction.
     */
    @Transactional
    public LecturerId asGuest(PersonId person, OrganisationId at, LocalDate from) {
        var known = jdbc.sql("""
                SELECT id FROM lecturer
                 WHERE person_id = :person AND organisation_id = :at AND valid @> CAST(:from AS date)
                """)
                .param("person", person.value())
                .param("at", at.value())
                .param("from", from)
                .query(Long.class)
                .optional();
        return new LecturerId(known.orElseGet(() -> insert(person, at, LecturerKind.LEADER, from)));
    }

    long insert(PersonId person, OrganisationId at, LecturerKind kind, LocalDate from) {
        return jdbc.sql("""
                INSERT INTO lecturer (ref, person_id, kind, organisation_id, valid)
                SELECT :ref, :person, :kind, :at,
                       daterange(:from, (SELECT min(lower(x.valid)) FROM lecturer x
                                          WHERE x.person_id = :person AND x.organisation_id = :at AND lower(x.valid) > :from))
                RETURNING id
                """)
                .param("ref", ids.next())
                .param("person", person.value())
                .param("kind", kind.name())
                .param("at", at.value())
                .param("from", from)
                .query(Long.class)
                .single();
    }

    private static LecturerCard card(ResultSet row) throws SQLException {
        return new LecturerCard(
                new LecturerId(row.getLong("id")),
                row.getObject("ref", UUID.class),
                new PersonId(row.getLong("person_id")),
                row.getObject("person_ref", UUID.class),
                row.getString("full_name"),
                LecturerKind.valueOf(row.getString("kind")),
                new OrganisationId(row.getLong("organisation_id")),
                row.getString("organisation_name"),
                row.getString("post"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("topics"),
                row.getBoolean("has_account"));
    }
}
