package vn.nguon.rosters.nominating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.planning.Fitness;
import vn.nguon.planning.checks.Verdict;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * Reads who of the planned needs a class, with the facts behind each {@link Standing}. The scope is given: what lies beneath the class's
 * bodies and behind the viewer's door for the offices, its own organisations for a commune. Several files of one person are
 * one, under the file that speaks for them. Whether somebody still meets what planning asks is planning's to say ({@link Fitness}). A fixed
 * number of statements whatever the number of people.
 */
@Repository
class NeedRows {
    private final JdbcClient jdbc;

    private final Fitness fitness;

    NeedRows(JdbcClient jdbc, Fitness fitness) {
        this.jdbc = jdbc;
        this.fitness = fitness;
    }

    /** Whose planned people are looked at. */
    enum Scope {
        OFFICES("""
                SELECT r AS id
                  FROM class_beneath(:class, CAST(:map AS date), '{PLANS,DECIDES,ORGANISES}') AS r
                 WHERE r IN (SELECT v FROM visible_organisation(:viewer, CAST(:today AS date)) AS v)"""),
        /** For counting only: whoever prepares a class learns how many, not who. */
        COUNTED("SELECT c AS id FROM class_counting(:class, CAST(:map AS date), :viewer, CAST(:today AS date)) AS c"),
        COMMUNE("SELECT a AS id FROM acting_commune(:viewer, CAST(:today AS date)) AS a");

        private final String sql;

        Scope(String sql) {
            this.sql = sql;
        }
    }

    /**
     * Entries are found by the index of terms, titles and organisations, one organisation after the other. What is the same for everybody of the class is read once: its roster, its nominations, its half days. IN the
     * roster, not EXISTS: that would be asked person by person. Whether somebody was trained is asked of those alone whom nothing else places.
     */
    private static final String JUDGED = """
        entry AS (
            SELECT n.entry_id, one_person(n.person_id) AS person_id, n.organisation_id, n.title, n.term, n.decided_on, d.number, n.removed_on, n.ending,
                   (n.removed_on IS NULL OR n.removed_on > CAST(:opening AS date)) AS stands, e.last_day AS ended_on,
                   (n.removed_on IS NULL OR n.removed_on > CAST(:opening AS date)) AND e.last_day IS NULL AS lives, n.entry_id = ANY (CAST(:unfit AS bigint[])) AS unfit
              FROM (SELECT DISTINCT s AS organisation_id, x AS title, y AS term
                      FROM unnest(CAST(:scope AS bigint[])) AS s
                     CROSS JOIN unnest(CAST(:titles AS text[])) AS x
                     CROSS JOIN unnest(CAST(:terms AS text[])) AS y
                    OFFSET 0) w
             CROSS JOIN LATERAL (
                   SELECT q.* FROM planned_person q WHERE q.organisation_id = w.organisation_id AND q.title = w.title AND q.term = w.term OFFSET 0) n
              JOIN document d ON d.id = n.document_id
              LEFT JOIN organisation_end e ON e.organisation_id = n.organisation_id AND e.last_day < CAST(:opening AS date)
             WHERE n.decided_on <= CAST(:opening AS date)
        ), planned AS (
            SELECT person_id, coalesce(min(organisation_id) FILTER (WHERE lives), min(organisation_id)) AS organisation_id,
                   string_agg(DISTINCT title || ' (' || replace(term, '-', '–') || ')', '; ') AS planned_as,
                   string_agg(DISTINCT number, ', ') AS decisions, bool_or(stands) AS stands, bool_or(lives) AS lives, bool_or(lives AND NOT unfit) AS fit,
                   array_agg(entry_id ORDER BY entry_id) FILTER (WHERE lives) AS entries,
                   array_agg(title ORDER BY entry_id) AS titles, array_agg(term ORDER BY entry_id) AS terms, array_agg(decided_on ORDER BY entry_id) AS decided,
                   array_agg(lives AND NOT unfit ORDER BY entry_id) AS counts,
                   max(removed_on) AS removed_on, (array_agg(ending ORDER BY removed_on DESC NULLS LAST))[1] AS ending, max(ended_on) AS ended_on
              FROM entry
             GROUP BY person_id
        ), enrolled AS MATERIALIZED (
            SELECT coalesce(s.one_id, x.person_id) AS person_id
              FROM enrolment x
              LEFT JOIN person_spoken_for s ON s.person_id = x.person_id
             WHERE x.class_id = :class AND x.state = 'ACTIVE'
        ), nominated AS MATERIALIZED (
            SELECT DISTINCT ON (coalesce(s.one_id, m.person_id)) coalesce(s.one_id, m.person_id) AS person_id, m.state
              FROM nomination m
              LEFT JOIN person_spoken_for s ON s.person_id = m.person_id
             WHERE m.class_id = :class AND m.state NOT IN ('WITHDRAWN', 'RELEASED', 'REPLACED', 'REMOVED')
             ORDER BY coalesce(s.one_id, m.person_id), m.id
        ), placed AS (
            SELECT p.*, n.state AS nomination, b.code AS busy_in, coalesce(b.days, 0) AS days,
                   CASE WHEN p.person_id IN (SELECT person_id FROM enrolled)
                        THEN 'ON_ROSTER'
                        WHEN n.state IS NOT NULL THEN 'NOMINATED'
                        WHEN NOT p.stands THEN 'REMOVED'
                        WHEN NOT p.lives THEN 'PLACE_ENDED'
                        WHEN NOT p.fit THEN 'UNFIT'
                        WHEN b.code IS NOT NULL THEN 'BUSY' END AS standing
              FROM planned p
              LEFT JOIN nominated n ON n.person_id = p.person_id
              LEFT JOIN LATERAL (
                   SELECT c.code, h.days
                     FROM (SELECT t.class_id, count(DISTINCT t.day)::int AS days
                             FROM study_half d
                             JOIN trainee_half t ON t.one_id = p.person_id AND t.day = d.day AND t.half = d.half AND t.class_id <> d.class_id
                            WHERE d.class_id = :class AND n.state IS NULL AND p.stands AND p.lives AND p.fit
                            GROUP BY t.class_id) h
                     JOIN training_class c ON c.id = h.class_id
                    ORDER BY c.code LIMIT 1) b ON true
            OFFSET 0
        ), judged AS (
            SELECT p.person_id, p.entries, p.organisation_id, p.planned_as, p.decisions, p.removed_on, p.ending, p.ended_on, t.trained_in, t.trained_on,
                   p.nomination, p.busy_in, p.days, coalesce(p.standing, CASE WHEN t.needs THEN 'NEEDED' ELSE 'TRAINED' END) AS standing
              FROM placed p
              LEFT JOIN LATERAL (
                   SELECT max(f.code) AS trained_in, max(f.last_day) AS trained_on, bool_or(e.counts AND f.code IS NULL) AS needs
                     FROM unnest(p.titles, p.terms, p.decided, p.counts) AS e (title, term, decided_on, counts)
                     LEFT JOIN LATERAL (
                          SELECT x.code, x.last_day FROM trained_for(p.person_id, e.title, e.term, e.decided_on) x
                           WHERE x.class_id <> :class ORDER BY x.last_day DESC LIMIT 1) f ON true
                    WHERE p.standing IS NULL) t ON true
            OFFSET 0
        )
        """;

    /** An organisation by the name under which its people are listed, asked of each: {@code o.ref}, {@code v.name} or {@code o.short_name}. */
    private static final String UNIT = """
             CROSS JOIN LATERAL (SELECT k.ref, k.short_name, k.place_id FROM organisation_card k WHERE k.id = #.organisation_id OFFSET 0) o
              LEFT JOIN LATERAL (
                   SELECT x.name FROM place_version x WHERE x.place_id = o.place_id ORDER BY x.valid @> CAST(:map AS date) DESC, x.valid DESC LIMIT 1) v ON true
        """;

    /** After {@code JUDGED}: one page, and beside each line how many there are of each standing; one empty line when the page has none. */
    private static final String PAGE = """
        , named AS (
            SELECT j.*, c.ref, c.full_name, c.given_name, coalesce(c.born, '') AS born, coalesce(v.name, o.short_name) AS unit_name
              FROM (SELECT i.organisation_id, array_agg(i) AS people FROM judged i GROUP BY i.organisation_id OFFSET 0) g
        """ + UNIT.replace("#", "g") + """
             CROSS JOIN LATERAL unnest(g.people) AS j (person_id bigint, entries bigint[], organisation_id bigint, planned_as text, decisions text, removed_on date,
                                                       ending text, ended_on date, trained_in text, trained_on date, nomination text, busy_in text, days int, standing text)
              JOIN person_card c ON c.id = j.person_id
             WHERE (CAST(:name AS text) = '' OR vn_fold(c.full_name) LIKE '%' || :name || '%')
               AND (CAST(:organisation AS uuid) IS NULL OR o.ref = CAST(:organisation AS uuid))
               AND (NOT :chosen OR c.ref IN (:refs))
        ), page AS (
        SELECT person_id, entries, ref, full_name, born, organisation_id, unit_name, planned_as, decisions, standing,
               CASE standing WHEN 'TRAINED' THEN trained_in WHEN 'BUSY' THEN busy_in WHEN 'NOMINATED' THEN nomination WHEN 'REMOVED' THEN ending ELSE '' END AS detail,
               CASE standing WHEN 'TRAINED' THEN trained_on WHEN 'REMOVED' THEN removed_on WHEN 'PLACE_ENDED' THEN ended_on END AS on_day, days,
               row_number() OVER (ORDER BY standing <> 'NEEDED', unit_name COLLATE "vi-x-icu", given_name COLLATE "vi-x-icu", full_name COLLATE "vi-x-icu", person_id) AS place
          FROM named
         WHERE (CAST(:standing AS text) IS NULL OR standing = :standing)
         ORDER BY place
         LIMIT :limit OFFSET :offset
        )
        SELECT c.counts, p.*, coalesce(h.title, '') AS post
          FROM (SELECT coalesce(array_agg(standing || '=' || people), '{}') AS counts
                  FROM (SELECT standing, count(*) AS people FROM named GROUP BY standing) AS x) c
          LEFT JOIN page p ON true
          LEFT JOIN LATERAL (
               SELECT t.title FROM person_post_held t WHERE t.person_id = p.person_id AND t.valid @> CAST(:today AS date)
                ORDER BY lower(t.valid) DESC NULLS LAST, t.id DESC LIMIT 1) h ON true
         ORDER BY p.place
        """;

    /** The scope, what the class asks for, and whose planning stands for that: what checks and lists go by. */
    private static final String ASKED = """
        , asked AS MATERIALIZED (
            SELECT ARRAY (SELECT id FROM scope) AS scope, coalesce(k.titles, '{}') AS titles, coalesce(k.terms, '{}') AS terms
              FROM (VALUES (true)) AS one (row)
              LEFT JOIN nomination_call k ON k.class_id = :class
        )
        SELECT a.*, o.ref AS decider,
               ARRAY (SELECT n.entry_id
                        FROM (SELECT DISTINCT s AS organisation_id, x AS title, y AS term
                                FROM unnest(a.scope) AS s CROSS JOIN unnest(a.titles) AS x CROSS JOIN unnest(a.terms) AS y OFFSET 0) w
                       CROSS JOIN LATERAL (
                             SELECT q.* FROM planned_person q WHERE q.organisation_id = w.organisation_id AND q.title = w.title AND q.term = w.term OFFSET 0) n
                       WHERE n.decided_on <= CAST(:opening AS date)
                         AND (n.removed_on IS NULL OR n.removed_on > CAST(:opening AS date))#) AS entries
          FROM asked a
          LEFT JOIN class_part p ON p.class_id = :class AND p.part = 'DECIDES'
          LEFT JOIN organisation o ON o.id = p.organisation_id
        """;

    /** Numbers say nothing of what the checks find about whoever is in the class or named for it already. */
    private static final String OPEN = """

                         AND n.person_id NOT IN (SELECT x.person_id FROM enrolment x WHERE x.class_id = :class AND x.state = 'ACTIVE')
                         AND n.person_id NOT IN (SELECT m.person_id FROM nomination m
                                                  WHERE m.class_id = :class AND m.state NOT IN ('WITHDRAWN', 'RELEASED', 'REPLACED', 'REMOVED'))""";

    /** What planning's checks found about everybody in the scope, as of the opening date: asked once, then listed and counted by. */
    Judged judge(Viewer viewer, ClassId id, Days days, Scope scope) {
        return jdbc.sql("WITH scope AS MATERIALIZED (" + scope.sql + ")\n"
                        + ASKED.replace("#", scope == Scope.COUNTED ? OPEN : ""))
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("class", id.value())
                .param("opening", days.opening())
                .param("map", days.map())
                .query((row, _) -> new Judged(
                        viewer,
                        id,
                        days,
                        (Long[]) row.getArray("scope").getArray(),
                        (String[]) row.getArray("titles").getArray(),
                        (String[]) row.getArray("terms").getArray(),
                        fitness.of(
                                List.of((Long[]) row.getArray("entries").getArray()),
                                row.getObject("decider", UUID.class),
                                days.opening())))
                .single();
    }

    /** What the checks found about these entries, by the values of the province of the body that decides the class. */
    Map<Long, Fitness.Found> found(ClassId id, Collection<Long> entries, LocalDate opening) {
        return fitness.of(entries, decider(id), opening);
    }

    /** The body whose province's values hold. */
    private @Nullable UUID decider(ClassId id) {
        return jdbc.sql(
                        "SELECT o.ref FROM class_part p JOIN organisation o ON o.id = p.organisation_id WHERE p.class_id = :class AND p.part = 'DECIDES'")
                .param("class", id.value())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** @param scope organisations whose planned are looked at @param titles what the class asks for, in {@code terms} @param found by entry */
    record Judged(
            Viewer viewer,
            ClassId id,
            Days days,
            Long[] scope,
            String[] titles,
            String[] terms,
            Map<Long, Fitness.Found> found) {
        Long[] unfit() {
            return found.entrySet().stream()
                    .filter(one -> one.getValue().barred())
                    .map(Map.Entry::getKey)
                    .toArray(Long[]::new);
        }

        /** Each finding once, whichever of the entries it is about. */
        List<Verdict> of(Long[] entries) {
            return Arrays.stream(entries)
                    .flatMap(entry -> found.containsKey(entry) ? found.get(entry).findings().stream() : Stream.of())
                    .collect(Collectors.toMap(
                            verdict -> verdict.rule() + verdict.sentence(),
                            one -> one,
                            (one, _) -> one,
                            LinkedHashMap::new))
                    .values()
                    .stream()
                    .toList();
        }
    }

    /** First those who need it, then by commune and given name; how many of each standing the filter's name and organisation leave. */
    Nominations.Needs list(Judged judged, NeedFilter filter) {
        return page(judged, filter, List.of());
    }

    /** Those of the chosen who lie in the scope. */
    List<NeedLine> chosen(Judged judged, Collection<UUID> refs) {
        return refs.isEmpty() ? List.of() : page(judged, NeedFilter.ALL, refs).lines();
    }

    private Nominations.Needs page(Judged judged, NeedFilter filter, Collection<UUID> refs) {
        var standing = filter.standing();
        var counts = new EnumMap<Standing, Integer>(Standing.class);
        var lines = new ArrayList<NeedLine>();
        var organisation = filter.organisation();
        statement(PAGE, judged)
                .param("today", judged.viewer().today())
                .param("name", VietnameseText.sought(filter.name()))
                .param("organisation", organisation == null ? null : organisation.toString(), Types.VARCHAR)
                .param("chosen", !refs.isEmpty())
                .param("refs", refs.isEmpty() ? NOBODY : List.copyOf(refs))
                .param("standing", standing == null ? null : standing.name(), Types.VARCHAR)
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query(row -> {
                    for (var count : (String[]) row.getArray("counts").getArray()) {
                        var is = count.indexOf('=');
                        counts.put(Standing.valueOf(count.substring(0, is)), Integer.parseInt(count.substring(is + 1)));
                    }
                    if (row.getObject("ref") != null) lines.add(line(judged, row));
                });
        return new Nominations.Needs(lines, counts);
    }

    private static NeedLine line(Judged judged, ResultSet row) throws SQLException {
        var stands = Standing.valueOf(row.getString("standing"));
        var detail = row.getString("detail");
        var entries = row.getArray("entries");
        return new NeedLine(
                row.getLong("person_id"),
                row.getObject("ref", UUID.class),
                row.getString("full_name"),
                row.getString("born"),
                row.getLong("organisation_id"),
                row.getString("unit_name"),
                row.getString("post"),
                row.getString("planned_as"),
                row.getString("decisions"),
                stands,
                stands == Standing.NOMINATED ? NominationState.valueOf(detail).where() : detail,
                row.getObject("on_day", LocalDate.class),
                row.getInt("days"),
                entries == null ? List.of() : judged.of((Long[]) entries.getArray()));
    }

    private static final String BY_COMMUNE = """
        SELECT o.ref AS organisation_ref, coalesce(v.name, o.short_name) AS unit_name, g.planned, g.needed, g.trained, g.named
          FROM (SELECT j.organisation_id, count(*)::int AS planned, count(*) FILTER (WHERE j.standing = 'NEEDED')::int AS needed,
                       count(*) FILTER (WHERE j.standing = 'TRAINED')::int AS trained,
                       count(*) FILTER (WHERE j.standing IN ('NOMINATED', 'ON_ROSTER'))::int AS named
                  FROM judged j
                 WHERE j.standing <> 'REMOVED'
                 GROUP BY j.organisation_id) g
        """ + UNIT.replace("#", "g") + """
         ORDER BY coalesce(v.name, o.short_name) COLLATE "vi-x-icu", o.ref
        """;

    /** How many of each commune need it, by Vietnamese order. Numbers only. */
    List<NeedCount> byCommune(Judged judged) {
        return statement(BY_COMMUNE, judged).query(NeedCount.class).list();
    }

    /** @param opening of the class, today while it has no day @param map day whose map of organisations counts */
    record Days(LocalDate opening, LocalDate map) {
        static Days of(@Nullable LocalDate firstDay, LocalDate today) {
            return new Days(
                    firstDay == null ? today : firstDay,
                    firstDay != null && firstDay.isBefore(today) ? firstDay : today);
        }
    }

    private static final List<UUID> NOBODY = List.of(new UUID(0, 0));

    private JdbcClient.StatementSpec statement(String tail, Judged judged) {
        return jdbc.sql("WITH " + JUDGED + tail)
                .param("class", judged.id().value())
                .param("scope", judged.scope())
                .param("titles", judged.titles())
                .param("terms", judged.terms())
                .param("unfit", judged.unfit())
                .param("opening", judged.days().opening())
                .param("map", judged.days().map());
    }
}
