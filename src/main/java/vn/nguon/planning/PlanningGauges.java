package vn.nguon.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.CountedAhead;
import vn.nguon.planning.checks.Level;
import vn.nguon.planning.checks.ShareRules;
import vn.nguon.rules.Rule;
import vn.nguon.rules.Rules;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * How far planning is from its quota and its shares, per organisation and per title: entries that stand today at organisations that the
 * viewer may look into. Persons are counted once however many titles they have; quotas come from the latest round of the term that has any.
 * Targets are those of the viewer's own province.
 *
 * <p>The whole and the titles are counted ahead for whoever looks into many organisations ({@link CountedAhead}); rows of organisations are
 * counted as they are asked for, those of the page and no others. At most five statements, whatever the number of entries. Longer than most:
 * statements that count the same two ways are read side by side.
 */
@Service
public class PlanningGauges {

    private final JdbcClient jdbc;
    private final Rules rules;
    private final CheckRows checks;
    private final CountedAhead.Question<Cells> cells;

    PlanningGauges(JdbcClient jdbc, Rules rules, CheckRows checks, CountedAhead ahead) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.checks = checks;
        this.cells = ahead.question("planning-gauges", Cells.class, this::count);
    }

    /**
     * What is counted. "" and null mean any.
     *
     * @param map first day of the map by which organisations are counted, null for those that decisions name
     */
    public record Scope(
            String term,
            String title,
            @Nullable OrganisationId organisation,
            @Nullable LocalDate map) {}

    /**
     * One row, or the whole.
     *
     * @param ref of the organisation, null in rows by title and in the whole
     * @param name of organisation or title
     * @param quota 0 when none is set
     * @param measured entries of the titles that have a quota: what is measured against it
     */
    public record Gauge(
            @Nullable UUID ref,
            String name,
            int entries,
            int people,
            int women,
            int young,
            int minority,
            int quota,
            int measured) {}

    /** Targets of the shares today, empty where none is set. @param youngAge below it somebody is young */
    public record Targets(
            Optional<Rule> women, Optional<Rule> young, Optional<Rule> minority, Optional<Rule> youngAge) {}

    /**
     * @param rows of the page
     * @param total rows there are @param beyond whether there are more than that: no more were counted
     * @param at when the whole was counted, null just now
     */
    public record Gauges(
            Gauge whole,
            List<Gauge> rows,
            int total,
            boolean beyond,
            Targets targets,
            @Nullable Instant at) {
        public Gauges {
            rows = List.copyOf(rows);
        }
    }

    public enum By {
        ORGANISATION,
        TITLE
    }

    // --- statements
    // --------------------------------------------------------------------------------------------------------

    /** Goes by the index of organisations: IS TRUE, else that of titles was read beside it. What the approving document is called is not asked. */
    private static final String STANDING = """
            standing AS MATERIALIZED (
                SELECT m.organisation_id, c.organisation_id AS written_id, c.title, c.term, c.round_id, c.person_id
                  FROM planning_course c
                 CROSS JOIN LATERAL (
                    SELECT CASE WHEN CAST(:map AS date) IS NULL THEN c.organisation_id
                                ELSE organisation_on_map(c.organisation_id, CAST(:map AS date)) END AS organisation_id) m
                 WHERE c.organisation_id = ANY (ARRAY(%s))
                   AND c.approved_on IS NOT NULL
                   AND c.ended_on IS NULL
                   AND (:term = '' OR c.term = :term) IS TRUE
                   AND (:title = '' OR c.title = :title) IS TRUE
            ), face AS (
                SELECT s.organisation_id, s.title, s.term, p.one_id, p.sex = 'FEMALE' AS woman,
                       coalesce(p.birth_date, make_date(p.birth_year, 1, 1)) > :youngSince AS young, f.ethnicity NOT IN ('', 'kinh', 'viet') AS minority
                  FROM standing s
                  JOIN person_card p ON p.id = s.person_id
                 CROSS JOIN LATERAL (SELECT vn_fold(x.ethnicity) AS ethnicity FROM person_facts x WHERE x.person_id = s.person_id OFFSET 0) f
            ),
            """;

    private static final String COUNTS = """
            count(*) AS entries, count(DISTINCT one_id) AS people, count(DISTINCT one_id) FILTER (WHERE woman) AS women,
                       count(DISTINCT one_id) FILTER (WHERE young) AS young, count(DISTINCT one_id) FILTER (WHERE minority) AS minority
            """;

    /** Of each organisation, title and term once: the organisation's own row first, then the latest round's. */
    private static final String QUOTAS = """
            own AS (
                SELECT DISTINCT s.organisation_id, s.written_id, s.term, r.owner_id, r.level
                  FROM standing s
                  JOIN planning_round r ON r.id = s.round_id
            ), quota AS MATERIALIZED (
                SELECT DISTINCT ON (own.written_id, own.term, vn_fold(q.title)) own.organisation_id, own.written_id, own.term, vn_fold(q.title) AS folded, q.quota
                  FROM own
                  JOIN planning_round r ON r.owner_id = own.owner_id AND r.level = own.level AND r.term = own.term
                  JOIN planning_quota_set q ON q.round_id = r.id AND (q.organisation_id IS NULL OR q.organisation_id = own.written_id)
                 WHERE :title = '' OR vn_fold(q.title) = vn_fold(:title)
                 ORDER BY own.written_id, own.term, vn_fold(q.title), r.year DESC, q.organisation_id NULLS LAST, q.id
            ), spelt AS MATERIALIZED (
                SELECT s.written_id, s.term, s.title, vn_fold(s.title) AS folded, count(*) AS people FROM standing s GROUP BY s.written_id, s.term, s.title
            ), measured AS (
                SELECT q.*, coalesce((SELECT sum(f.people) FROM spelt f WHERE f.written_id = q.written_id AND f.term = q.term AND f.folded = q.folded), 0) AS people
                  FROM quota q
            )
            """;

    private static final String LIVE = """
            , counted AS (
                SELECT organisation_id, title,
            """ + COUNTS + """
                  FROM face
                 GROUP BY GROUPING SETS ((organisation_id), (title), ())
            ), sums AS (
                SELECT organisation_id, folded, sum(quota) AS quota, sum(people) AS measured
                  FROM measured
                 GROUP BY GROUPING SETS ((organisation_id), (folded), ())
            )
            """;

    /** One organisation, whatever others became of it on the map. */
    private static final String OF_ONE = "WITH " + STANDING.formatted("""
                SELECT o FROM visible_organisation(:viewer, :day) AS o
                 WHERE CASE WHEN CAST(:map AS date) IS NULL THEN o ELSE organisation_on_map(o, CAST(:map AS date)) END = :organisation""") + QUOTAS + LIVE + """
            SELECT o.ref, coalesce(c.title, o.name, '') AS name, c.title IS NOT NULL AS titled, c.entries, c.people, c.women, c.young, c.minority,
                   coalesce(q.quota, 0) AS quota, coalesce(q.measured, 0) AS measured
              FROM counted c
              LEFT JOIN sums q ON q.organisation_id IS NOT DISTINCT FROM c.organisation_id AND q.folded IS NOT DISTINCT FROM vn_fold(c.title)
              LEFT JOIN LATERAL (SELECT x.ref, x.name FROM organisation_card x WHERE x.id = c.organisation_id OFFSET 0) o ON true
            """;

    /** Whether somebody stands planned at #. */
    private static final String HAS = """
            (SELECT true FROM planning_course c
              WHERE c.organisation_id = # AND c.approved_on IS NOT NULL AND c.ended_on IS NULL
                AND (:term = '' OR c.term = :term) IS TRUE AND (:title = '' OR c.title = :title) IS TRUE
              LIMIT 1)
            """;

    /** Organisations with their names: all that the viewer looks into, on whichever map. */
    private static final String OF_FEW = """
            found AS MATERIALIZED (
                SELECT p.id, p.written, o.ref, o.name
                  FROM (SELECT CASE WHEN CAST(:map AS date) IS NULL THEN s ELSE organisation_on_map(s, CAST(:map AS date)) END AS id, array_agg(s) AS written
                          FROM visible_organisation(:viewer, :day) AS s
                         WHERE
            """ + HAS.replace("#", "s") + """
                         GROUP BY 1) p
                  JOIN organisation_card o ON o.id = p.id
            )
            """;

    /** For who looks into a great many: along their last names in the order of the list, each asked for its door, no further than is counted. */
    private static final String OF_MANY = """
            found AS MATERIALIZED (
                SELECT v.organisation_id AS id, ARRAY[v.organisation_id] AS written, o.ref, v.name
                  FROM organisation_version v
                  JOIN organisation o ON o.id = v.organisation_id
                 WHERE NOT EXISTS (SELECT FROM organisation_version l WHERE l.organisation_id = v.organisation_id AND l.valid > v.valid)
                   AND (SELECT true FROM organisation_reach r
                         WHERE r.organisation_id = v.organisation_id
                           AND r.since <= CAST(:day AS date)
                           AND r.top_id = ANY (ARRAY(SELECT acting_organisation(:viewer, :day)))
                         LIMIT 1)
                   AND
            """ + HAS.replace("#", "v.organisation_id") + """
                 ORDER BY v.name COLLATE "vi-x-icu", v.organisation_id
                 LIMIT :most + 1
            )
            """;

    private static String page(String found) {
        return "WITH " + found + """
            , page AS MATERIALIZED (
                SELECT f.* FROM found f ORDER BY f.name COLLATE "vi-x-icu", f.id LIMIT :limit OFFSET :offset
            ),
            """ + STANDING.formatted("SELECT unnest(g.written) FROM page g") + QUOTAS + LIVE + """
            SELECT n.total, x.*
              FROM (SELECT count(*) AS total FROM found) n
              LEFT JOIN (
                   SELECT g.id, g.ref, g.name, c.entries, c.people, c.women, c.young, c.minority, coalesce(q.quota, 0) AS quota, coalesce(q.measured, 0) AS measured
                     FROM page g
                     JOIN counted c ON c.organisation_id = g.id
                     LEFT JOIN sums q ON q.organisation_id = g.id) x ON true
             ORDER BY x.name COLLATE "vi-x-icu", x.id
            """;
    }

    private static final String ORGANISATIONS_OF_FEW = page(OF_FEW);
    private static final String ORGANISATIONS_OF_MANY = page(OF_MANY);

    /**
     * The whole of every filter by term and title, "" for all. What the quotas come to depends on whether a title was asked for: then only where
     * somebody stands planned for it; as a row among titles wherever anybody does.
     */
    private static final String CELLS = "WITH "
            + STANDING.formatted("SELECT o FROM visible_organisation(:viewer, :day) AS o")
            + QUOTAS
            + """
            , counted AS (
                SELECT coalesce(term, '') AS term, coalesce(title, '') AS title,
            """ + COUNTS + """
                  FROM face
                 GROUP BY GROUPING SETS ((), (term), (title), (term, title))
            ), sums AS (
                SELECT coalesce(term, '') AS term, coalesce(folded, '') AS folded, sum(quota) AS quota, sum(people) AS measured
                  FROM measured
                 GROUP BY GROUPING SETS ((), (term), (folded), (term, folded))
            ), asked AS (
                SELECT coalesce(f.term, '') AS term, f.title, sum(q.quota) AS quota, sum(f.people) AS measured
                  FROM spelt f
                  JOIN quota q ON q.written_id = f.written_id AND q.term = f.term AND q.folded = f.folded
                 GROUP BY GROUPING SETS ((f.title), (f.term, f.title))
            )
            SELECT c.*, (SELECT count(*) FROM visible_organisation(:viewer, :day)) AS organisations, coalesce(s.quota, 0) AS quota, coalesce(s.measured, 0) AS measured, coalesce(a.quota, 0) AS asked_quota, coalesce(a.measured, 0) AS asked_measured
              FROM counted c
              LEFT JOIN sums s ON s.term = c.term AND s.folded = vn_fold(c.title)
              LEFT JOIN asked a ON a.term = c.term AND a.title = c.title
            """;

    // --- what is kept
    // --------------------------------------------------------------------------------------------------------

    /** @param row as a row among titles, or the whole when {@code title} is "" @param asked as the whole of those who asked for the title */
    record Cell(String term, String title, Gauge row, Gauge asked) {}

    /**
     * Every filter by term and title under which anybody stands planned.
     *
     * @param organisations that the viewer looks into @param targets of the day, by whose age the young were counted
     */
    record Cells(List<Cell> cells, int organisations, Targets targets) {
        static final Gauge NONE = new Gauge(null, "", 0, 0, 0, 0, 0, 0, 0);

        Gauge whole(Scope scope) {
            return cells.stream()
                    .filter(cell ->
                            cell.term().equals(scope.term()) && cell.title().equals(scope.title()))
                    .map(cell -> scope.title().isEmpty() ? cell.row() : cell.asked())
                    .findFirst()
                    .orElse(NONE);
        }

        List<Gauge> titles(Scope scope) {
            return cells.stream()
                    .filter(cell ->
                            cell.term().equals(scope.term()) && !cell.title().isEmpty())
                    .filter(cell -> scope.title().isEmpty() || cell.title().equals(scope.title()))
                    .map(Cell::row)
                    .toList();
        }
    }

    private Cells count(Viewer viewer) {
        var targets = targets(viewer);
        var organisations = new int[1];
        var counted = bind(jdbc.sql(CELLS), viewer, new Scope("", "", null, null), targets)
                .query((row, _) -> {
                    organisations[0] = row.getInt("organisations");
                    var title = row.getString("title");
                    return new Cell(
                            row.getString("term"),
                            title,
                            gauge(row, null, title, row.getInt("quota"), row.getInt("measured")),
                            gauge(row, null, "", row.getInt("asked_quota"), row.getInt("asked_measured")));
                })
                .list();
        return new Cells(counted, organisations[0], targets);
    }

    // --- asking
    // --------------------------------------------------------------------------------------------------------------

    /** So many organisations are counted and sorted; of more no further than they are shown. */
    private static final int MANY = 200;

    /** One page of rows by name. Titles are few: all of them, in Vietnamese order. */
    @Transactional(readOnly = true)
    public Gauges gauges(Viewer viewer, Scope scope, By by, int limit, int offset) {
        if (scope.organisation() != null) return ofOne(viewer, scope, by, targets(viewer));
        var answer = cells.of(viewer);
        var targets = answer.value().targets();
        var whole = answer.value().whole(scope);
        if (by == By.TITLE) {
            var titles = sorted(answer.value().titles(scope));
            return new Gauges(whole, titles, titles.size(), false, targets, answer.at());
        }
        var walked = scope.map() == null && answer.value().organisations() > MANY;
        var found = organisations(viewer, scope, targets, walked, limit, offset);
        return new Gauges(whole, found.rows(), found.total(), found.beyond(), targets, answer.at());
    }

    /** Has the whole and the titles counted anew, behind the page. @return false when every page counts them anyway */
    public boolean countAgain(Viewer viewer) {
        return cells.again(viewer);
    }

    /** One page of organisations. @param beyond whether there are more than {@code total} */
    record Rows(List<Gauge> rows, int total, boolean beyond) {}

    /** @param walked along the names of all organisations, which knows no map; the same rows come out */
    Rows organisations(Viewer viewer, Scope scope, Targets targets, boolean walked, int limit, int offset) {
        var most = Math.max(MANY, offset + limit);
        var rows = new ArrayList<Gauge>();
        var total = new int[1];
        bind(jdbc.sql(walked ? ORGANISATIONS_OF_MANY : ORGANISATIONS_OF_FEW), viewer, scope, targets)
                .param("most", most)
                .param("limit", limit)
                .param("offset", offset)
                .query((ResultSet row) -> {
                    total[0] = row.getInt("total");
                    var ref = row.getObject("ref", UUID.class);
                    if (ref != null)
                        rows.add(gauge(row, ref, row.getString("name"), row.getInt("quota"), row.getInt("measured")));
                });
        var beyond = walked && total[0] > most;
        return new Rows(rows, beyond ? most : total[0], beyond);
    }

    private Gauges ofOne(Viewer viewer, Scope scope, By by, Targets targets) {
        var rows = new ArrayList<Gauge>();
        var wholes = new ArrayList<Gauge>();
        bind(jdbc.sql(OF_ONE), viewer, scope, targets).query((ResultSet row) -> {
            var ref = row.getObject("ref", UUID.class);
            var titled = row.getBoolean("titled");
            var one = gauge(row, ref, row.getString("name"), row.getInt("quota"), row.getInt("measured"));
            if (ref == null && !titled) wholes.add(one);
            else if (titled == (by == By.TITLE)) rows.add(one);
        });
        return new Gauges(wholes.getFirst(), sorted(rows), rows.size(), false, targets, null);
    }

    private static List<Gauge> sorted(List<Gauge> rows) {
        var order = VietnameseText.order();
        return rows.stream()
                .sorted((one, other) -> order.compare(one.name(), other.name()))
                .toList();
    }

    private Targets targets(Viewer viewer) {
        var today = viewer.today();
        var values = rules.set(today, checks.provinceOf(viewer));
        return new Targets(
                values.find("planning.share.women"),
                values.find("planning.share.young"),
                values.find("planning.share.minority"),
                values.find(ShareRules.youngKey(Level.COMMUNE)));
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Viewer viewer, Scope scope, Targets targets) {
        var today = viewer.today();
        var organisation = scope.organisation();
        return statement
                .param("viewer", viewer.id().value())
                .param("day", today)
                .param("term", scope.term())
                .param("title", scope.title())
                .param("map", scope.map(), Types.DATE)
                .param("organisation", organisation == null ? null : organisation.value(), Types.BIGINT)
                .param(
                        "youngSince",
                        targets.youngAge()
                                .map(rule -> today.minusYears(rule.whole()))
                                .orElse(today));
    }

    private static Gauge gauge(ResultSet row, @Nullable UUID ref, String name, int quota, int measured)
            throws SQLException {
        return new Gauge(
                ref,
                name,
                row.getInt("entries"),
                row.getInt("people"),
                row.getInt("women"),
                row.getInt("young"),
                row.getInt("minority"),
                quota,
                measured);
    }
}
