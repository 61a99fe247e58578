package vn.nguon.schemes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;

/** Schemes of organisations that the viewer may look into, with their targets and years. Two statements, however many there are. */
@Component
class SchemeReader {
    private static final int MOST = 100;

    private final JdbcClient jdbc;

    SchemeReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Schemes are few: each is asked for its door, where those of a nation were all read. */
    private static final String ROWS = """
            WITH seen AS (
                SELECT s.id, s.ref, s.owner_id, s.document_id, s.first_day, s.last_day, count(*) OVER ()::int AS total
                  FROM scheme s
                 WHERE (CAST(:ref AS uuid) IS NULL OR s.ref = CAST(:ref AS uuid))
                   AND""" + OrganisationDoor.opens("s.owner_id", ":today") + """
                 ORDER BY coalesce(s.last_day, 'infinity') DESC, s.first_day, s.id
                 LIMIT :most OFFSET :offset
            )
            SELECT s.id AS scheme, s.ref, d.number, d.dated, d.abstract AS title, d.classification, o.name AS owner, s.first_day, s.last_day,
                   t.id AS target, t.ref AS target_ref, t.name, t.measure, t.unit, t.ground, t.is_example AS example, t.baseline,
                   coalesce(e.reason, '') AS ended, s.total
              FROM seen s
              JOIN document d ON d.id = s.document_id
             CROSS JOIN LATERAL (SELECT c.name FROM organisation_card c WHERE c.id = s.owner_id OFFSET 0) o
              LEFT JOIN scheme_target t ON t.scheme_id = s.id
              LEFT JOIN scheme_target_end e ON e.target_id = t.id
             ORDER BY coalesce(s.last_day, 'infinity') DESC, s.first_day, s.id, (e.target_id IS NOT NULL), t.id
            """;

    /** A scheme beside one of its targets; the columns of the target are null when it has none. */
    record Row(
            long scheme,
            UUID ref,
            String number,
            LocalDate dated,
            String title,
            Classification classification,
            String owner,
            LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable Long target,
            @Nullable UUID targetRef,
            @Nullable String name,
            @Nullable String measure,
            @Nullable String unit,
            @Nullable String ground,
            @Nullable Boolean example,
            @Nullable BigDecimal baseline,
            String ended,
            int total) {}

    /** Of each target and year the level in force, the last count and the last value entered. */
    private static final String POINTS = """
            (SELECT DISTINCT ON (l.target_id, l.year) l.target_id AS target, l.year, 'LEVEL' AS kind, CAST(NULL AS date) AS day, l.level AS value,
                    0 AS counted, 0 AS total
               FROM scheme_level l WHERE l.target_id IN (:targets) ORDER BY l.target_id, l.year, l.id DESC)
            UNION ALL
            (SELECT DISTINCT ON (p.target_id, p.year) p.target_id, p.year, 'COUNT', p.day, 0, p.counted, p.total
               FROM scheme_progress p WHERE p.target_id IN (:targets) ORDER BY p.target_id, p.year, p.day DESC)
            UNION ALL
            (SELECT DISTINCT ON (v.target_id, extract(year FROM v.day)) v.target_id, extract(year FROM v.day)::int, 'VALUE', v.day, v.value, 0, 0
               FROM scheme_value v WHERE v.target_id IN (:targets) ORDER BY v.target_id, extract(year FROM v.day), v.day DESC, v.id DESC)
            """;

    record Point(
            long target, int year, String kind, @Nullable LocalDate day, BigDecimal value, int counted, int total) {}

    /** Those that are still open first. */
    List<Scheme> all(Viewer viewer) {
        return read(viewer, null, MOST, 0).schemes();
    }

    /** @param total how many there are, on all pages; 0 beyond the last one */
    record Page(List<Scheme> schemes, int total) {}

    /** Those that are still open first. */
    Page page(Viewer viewer, int limit, int offset) {
        return read(viewer, null, limit, offset);
    }

    List<Scheme> one(Viewer viewer, UUID ref) {
        return read(viewer, ref, 1, 0).schemes();
    }

    private Page read(Viewer viewer, @Nullable UUID ref, int limit, int offset) {
        var rows = jdbc.sql(ROWS)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("ref", ref == null ? null : ref.toString(), Types.VARCHAR)
                .param("most", limit)
                .param("offset", offset)
                .query(Row.class)
                .list();
        var points = points(rows);
        var schemes = new LinkedHashMap<Long, List<Row>>();
        for (var row : rows)
            schemes.computeIfAbsent(row.scheme(), _ -> new ArrayList<>()).add(row);
        return new Page(
                schemes.values().stream().map(of -> scheme(of, points)).toList(),
                rows.isEmpty() ? 0 : rows.getFirst().total());
    }

    private Map<Long, List<Point>> points(List<Row> rows) {
        var targets = new ArrayList<Long>();
        for (var row : rows) {
            var target = row.target();
            if (target != null) targets.add(target);
        }
        var points = new HashMap<Long, List<Point>>();
        if (!targets.isEmpty())
            jdbc.sql(POINTS)
                    .param("targets", targets)
                    .query(Point.class)
                    .list()
                    .forEach(point -> points.computeIfAbsent(point.target(), _ -> new ArrayList<>())
                            .add(point));
        return points;
    }

    private static Scheme scheme(List<Row> rows, Map<Long, List<Point>> points) {
        var head = rows.getFirst();
        var targets = new ArrayList<Scheme.Target>();
        for (var row : rows) {
            var target = row.target();
            if (target != null) targets.add(target(row, points.getOrDefault(target, List.of())));
        }
        return new Scheme(
                head.ref(),
                head.number(),
                head.dated(),
                head.title().isEmpty() ? head.number() : head.title(),
                head.owner(),
                head.classification(),
                head.firstDay(),
                head.lastDay(),
                targets);
    }

    private static Scheme.Target target(Row row, List<Point> points) {
        var measure = Measure.of(known(row.measure())).orElseThrow();
        var levels = new TreeMap<Integer, BigDecimal>();
        var reached = new HashMap<Integer, Point>();
        for (var point : points) {
            if (point.kind().equals("LEVEL")) levels.put(point.year(), point.value());
            else reached.put(point.year(), point);
        }
        var line = new StraightLine(measure.shape(), row.firstDay(), known(row.baseline()), levels);
        var years = new TreeSet<>(levels.keySet());
        years.addAll(reached.keySet());
        return new Scheme.Target(
                known(row.targetRef()),
                known(row.name()),
                measure,
                known(row.unit()),
                known(row.ground()),
                known(row.example()),
                row.ended(),
                years.stream()
                        .map(year -> progress(measure, year, levels.get(year), reached.get(year), line))
                        .toList());
    }

    private static Progress progress(
            Measure measure, int year, @Nullable BigDecimal level, @Nullable Point point, StraightLine line) {
        if (point == null || point.day() == null) return new Progress(measure, year, level, null, 0, 0, null, null);
        var day = point.day();
        return new Progress(
                measure,
                year,
                level,
                reached(measure, point),
                point.counted(),
                point.total(),
                day,
                line.on(day).orElse(null));
    }

    private static @Nullable BigDecimal reached(Measure measure, Point point) {
        return switch (measure.shape()) {
            case VALUE_ON_A_DAY -> point.value();
            case COUNT_OF_A_YEAR -> BigDecimal.valueOf(point.counted());
            case SHARE_ON_A_DAY, SHARE_OF_A_YEAR ->
                point.total() == 0
                        ? null
                        : BigDecimal.valueOf(point.counted() * 100L)
                                .divide(BigDecimal.valueOf(point.total()), 1, RoundingMode.HALF_UP);
        };
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
