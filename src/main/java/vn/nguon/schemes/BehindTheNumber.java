package vn.nguon.schemes;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Viewer;

/** The people, classes or recommendations that a number is made of: the same SQL text that counted it, as far as the viewer may see whom it names. */
@Service
public class BehindTheNumber {
    private final JdbcClient jdbc;
    private final Measuring measuring;

    BehindTheNumber(JdbcClient jdbc, Measuring measuring) {
        this.jdbc = jdbc;
        this.measuring = measuring;
    }

    /** Which of the rows. */
    public enum Which {
        ALL,
        COUNTED,
        MISSING
    }

    /** @param address of the person's or class's page @param note why it counts, or what is known */
    public record Line(String address, String name, String about, boolean counted, String note) {}

    /** One page, how many there are, and the day as of which they are listed. */
    public record Lines(List<Line> lines, int total, LocalDate day) {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    record Target(
            String measure,
            long owner,
            LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    private static final String TARGET = """
            SELECT t.measure, s.owner_id AS owner, s.first_day, s.last_day
              FROM scheme_target t
              JOIN scheme s ON s.id = t.scheme_id
             WHERE t.ref = :ref
               AND s.owner_id IN (SELECT visible_organisation(:viewer, CAST(:today AS date)))
            """;

    private static final String PEOPLE = """
            SELECT '/can-bo/' || c.ref AS address, c.full_name AS name, coalesce(c.born, '') AS about, l.counted, coalesce(l.note, '') AS note,
                   count(*) OVER ()::int AS total
              FROM (%s) l
              JOIN person_card c ON c.id = l.id
             WHERE c.id IN (SELECT visible_person(:viewer, CAST(:today AS date)))
               AND (:which = 'ALL' OR l.counted = (:which = 'COUNTED'))
             ORDER BY c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", c.id
             LIMIT :limit OFFSET :offset
            """;

    private static final String CLASSES = """
            SELECT '/lop/' || k.code AS address, k.code AS name, k.name AS about, l.counted, l.note, count(*) OVER ()::int AS total
              FROM (%s) l
              JOIN training_class k ON k.id = l.id
             WHERE k.id IN (SELECT visible_class(:viewer, CAST(:today AS date)))
               AND (:which = 'ALL' OR l.counted = (:which = 'COUNTED'))
             ORDER BY k.last_day, k.code
             LIMIT :limit OFFSET :offset
            """;

    /** The door of the recommendation's own page for offices: a part in its class. */
    private static final String RECOMMENDATIONS = """
            SELECT '/kien-nghi/' || r.ref AS address, r.title AS name, o.short_name AS about, l.counted, l.note, count(*) OVER ()::int AS total
              FROM (%s) l
              JOIN published_recommendation r ON r.recommendation_id = l.id
              JOIN organisation_card o ON o.id = r.organisation_id
             WHERE r.class_id IN (SELECT p.class_id FROM class_part p WHERE p.organisation_id IN (SELECT visible_organisation(:viewer, CAST(:today AS date))))
               AND (:which = 'ALL' OR l.counted = (:which = 'COUNTED'))
             ORDER BY r.answer_by, r.class_id, r.no
             LIMIT :limit OFFSET :offset
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
     * Two statements, as of the end of the year or today.
     *
     * @throws NotFound when the target is not the viewer's to see, is entered by hand, or the year is not of the scheme or still to come
     */
    @Transactional(readOnly = true)
    Lines list(Viewer viewer, UUID ref, int year, Which which, int limit, int offset) {
        if (!Schemes.mayRead(viewer))
            throw new Forbidden("Tiến độ đề án, nghị quyết do Ban Tổ chức và người duyệt xem.");
        var target = jdbc.sql(TARGET)
                .param("ref", ref)
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
        var lines = jdbc.sql(lines(measure).formatted(measure.lines()))
                .params(measuring.parameters(target.owner(), span))
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("which", which.name())
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
        return new Lines(lines, total[0], span.day());
    }
}
