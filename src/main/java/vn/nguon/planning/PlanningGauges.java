package vn.nguon.planning;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.planning.checks.Level;
import vn.nguon.planning.checks.ShareRules;
import vn.nguon.rules.Rule;
import vn.nguon.rules.RuleSet;
import vn.nguon.rules.Rules;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * How far planning is from its quota and its shares, per organisation and per title: entries that stand today at organisations that the
 * viewer may look into. Persons are counted once however many titles they have; quotas come from the latest round of the term that has any.
 * Targets are those of the viewer's own province. Five statements, whatever the number of entries.
 */
@Service
public class PlanningGauges {

    private final JdbcClient jdbc;
    private final Rules rules;
    private final CheckRows checks;

    PlanningGauges(JdbcClient jdbc, Rules rules, CheckRows checks) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.checks = checks;
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
            Optional<Rule> women,
            Optional<Rule> young,
            Optional<Rule> minority,
            Optional<Rule> youngAge,
            RuleSet values) {}

    public record Gauges(Gauge whole, List<Gauge> rows, Targets targets) {
        public Gauges {
            rows = List.copyOf(rows);
        }
    }

    public enum By {
        ORGANISATION,
        TITLE
    }

    /** IS TRUE: the door is hashed once, not joined anew with each entry; how many stand is guessed far too low. */
    private static final String STANDING = """
            SELECT m.organisation_id, l.organisation_id AS written_id, l.title, l.term, l.round_id, l.person_id
              FROM planning_line l
             CROSS JOIN LATERAL (
                SELECT CASE WHEN CAST(:map AS date) IS NULL THEN l.organisation_id
                            ELSE organisation_on_map(l.organisation_id, CAST(:map AS date)) END AS organisation_id) m
             WHERE (l.organisation_id IN (SELECT visible_organisation(:viewer, :day))) IS TRUE
               AND l.removed_on IS NULL
               AND (:term = '' OR l.term = :term)
               AND (:title = '' OR l.title = :title)
               AND (:organisation::bigint IS NULL OR m.organisation_id = :organisation)
            """;

    private static final String COUNTS = """
            WITH standing AS (%s), counted AS (
                SELECT s.organisation_id, s.title, count(*) AS entries, count(DISTINCT p.one_id) AS people,
                       count(DISTINCT p.one_id) FILTER (WHERE p.sex = 'FEMALE') AS women,
                       count(DISTINCT p.one_id) FILTER (WHERE coalesce(p.birth_date, make_date(p.birth_year, 1, 1)) > :youngSince) AS young,
                       count(DISTINCT p.one_id) FILTER (WHERE f.ethnicity NOT IN ('', 'kinh', 'viet')) AS minority
                  FROM standing s
                  JOIN person_card p ON p.id = s.person_id
                 CROSS JOIN LATERAL (SELECT vn_fold(x.ethnicity) AS ethnicity FROM person_facts x WHERE x.person_id = s.person_id OFFSET 0) f
                 GROUP BY GROUPING SETS ((s.organisation_id), (s.title), ())
            )
            SELECT c.*, o.ref, o.name
              FROM counted c
              LEFT JOIN organisation_card o ON o.id = c.organisation_id
            """.formatted(STANDING);

    /** Of each organisation, title and term once: the organisation's own row first, then the latest round's. */
    private static final String QUOTAS = """
            WITH standing AS (%s), own AS (
                SELECT DISTINCT s.organisation_id, s.written_id, s.term, r.owner_id, r.level
                  FROM standing s
                  JOIN planning_round r ON r.id = s.round_id
            ), quota AS (
                SELECT DISTINCT ON (own.written_id, own.term, vn_fold(q.title)) own.organisation_id, own.written_id, own.term, q.title, q.quota
                  FROM own
                  JOIN planning_round r ON r.owner_id = own.owner_id AND r.level = own.level AND r.term = own.term
                  JOIN planning_quota_set q ON q.round_id = r.id AND (q.organisation_id IS NULL OR q.organisation_id = own.written_id)
                 WHERE :title = '' OR vn_fold(q.title) = vn_fold(:title)
                 ORDER BY own.written_id, own.term, vn_fold(q.title), r.year DESC, q.organisation_id NULLS LAST, q.id
            ), filled AS (
                SELECT s.written_id, s.term, vn_fold(s.title) AS title, count(*) AS people FROM standing s GROUP BY s.written_id, s.term, vn_fold(s.title)
            )
            SELECT q.organisation_id, q.title, sum(q.quota) AS quota, sum(coalesce(f.people, 0)) AS measured
              FROM quota q
              LEFT JOIN filled f ON f.written_id = q.written_id AND f.term = q.term AND f.title = vn_fold(q.title)
             GROUP BY GROUPING SETS ((q.organisation_id), (q.title), ())
            """.formatted(STANDING);

    /** Rows by name; titles in Vietnamese order. */
    @Transactional(readOnly = true)
    public Gauges gauges(Viewer viewer, Scope scope, By by) {
        var today = viewer.today();
        var home = checks.homeOf(viewer);
        var values = rules.set(today, checks.province(home, today));
        var age = values.find(ShareRules.youngKey(Level.COMMUNE));
        var counts = new ArrayList<Gauge>();
        var keys = new ArrayList<String>();
        var statement = jdbc.sql(COUNTS)
                .param("viewer", viewer.id().value())
                .param("day", today)
                .param("term", scope.term())
                .param("title", scope.title())
                .param("map", scope.map(), java.sql.Types.DATE)
                .param(
                        "organisation",
                        scope.organisation() == null
                                ? null
                                : scope.organisation().value(),
                        java.sql.Types.BIGINT)
                .param(
                        "youngSince",
                        age.map(rule -> today.minusYears(rule.whole())).orElse(today));
        statement.query((ResultSet row) -> {
            keys.add(key(row));
            var title = row.getString("title");
            counts.add(new Gauge(
                    row.getObject("ref", UUID.class),
                    title != null ? title : row.getString("name") == null ? "" : row.getString("name"),
                    row.getInt("entries"),
                    row.getInt("people"),
                    row.getInt("women"),
                    row.getInt("young"),
                    row.getInt("minority"),
                    0,
                    0));
        });
        var quotas = quotas(viewer, scope);
        var rows = new ArrayList<Gauge>();
        var whole = new Gauge(null, "", 0, 0, 0, 0, 0, 0, 0);
        for (var i = 0; i < counts.size(); i++) {
            var one = with(counts.get(i), quotas.getOrDefault(keys.get(i), new Quota(0, 0)));
            if (keys.get(i).equals("|")) whole = one;
            else if ((one.ref() == null) == (by == By.TITLE)) rows.add(one);
        }
        var order = VietnameseText.order();
        rows.sort((one, other) -> order.compare(one.name(), other.name()));
        return new Gauges(
                whole,
                rows,
                new Targets(
                        values.find("planning.share.women"),
                        values.find("planning.share.young"),
                        values.find("planning.share.minority"),
                        age,
                        values));
    }

    private record Quota(int quota, int measured) {}

    private Map<String, Quota> quotas(Viewer viewer, Scope scope) {
        var quotas = new HashMap<String, Quota>();
        jdbc.sql(QUOTAS)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("term", scope.term())
                .param("title", scope.title())
                .param("map", scope.map(), java.sql.Types.DATE)
                .param(
                        "organisation",
                        scope.organisation() == null
                                ? null
                                : scope.organisation().value(),
                        java.sql.Types.BIGINT)
                .query((ResultSet row) -> {
                    quotas.put(key(row), new Quota(row.getInt("quota"), row.getInt("measured")));
                });
        return quotas;
    }

    private static String key(ResultSet row) throws java.sql.SQLException {
        var organisation = row.getString("organisation_id");
        var title = row.getString("title");
        return "%s|%s"
                .formatted(organisation == null ? "" : organisation, title == null ? "" : VietnameseText.fold(title));
    }

    private static Gauge with(Gauge gauge, Quota quota) {
        return new Gauge(
                gauge.ref(),
                gauge.name(),
                gauge.entries(),
                gauge.people(),
                gauge.women(),
                gauge.young(),
                gauge.minority(),
                quota.quota(),
                quota.measured());
    }
}
