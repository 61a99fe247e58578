package vn.nguon.credentials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.ClassId;

/**
 * Who is to get a credential of a class and what it will say: read from the decision in force, the roster and the map of
 * organisations on the day of issue.
 */
@Component
class Graduates {
    private final JdbcClient jdbc;

    Graduates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One person granted by the decision in force. */
    record Graduate(long enrolment, long decision, CredentialContent content) {}

    private static final String GRANTED = """
            SELECT f.enrolment_id, f.decision_id, f.band, f.final_mark, l.full_name, l.born, l.birth_year, l.post, l.unit_name,
                   c.code, c.public_name, c.first_day, c.last_day,
                   coalesce((SELECT sum(i.periods) FROM programme_item i WHERE i.programme_id = c.programme_id AND i.kind = 'TOPIC'), 0) AS periods,
                   d.number AS decision, f.decided_on, v.name AS issuer, v.form, coalesce(s.name, '') AS superior
              FROM result_in_force f
              JOIN roster_line l ON l.enrolment_id = f.enrolment_id
              JOIN training_class c ON c.id = f.class_id
              JOIN document d ON d.id = f.document_id
              JOIN register g ON g.id = :register
              JOIN organisation_version v ON v.organisation_id = g.organisation_id AND v.valid @> CAST(:day AS date)
              LEFT JOIN organisation_version w ON w.organisation_id = v.superior_id AND w.valid @> CAST(:day AS date)
              LEFT JOIN organisation_version s
                     ON s.organisation_id = CASE WHEN acts_for_superior(v.kind) THEN w.superior_id ELSE v.superior_id END
                    AND s.valid @> CAST(:day AS date)
             WHERE f.class_id = :class
               AND f.kind = g.kind
               AND f.granted
            """;

    private static final String PENDING = GRANTED + """
               AND NOT EXISTS (SELECT FROM register_entry e WHERE e.register_id = g.id AND e.enrolment_id = f.enrolment_id)
             ORDER BY l.given_name COLLATE "vi-x-icu", l.full_name COLLATE "vi-x-icu", f.enrolment_id
            """;

    /** Everybody without an entry yet, in the order in which numbers are given: by given name. Empty when all have theirs. */
    List<Graduate> pending(ClassId of, CredentialKind kind, long register, LocalDate day, Signatory by) {
        return jdbc.sql(PENDING)
                .param("class", of.value())
                .param("register", register)
                .param("day", day)
                .query((row, _) -> graduate(row, kind, day, by))
                .list();
    }

    /** What one person's paper would say today; null when the decision in force does not grant it. */
    @Nullable
    Graduate one(ClassId of, CredentialKind kind, long register, long enrolment, LocalDate day, Signatory by) {
        return jdbc.sql(GRANTED + " AND f.enrolment_id = :enrolment")
                .param("class", of.value())
                .param("register", register)
                .param("day", day)
                .param("enrolment", enrolment)
                .query((row, _) -> graduate(row, kind, day, by))
                .optional()
                .orElse(null);
    }

    private static Graduate graduate(ResultSet row, CredentialKind kind, LocalDate day, Signatory by)
            throws SQLException {
        var born = row.getString("born");
        var year = row.getInt("birth_year");
        var mark = row.getBigDecimal("final_mark");
        var first = row.getObject("first_day", LocalDate.class);
        var last = row.getObject("last_day", LocalDate.class);
        return new Graduate(
                row.getLong("enrolment_id"),
                row.getLong("decision_id"),
                new CredentialContent(
                        kind,
                        CredentialLayouts.current(kind),
                        row.getString("issuer"),
                        row.getString("superior"),
                        row.getString("form").equals("STATE"),
                        row.getString("full_name"),
                        born == null ? "" : born,
                        year == 0 ? null : year,
                        holder(row.getString("post"), row.getString("unit_name")),
                        row.getString("code"),
                        row.getString("public_name"),
                        first == null ? day : first,
                        last == null ? day : last,
                        row.getInt("periods"),
                        row.getString("band"),
                        mark == null ? "" : mark.toPlainString().replace('.', ','),
                        row.getString("decision"),
                        row.getObject("decided_on", LocalDate.class),
                        by.place(),
                        day,
                        by.name(),
                        by.capacity(),
                        by.post()));
    }

    /** "Phó Chủ tịch UBND, xã Nga My": post as on the roster, then the unit unless the post names it already. */
    static String holder(String post, String unit) {
        if (post.isEmpty()) return unit;
        if (unit.isEmpty() || post.toLowerCase(Locale.of("vi")).contains(unit.toLowerCase(Locale.of("vi"))))
            return post;
        return post + ", " + lowerFirst(unit);
    }

    private static String lowerFirst(String unit) {
        return unit.startsWith("Xã ") || unit.startsWith("Thị trấn ") || unit.startsWith("Phường ")
                ? unit.substring(0, 1).toLowerCase(Locale.of("vi")) + unit.substring(1)
                : unit;
    }
}
