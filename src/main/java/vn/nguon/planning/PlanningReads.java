package vn.nguon.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.people.People;
import vn.nguon.people.PersonCard;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Classification;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;

/**
 * Reads of entries through the doors: those at organisations that the viewer may look into. Longer than most: the ways to a page are texts of one
 * statement and read best side by side.
 */
@Repository
class PlanningReads {

    /**
     * The organisation as it was called on the day of the decision, or as of which the list is asked for; its last name where that came after
     * its end. What came to an end after that day had not ended.
     */
    private static final String LINE = """
            SELECT e.id AS entry_id, e.ref AS entry_ref, e.title, e.organisation_id, v.name AS organisation_name, e.term, e.form,
                   e.decision_number, e.decided_on, e.removed_reason, e.removed_number,
                   CASE WHEN e.removed_on <= CAST(:asOf AS date) OR CAST(:asOf AS date) IS NULL THEN e.removed_on END AS removed_on, e.ending,
                   p.id, p.ref, p.code, p.full_name, p.given_name, p.sex, p.birth_year, p.birth_date
              FROM planning_line e
              JOIN person_card p ON p.id = e.person_id
              LEFT JOIN organisation_version w ON w.organisation_id = e.organisation_id AND w.valid @> coalesce(CAST(:asOf AS date), e.decided_on)
             CROSS JOIN LATERAL (SELECT coalesce(w.name, (SELECT o.name FROM organisation_card o WHERE o.id = e.organisation_id)) AS name) v
            """;

    private final JdbcClient jdbc;
    private final People people;

    PlanningReads(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /**
     * The list by organisation, from one name to the next and no further than the page: a nation plans two hundred thousand. An organisation is
     * looked for under every name that it ever had, and found under the one that counts for the entry.
     */
    private static final String BY_ORGANISATION = """
            WITH seen AS MATERIALIZED (SELECT o AS id FROM visible_organisation(:viewer, :day) AS o),
            named AS (
                SELECT v.organisation_id, v.name
                  FROM (SELECT w.organisation_id, w.name FROM organisation_version w OFFSET 0) v
                 WHERE v.organisation_id IN (SELECT id FROM seen)
                UNION
                SELECT o.id, o.name FROM organisation_card o WHERE o.id IN (SELECT id FROM seen)
            )
            SELECT e.*
              FROM (SELECT n.name, array_agg(n.organisation_id) AS ids FROM named n GROUP BY n.name ORDER BY n.name COLLATE "vi-x-icu" # OFFSET 0) u
             CROSS JOIN LATERAL (
            """ + LINE + """
                   WHERE e.organisation_id = ANY (u.ids) AND v.name = u.name AND %s
                  OFFSET 0) e
             ORDER BY u.name COLLATE "vi-x-icu" #, e.title #, e.given_name COLLATE "vi-x-icu" #, e.full_name COLLATE "vi-x-icu" #, e.entry_id #
             LIMIT :limit OFFSET :offset
            """;

    /**
     * The same for who looks into a great many organisations: their names stand in an index in the order of the list, and each is asked for its
     * door when its turn comes.
     */
    private static final String BY_ORGANISATION_OF_MANY = """
            SELECT e.*
              FROM (SELECT n.name COLLATE "vi-x-icu" AS name, array_agg(n.organisation_id) AS ids
                      FROM organisation_version n
                     WHERE (SELECT true FROM organisation_reach r
                             WHERE r.organisation_id = n.organisation_id
                               AND r.since <= CAST(:day AS date)
                               AND r.top_id = ANY (ARRAY(SELECT acting_organisation(:viewer, :day)))
                             LIMIT 1)
                     GROUP BY n.name COLLATE "vi-x-icu"
                     ORDER BY n.name COLLATE "vi-x-icu" #
                    OFFSET 0) u
             CROSS JOIN LATERAL (
            """ + LINE + """
                   WHERE e.organisation_id = ANY (u.ids) AND v.name = u.name AND %s
                  OFFSET 0) e
             ORDER BY u.name COLLATE "vi-x-icu" #, e.title #, e.given_name COLLATE "vi-x-icu" #, e.full_name COLLATE "vi-x-icu" #, e.entry_id #
             LIMIT :limit OFFSET :offset
            """;

    private static final String SEEN =
            "WITH seen AS MATERIALIZED (SELECT o AS id FROM visible_organisation(:viewer, :day) AS o)\n";

    private static final String SEEN_DOOR = "(e.organisation_id IN (SELECT id FROM seen)) IS TRUE";

    /**
     * Who is called so, by the index of names, with what the order goes by; the rest is read of the lines on the page. IS TRUE: the door is hashed
     * once, not joined anew for each of them.
     */
    private static final String BY_NAME = SEEN + """
            , found AS MATERIALIZED (
                SELECT e.id AS entry_id, p.one_id, v.name AS organisation_name, e.title, p.given_name, p.full_name, p.id, e.term, e.decided_on,
                       d.number AS decision_number
                  FROM (SELECT c.* FROM person_card c WHERE vn_tails(c.folded) @@ vn_begins(vn_fold(:text)) OFFSET 0) p
                 CROSS JOIN LATERAL (SELECT e.* FROM #COUNTED WHERE e.person_id = p.id OFFSET 0) e
                  JOIN document d ON d.id = e.document_id
                  LEFT JOIN organisation_version w ON w.organisation_id = e.organisation_id AND w.valid @> coalesce(CAST(:asOf AS date), e.decided_on)
                 CROSS JOIN LATERAL (SELECT coalesce(w.name, (SELECT o.name FROM organisation_card o WHERE o.id = e.organisation_id)) AS name) v
                 WHERE %1$s
            ), page AS MATERIALIZED (
                SELECT x.entry_id FROM found x ORDER BY %2$s LIMIT :limit OFFSET :offset
            )
            SELECT n.entries, n.people, x.*
              FROM (SELECT count(*)::int AS entries, count(DISTINCT one_id)::int AS people FROM found) n
              LEFT JOIN (SELECT l.* FROM page g CROSS JOIN LATERAL (#LINE WHERE e.id = g.entry_id OFFSET 0) l) x ON true
             ORDER BY %2$s
            """;

    /** The viewer looks into so many organisations that walking all of them is longer than asking for each door on the way. */
    private static final int MANY = 200;

    /** So many that a rare name is found sooner than all that is planned behind them. */
    private static final int SEVERAL = 20;

    /** Expected to be called so are at most so many: names first. Of more, every list of an organisation holds some. */
    private static final int RARE = 20_000;

    private static final String WIDTH =
            """
            SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('max_parallel_workers_per_gather', '0', true),
                   CASE WHEN %s THEN 'MANY' WHEN %s THEN 'SEVERAL' ELSE 'FEW' END AS width
            """.formatted(OrganisationDoor.beyond(":day", ":many"), OrganisationDoor.beyond(":day", ":several"));

    /** How many organisations the viewer looks into. */
    private enum Width {
        FEW,
        SEVERAL,
        MANY
    }

    /**
     * A plan for these values, by one process: where the page ends decides how to walk, and a plan for all values would sort everybody; and how
     * common a name is, is read from a plan without workers.
     */
    private Width planForTheseValues(Viewer viewer) {
        return jdbc.sql(WIDTH)
                .param("many", MANY)
                .param("several", SEVERAL)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, _) -> Width.valueOf(row.getString("width")))
                .single();
    }

    /** How a list of a page is come by; the same lines come out whichever is taken. */
    enum Way {
        /** The doors are few: what is there, sorted. */
        DOORS,
        /** The doors are many, and one organisation or another order is asked for: all that is there, sorted. */
        SORTED,
        /** The name is rare: who is called so, by the index of names. */
        NAMES,
        /** By organisation, from one to the next, sorted before. */
        WALK,
        /** The same along the index of all names of organisations. */
        WALK_INDEX
    }

    /** @param most no more entries are counted */
    record Plan(Way way, int most) {}

    /** So many are counted for a page; of many organisations no more than {@link #SIFTED} where persons are looked at one by one for it. */
    private static final int COUNTED_TO = 1_000;

    private static final int SIFTED = 200;

    /** Which way is short for these values; and a plan for them is made from here to the end of the transaction. At most two statements. */
    Plan plan(Viewer viewer, PlanningFilter filter) {
        var width = planForTheseValues(viewer);
        var way = way(filter, width);
        var sifts = way != Way.NAMES && (!filter.text().isEmpty() || filter.group() != PlanningFilter.Group.ALL);
        return new Plan(way, sifts && width != Width.FEW ? SIFTED : COUNTED_TO);
    }

    private Way way(PlanningFilter filter, Width width) {
        if (width != Width.FEW
                && !filter.text().isEmpty()
                && filter.organisation() == null
                && people.calledSo(filter.text()) <= RARE) return Way.NAMES;
        if (filter.order() != PlanningFilter.Order.ORGANISATION || filter.organisation() != null)
            return width == Width.MANY ? Way.SORTED : Way.DOORS;
        return width == Width.MANY ? Way.WALK_INDEX : filter.text().isEmpty() ? Way.WALK : Way.DOORS;
    }

    /** One page by the index of names, and the totals of all in the same statement. */
    Planning.Listing named(Viewer viewer, PlanningFilter filter, int most) {
        var totals = new ArrayList<Planning.Totals>();
        var entries = new ArrayList<Entry>();
        jdbc.sql(BY_NAME.formatted(where(filter, SEEN_DOOR), filter.orderOutside())
                        .replace("#COUNTED", COUNTED)
                        .replace("#LINE", LINE))
                .params(parameters(viewer, filter))
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query(row -> {
                    if (totals.isEmpty())
                        totals.add(new Planning.Totals(row.getInt("entries"), row.getInt("people"), false));
                    if (row.getObject("entry_ref") != null) entries.add(entry(row));
                });
        var all = totals.getFirst();
        return new Planning.Listing(entries, all.entries() > most ? new Planning.Totals(most, 0, true) : all);
    }

    List<Entry> list(Viewer viewer, PlanningFilter filter, Way way) {
        if (way == Way.NAMES) return named(viewer, filter, COUNTED_TO).entries();
        var direction = filter.descending() ? "DESC" : "ASC";
        var sql = switch (way) {
            case WALK -> BY_ORGANISATION.formatted(where(filter, "true")).replace("#", direction);
            case WALK_INDEX ->
                BY_ORGANISATION_OF_MANY.formatted(where(filter, "true")).replace("#", direction);
            case DOORS ->
                "%s WHERE %s ORDER BY %s LIMIT :limit OFFSET :offset".formatted(LINE, where(filter), filter.orderSql());
            default ->
                SEEN
                        + "%s WHERE %s ORDER BY %s LIMIT :limit OFFSET :offset"
                                .formatted(LINE, where(filter, SEEN_DOOR), filter.orderSql());
        };
        return jdbc.sql(sql)
                .params(parameters(viewer, filter))
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query((row, n) -> entry(row))
                .list();
    }

    /** All of the filter in its order, without its limit: for the export, which counts first. */
    List<Entry> all(Viewer viewer, PlanningFilter filter) {
        return jdbc.sql("%s WHERE %s ORDER BY %s LIMIT :most".formatted(LINE, where(filter), filter.orderSql()))
                .params(parameters(viewer, filter))
                .param("most", PlanningExport.MOST)
                .query((row, n) -> entry(row))
                .list();
    }

    /** The strictest classification of the rounds that the entries come from; ordinary when they come from none. */
    Classification strictest(Collection<Entry> entries) {
        return jdbc.sql("""
                SELECT r.classification
                  FROM planning_course c
                  JOIN planning_round r ON r.id = c.round_id
                 WHERE c.ref = ANY (:entries::uuid[])
                 ORDER BY array_position(ARRAY['SECRET', 'INTERNAL', 'NORMAL'], r.classification)
                 LIMIT 1
                """)
                .param("entries", entries.stream().map(Entry::ref).toArray(UUID[]::new))
                .query(String.class)
                .optional()
                .map(Classification::valueOf)
                .orElse(Classification.NORMAL);
    }

    /** How many entries, and of how many persons, the filter has; with the terms and titles to choose from counted apart. */
    Planning.Totals totals(Viewer viewer, PlanningFilter filter) {
        return jdbc.sql("""
                SELECT count(*) AS entries, count(DISTINCT p.one_id) AS people
                  FROM planning_line e
                  JOIN person_card p ON p.id = e.person_id
                 WHERE %s
                """.formatted(where(filter)))
                .params(parameters(viewer, filter))
                .query((row, n) -> new Planning.Totals(row.getInt("entries"), row.getInt("people"), false))
                .single();
    }

    /** Columns by which entries are filtered. */
    private static final String COUNTED = """
            (SELECT c.id, c.person_id, c.title, c.organisation_id, c.term, c.round_id, c.approved_on AS decided_on, c.ended_on AS removed_on,
                    c.approved_document_id AS document_id
               FROM planning_course c
              WHERE c.approved_on IS NOT NULL) e
            """;

    /**
     * The same for a list on a page, counted no further than {@code most} entries. Persons are looked at only where the filter asks for
     * something of theirs, and counted only where all entries are.
     */
    Planning.Totals totals(Viewer viewer, PlanningFilter filter, int most, Way way) {
        if (way == Way.NAMES) return named(viewer, filter, most).totals();
        var from = "FROM " + COUNTED
                + (filter.text().isEmpty() && filter.group() == PlanningFilter.Group.ALL
                        ? ""
                        : " JOIN person_card p ON p.id = e.person_id");
        var counted = jdbc.sql(SEEN + """
                , found AS MATERIALIZED (SELECT e.person_id %s WHERE %s LIMIT :most + 1),
                entry AS (SELECT count(*) AS entries FROM found)
                SELECT n.entries,
                       CASE WHEN n.entries > :most THEN 0
                            ELSE (SELECT count(DISTINCT p.one_id) FROM person_card p WHERE p.id IN (SELECT person_id FROM found)) END AS people
                  FROM entry n
                """.formatted(from, where(filter, "e.organisation_id IN (SELECT id FROM seen)")))
                .params(parameters(viewer, filter))
                .param("most", most)
                .query((row, n) -> new Planning.Totals(row.getInt("entries"), row.getInt("people"), false))
                .single();
        return counted.entries() > most ? new Planning.Totals(most, 0, true) : counted;
    }

    private static final String ON_MAP = "organisation_on_map(e.organisation_id, CAST(:map AS date))";

    /** By the index of organisations, one after the other: a few of them are not guessed to be a third of the country. */
    private static final String DOOR = "e.organisation_id = ANY (ARRAY(SELECT visible_organisation(:viewer, :day)))";

    private static String where(PlanningFilter filter) {
        return where(filter, DOOR);
    }

    /** @param door what stands for the door */
    private static String where(PlanningFilter filter, String door) {
        var where = new StringBuilder(door);
        if (!filter.text().isEmpty()) where.append(" AND strpos(p.folded, ' ' || vn_fold(:text)) > 0");
        if (!filter.term().isEmpty()) where.append(" AND e.term = :term");
        if (!filter.title().isEmpty()) where.append(" AND e.title = :title");
        if (filter.organisation() != null)
            where.append(" AND %s = :organisation".formatted(filter.map() == null ? "e.organisation_id" : ON_MAP));
        switch (filter.group()) {
            case ALL -> {}
            case WOMEN -> where.append(" AND p.sex = 'FEMALE'");
            case YOUNG -> where.append(" AND coalesce(p.birth_date, make_date(p.birth_year, 1, 1)) > :youngSince");
            case MINORITY ->
                where.append(
                        " AND e.person_id IN (SELECT f.person_id FROM person_facts f WHERE vn_fold(f.ethnicity) NOT IN ('', 'kinh', 'viet'))");
        }
        if (filter.round() != null)
            where.append(" AND e.round_id = (SELECT r.id FROM planning_round r WHERE r.ref = :round)");
        if (filter.lists() != null)
            where.append(
                    " AND e.round_id IN (SELECT r.id FROM planning_round r JOIN planning_round mine ON mine.ref = :lists AND mine.owner_id = r.owner_id AND mine.level = r.level AND mine.term = r.term)");
        if (filter.asOf() != null) where.append(" AND e.decided_on <= :asOf");
        var ended = filter.asOf() == null ? "e.removed_on IS NOT NULL" : "coalesce(e.removed_on <= :asOf, false)";
        switch (filter.standing()) {
            case STANDS -> where.append(" AND NOT (%s)".formatted(ended));
            case REMOVED -> where.append(" AND " + ended);
            case ALL -> {}
        }
        return where.toString();
    }

    private static final SqlParameterValue NO_DAY = new SqlParameterValue(java.sql.Types.DATE, null);

    private static Map<String, Object> parameters(Viewer viewer, PlanningFilter filter) {
        var parameters = new HashMap<String, Object>();
        parameters.put("viewer", viewer.id().value());
        parameters.put("day", viewer.today());
        parameters.put("text", filter.text());
        parameters.put("term", filter.term());
        parameters.put("title", filter.title());
        parameters.put("youngSince", filter.youngSince() == null ? viewer.today() : filter.youngSince());
        if (filter.round() != null) parameters.put("round", filter.round());
        if (filter.lists() != null) parameters.put("lists", filter.lists());
        parameters.put("asOf", new SqlParameterValue(java.sql.Types.DATE, filter.asOf()));
        if (filter.organisation() != null)
            parameters.put("organisation", filter.organisation().value());
        if (filter.map() != null) parameters.put("map", filter.map());
        return parameters;
    }

    /** All entries of one person, also those taken out, if the viewer may see the person; latest decision first. */
    List<Entry> ofPerson(Viewer viewer, PersonId person) {
        return jdbc.sql(LINE + """
                 WHERE e.person_id = ANY (ARRAY(SELECT files_of(:person)))
                   AND e.person_id IN (SELECT visible_person_of(:viewer, :day, ARRAY(SELECT files_of(:person))))
                 ORDER BY e.decided_on DESC, e.term DESC, e.id
                """)
                .param("person", person.value())
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("asOf", NO_DAY)
                .query((row, n) -> entry(row))
                .list();
    }

    private static final String COURSES = """
            SELECT c.ref, c.title, v.name AS organisation_name, c.term, t.state, d.number, t.decided_on, t.reason
              FROM planning_course c
              LEFT JOIN organisation_version w ON w.organisation_id = c.organisation_id AND w.valid @> c.first_on
             CROSS JOIN LATERAL (SELECT coalesce(w.name, (SELECT o.name FROM organisation_card o WHERE o.id = c.organisation_id)) AS name) v
             CROSS JOIN LATERAL (
                   SELECT 0 AS n, e.first_state AS state, e.document_id, e.decided_on, '' AS reason FROM planning_entry e WHERE e.id = c.id
                   UNION ALL
                   SELECT s.id, s.state, s.document_id, s.decided_on, s.reason FROM planning_step s WHERE s.entry_id = c.id) t
              JOIN document d ON d.id = t.document_id
             WHERE c.person_id = ANY (ARRAY(SELECT files_of(:person)))
               AND c.person_id IN (SELECT visible_person_of(:viewer, :day, ARRAY(SELECT files_of(:person))))
               AND (:all OR c.approved_on IS NOT NULL)
               AND (:all OR t.state NOT IN ('PROPOSED', 'DECLINED'))
             ORDER BY c.first_on, c.term, c.id, t.decided_on, t.n
            """;

    /**
     * Every entry of one person with all its steps, the earliest first, if the viewer may see the person.
     *
     * @param proposals also what was only proposed, and how it was judged
     */
    List<Course> courses(Viewer viewer, PersonId person, boolean proposals) {
        var courses = new java.util.LinkedHashMap<UUID, Course>();
        jdbc.sql(COURSES)
                .param("person", person.value())
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("all", proposals)
                .query((ResultSet row) -> {
                    var step = new Course.Step(
                            EntryState.valueOf(row.getString("state")),
                            row.getString("number"),
                            row.getObject("decided_on", LocalDate.class),
                            row.getString("reason"));
                    var one = new Course(
                            row.getObject("ref", UUID.class),
                            row.getString("title"),
                            row.getString("organisation_name"),
                            row.getString("term"),
                            List.of(step));
                    courses.merge(
                            one.ref(),
                            one,
                            (before, _) -> new Course(
                                    before.ref(),
                                    before.title(),
                                    before.organisationName(),
                                    before.term(),
                                    java.util.stream.Stream.concat(
                                                    before.steps().stream(), java.util.stream.Stream.of(step))
                                            .toList()));
                });
        return List.copyOf(courses.values());
    }

    /** An entry with its inner key. */
    record Found(long id, Entry entry) {}

    Optional<Found> entry(Viewer viewer, UUID ref) {
        return jdbc.sql(LINE + """
                 WHERE e.ref = :ref
                   AND e.organisation_id IN (SELECT visible_organisation(:viewer, :day))
                """)
                .param("ref", ref)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("asOf", NO_DAY)
                .query((row, n) -> new Found(row.getLong("entry_id"), entry(row)))
                .optional();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var removedOn = row.getObject("removed_on", LocalDate.class);
        return new Entry(
                row.getObject("entry_ref", UUID.class),
                person(row),
                row.getString("title"),
                new OrganisationId(row.getLong("organisation_id")),
                row.getString("organisation_name"),
                row.getString("term"),
                row.getString("form"),
                row.getString("decision_number"),
                row.getObject("decided_on", LocalDate.class),
                removedOn == null
                        ? null
                        : new Entry.Ended(
                                EntryState.valueOf(row.getString("ending")),
                                row.getString("removed_number"),
                                removedOn,
                                row.getString("removed_reason")));
    }

    private static PersonCard person(ResultSet row) throws SQLException {
        var sex = row.getString("sex");
        return new PersonCard(
                new PersonId(row.getLong("id")),
                row.getObject("ref", UUID.class),
                row.getString("code"),
                row.getString("full_name"),
                row.getString("given_name"),
                sex == null ? null : Sex.valueOf(sex),
                born(row));
    }

    private static @Nullable BirthDate born(ResultSet row) throws SQLException {
        var date = row.getObject("birth_date", LocalDate.class);
        if (date != null) return BirthDate.of(date);
        var year = row.getInt("birth_year");
        return row.wasNull() ? null : BirthDate.ofYear(year);
    }
}
