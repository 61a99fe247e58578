package vn.nguon.planning;

import java.sql.ResultSet;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationChoice;
import vn.nguon.units.OrganisationDoor;

/** What the entries that a viewer may see can be filtered by. */
@Repository
class PlanningChoices {
    private final JdbcClient jdbc;

    PlanningChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Pairs of term and title, from one to the next by their index; and the organisations that the viewer may look into. */
    private static final String PAIRS = """
            WITH RECURSIVE seen AS MATERIALIZED (SELECT o AS id FROM visible_organisation(:viewer, :day) AS o),
            pair AS (
                (SELECT e.term, e.title FROM planning_entry e ORDER BY e.term, e.title LIMIT 1)
                UNION ALL
                SELECT n.term, n.title
                  FROM pair p
                 CROSS JOIN LATERAL (
                       SELECT e.term, e.title FROM planning_entry e WHERE (e.term, e.title) > (p.term, p.title) ORDER BY e.term, e.title LIMIT 1) n
            )
            """;

    /** Whoever looks into more organisations than that has somebody planned for nearly every title: entries of the title are read. */
    private static final int MANY = 200;

    private static final String WORDS = PAIRS + """
            SELECT p.term, p.title
              FROM pair p
             WHERE CASE WHEN %s
                        THEN (SELECT true FROM planning_course e
                               WHERE e.term = p.term AND e.title = p.title AND e.approved_on IS NOT NULL AND e.organisation_id IN (SELECT id FROM seen)
                               LIMIT 1)
                        ELSE (SELECT true FROM seen s
                                JOIN planning_course e ON e.organisation_id = s.id AND e.term = p.term AND e.title = p.title AND e.approved_on IS NOT NULL
                               LIMIT 1) END
            """.formatted(OrganisationDoor.beyond(":day", Integer.toString(MANY)));

    /** Terms and titles that occur among the entries the viewer may see. One statement. */
    Planning.Choices words(Viewer viewer) {
        var terms = new TreeSet<String>();
        var titles = new TreeSet<String>(VietnameseText.order());
        jdbc.sql(WORDS)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((ResultSet row) -> {
                    terms.add(row.getString("term"));
                    titles.add(row.getString("title"));
                });
        return new Planning.Choices(List.copyOf(terms), List.copyOf(titles), List.of());
    }

    /** Party organisations of today's map, and those that stood on a day and ended since. */
    private static final String ISSUES = """
            o.form = 'PARTY'
              AND (o.valid @> CAST(:day AS date)
                   OR o.valid @> CAST(:since AS date) AND EXISTS (SELECT FROM organisation_end e WHERE e.organisation_id = o.organisation_id AND e.last_day < :day))
            """;

    private static final String ISSUERS =
            """
            SELECT w.many, i.*
              FROM (SELECT %s AS many) w
              LEFT JOIN LATERAL (
                   SELECT o.organisation_id AS id, x.ref, o.name, o.valid @> CAST(:day AS date) AS stands
                     FROM organisation_version o
                     JOIN organisation x ON x.id = o.organisation_id
                    WHERE NOT w.many AND o.organisation_id IN (SELECT visible_organisation(:viewer, :day)) AND %s) i ON true
             ORDER BY NOT i.stands, i.name COLLATE "vi-x-icu", i.id
            """.formatted(OrganisationDoor.beyond(":day", Integer.toString(MANY)), ISSUES);

    /** @param listed none where there are many: then a name is typed */
    record Issuers(boolean many, List<OrganisationChoice> listed) {}

    /** Whose decision a form can name: bodies of the Party that the viewer may look into, on today's map or ended since a day. One statement. */
    Issuers issuers(Viewer viewer, LocalDate since) {
        var many = new boolean[1];
        var listed = new ArrayList<OrganisationChoice>();
        jdbc.sql(ISSUERS)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("since", since)
                .query((ResultSet row) -> {
                    many[0] = row.getBoolean("many");
                    var ref = row.getObject("ref", UUID.class);
                    if (ref != null)
                        listed.add(new OrganisationChoice(
                                new OrganisationId(row.getLong("id")), ref, row.getString("name")));
                });
        return new Issuers(many[0], listed);
    }

    /** Whether this one, into which the viewer may look, is among them. */
    boolean issues(Viewer viewer, OrganisationId organisation, LocalDate since) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM organisation_version o WHERE o.organisation_id = :organisation AND "
                        + ISSUES + ")")
                .param("organisation", organisation.value())
                .param("day", viewer.today())
                .param("since", since)
                .query(Boolean.class)
                .single();
    }

    private static final String ENDED = """
            SELECT x.organisation_id
              FROM (SELECT e.organisation_id FROM organisation_end e
                    UNION
                    SELECT s.organisation_id FROM organisation_successor s) x
             WHERE x.organisation_id IN (SELECT visible_organisation(:viewer, :day))
               AND (SELECT true FROM planning_course c WHERE c.organisation_id = x.organisation_id AND c.approved_on IS NOT NULL LIMIT 1)
            """;

    /** Of the organisations with entries that the viewer may see, those that ended or became others: all that days of maps depend on. */
    List<OrganisationId> ended(Viewer viewer) {
        return jdbc
                .sql(ENDED)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(Long.class)
                .list()
                .stream()
                .map(OrganisationId::new)
                .toList();
    }

    /**
     * Terms, titles and organisations that occur among the entries the viewer may see.
     *
     * @param map first day of the map on which organisations are named, null for those that decisions name
     */
    Planning.Choices choices(Viewer viewer, @Nullable LocalDate map) {
        var terms = new TreeSet<String>();
        var titles = new TreeSet<String>(VietnameseText.order());
        var organisations = new ArrayList<OrganisationChoice>();
        // Of each pair it is asked whether it occurs among what the viewer may see, of each organisation whether it has
        // entries: nobody waits for all entries to be read.
        jdbc.sql(PAIRS + """
                        , planned AS (
                            SELECT DISTINCT %s AS id
                              FROM seen s
                             WHERE (SELECT true FROM planning_course e WHERE e.organisation_id = s.id AND e.approved_on IS NOT NULL LIMIT 1)
                        )
                        SELECT p.term, p.title, CAST(NULL AS bigint) AS id, CAST(NULL AS uuid) AS ref, '' AS name
                          FROM pair p
                         WHERE (SELECT true FROM seen s JOIN planning_course e ON e.organisation_id = s.id AND e.term = p.term AND e.title = p.title AND e.approved_on IS NOT NULL LIMIT 1)
                        UNION ALL
                        (SELECT '', '', c.id, c.ref, c.name
                           FROM organisation_card c
                          WHERE c.id IN (SELECT id FROM planned)
                          ORDER BY c.name, c.id)
                        """.formatted(map == null ? "s.id" : "organisation_on_map(s.id, CAST(:map AS date))"))
                .param("map", map, Types.DATE)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((ResultSet row) -> {
                    var ref = row.getObject("ref", UUID.class);
                    if (ref == null) {
                        terms.add(row.getString("term"));
                        titles.add(row.getString("title"));
                    } else
                        organisations.add(new OrganisationChoice(
                                new OrganisationId(row.getLong("id")), ref, row.getString("name")));
                });
        return new Planning.Choices(List.copyOf(terms), List.copyOf(titles), organisations);
    }
}
