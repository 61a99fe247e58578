package vn.nguon.schemes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;

/**
 * The people, classes or recommendations that a number is made of: kept by the job that counted it ({@link Measuring}), so that the list is as
 * long as its number; shown as far as the viewer may see, today, whom it names.
 */
@Service
public class BehindTheNumber {
    private final JdbcClient jdbc;

    BehindTheNumber(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of the rows. */
    public enum Which {
        ALL,
        COUNTED,
        MISSING
    }

    /** @param address of the person's or class's page @param note why it counts, or what is known */
    public record Line(String address, String name, String about, boolean counted, String note) {}

    /**
     * One page.
     *
     * @param total how many the viewer may see, as far as they were counted
     * @param beyond whether there are more than {@code total}
     * @param day as of which they were counted, {@code at} when
     */
    public record Lines(
            List<Line> lines,
            int total,
            boolean beyond,
            LocalDate day,
            @Nullable Instant at) {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** No more are counted than that, and than what stands before the end of the page: the number itself stands above the list. */
    private static final int COUNTED = 200;

    record Target(
            long id,
            String measure,
            LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate day,
            @Nullable OffsetDateTime measuredAt) {}

    private static final String TARGET = """
            SELECT t.id, t.measure, s.first_day, s.last_day, p.day, p.measured_at
              FROM scheme_target t
              JOIN scheme s ON s.id = t.scheme_id
              LEFT JOIN LATERAL (SELECT p.day, p.measured_at FROM scheme_progress p
                                  WHERE p.target_id = t.id AND p.year = :year ORDER BY p.day DESC LIMIT 1) p ON true
             WHERE t.ref = :ref
               AND EXISTS (SELECT FROM acting_organisation(:viewer, CAST(:today AS date)) AS a (id)
                             JOIN organisation_reach r ON r.top_id = a.id AND r.organisation_id = s.owner_id AND r.since <= CAST(:today AS date))
            """;

    /** What was kept, part after part, through the door and no further than the page. */
    private static final String PAGE = """
            WITH found AS MATERIALIZED (
                SELECT k.part, m.place, m.id, m.counted, m.note
                  FROM scheme_counted k
                 CROSS JOIN LATERAL unnest(k.members, k.counted, k.notes) WITH ORDINALITY AS m (id, counted, note, place)
                 WHERE k.target_id = :target
                   AND k.year = :year
                   AND (:which = 'ALL' OR m.counted = (:which = 'COUNTED'))
                   AND %s
                 ORDER BY k.part, m.place
                 LIMIT greatest(:most, :offset + :limit) + 1
            ), page AS (
                SELECT f.*, (SELECT count(*)::int FROM found) AS total FROM found f ORDER BY f.part, f.place LIMIT :limit OFFSET :offset
            )
            """;

    /**
     * The first door: whoever is at an organisation within reach, under any of their files, and oneself. Asked from the person: left to the plan that
     * PostgreSQL keeps from the tenth asking on, all organisations within reach were tried for each person (1.5 million blocks, 2.4 s).
     */
    private static final String PEOPLE =
            PAGE.formatted("""
                   EXISTS (SELECT FROM files_of(m.id) AS f (id)
                            WHERE EXISTS (SELECT FROM (SELECT x.organisation_id FROM person_at x WHERE x.person_id = f.id OFFSET 0) w WHERE %s)
                               OR EXISTS (SELECT FROM person_account a WHERE a.person_id = f.id AND a.account_id = :viewer))
                """.formatted(OrganisationDoor.opens("w.organisation_id", ":today"))) + """
            SELECT '/can-bo/' || c.ref AS address, c.full_name AS name, coalesce(c.born, '') AS about, p.counted, p.note, p.total
              FROM page p
              JOIN person_card c ON c.id = p.id
             ORDER BY p.part, p.place
            """;

    private static final String CLASSES =
            PAGE.formatted("m.id IN (SELECT visible_class(:viewer, CAST(:today AS date)))") + """
            SELECT '/lop/' || k.code AS address, k.code AS name, k.name AS about, p.counted, p.note, p.total
              FROM page p
              JOIN training_class k ON k.id = p.id
             ORDER BY p.part, p.place
            """;

    /** The door of the recommendation's own page for offices: a part in its class. */
    private static final String RECOMMENDATIONS =
            PAGE.formatted("""
                   EXISTS (SELECT FROM published_recommendation x
                             JOIN class_part p ON p.class_id = x.class_id
                            WHERE x.recommendation_id = m.id AND %s)
                """.formatted(OrganisationDoor.opens("p.organisation_id", ":today"))) + """
            SELECT '/kien-nghi/' || r.ref AS address, r.title AS name, o.short_name AS about, p.counted, p.note, p.total
              FROM page p
              JOIN published_recommendation r ON r.recommendation_id = p.id
              JOIN organisation_card o ON o.id = r.organisation_id
             ORDER BY p.part, p.place
            """;

    private static String lines(Measure measure) {
        return switch (measure.subject()) {
            case PERSON -> PEOPLE;
            case CLASS -> CLASSES;
            case RECOMMENDATION -> RECOMMENDATIONS;
            case NOTHING -> throw new NotFound("nothing stands behind " + measure);
        };
    }

    /**
     * Two statements, as of the end of the year or the last day counted; nothing before the first count.
     *
     * @throws NotFound when the target is not the viewer's to see, is entered by hand, or the year is not of the scheme or still to come
     */
    @Transactional(readOnly = true)
    Lines list(Viewer viewer, UUID ref, int year, Which which, int limit, int offset) {
        if (!Schemes.mayRead(viewer))
            throw new Forbidden("Tiến độ đề án, nghị quyết do Ban Tổ chức và người duyệt xem.");
        var target = jdbc.sql(TARGET)
                .param("ref", ref)
                .param("year", year)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(Target.class)
                .optional()
                .orElseThrow(() -> new NotFound("target " + ref));
        var measure = Measure.of(target.measure()).orElseThrow();
        var span = YearSpan.of(year, target.firstDay(), target.lastDay(), viewer.today());
        if (measure.subject() == Measure.Subject.NOTHING || span.day().isBefore(span.from()))
            throw new NotFound("nothing counted in " + year);
        var total = new int[1];
        var lines = jdbc.sql(lines(measure))
                .param("target", target.id())
                .param("year", year)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("which", which.name())
                .param("most", COUNTED)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> {
                    total[0] = row.getInt("total");
                    return new Line(
                            row.getString("address"),
                            row.getString("name"),
                            row.getString("about"),
                            row.getBoolean("counted"),
                            row.getString("note"));
                })
                .list();
        var known = Math.max(COUNTED, offset + limit);
        var day = target.day();
        var at = target.measuredAt();
        return new Lines(
                lines,
                Math.min(total[0], known),
                total[0] > known,
                day == null ? span.day() : day,
                at == null ? null : at.toInstant());
    }
}
