package vn.nguon.papers;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Stale;

/** Rubrics of a class by kind of paper; a class that has set none for a kind marks by the template. */
@Component
class Rubrics {
    private final JdbcClient jdbc;

    Rubrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String OF = """
            SELECT DISTINCT ON (k.n) k.kind, r.names, r.maxima, r.class_id IS NOT NULL AS own, CASE WHEN r.class_id IS NULL THEN 0 ELSE r.version END AS version
              FROM unnest(CAST(:kinds AS text[])) WITH ORDINALITY AS k(kind, n)
              JOIN rubric r ON r.kind IN (k.kind, '') AND (r.class_id = :class OR r.class_id IS NULL)
             ORDER BY k.n, r.class_id NULLS LAST, r.kind DESC
            """;

    /** One for each kind, in the order asked. */
    Map<String, Rubric> of(ClassId id, List<String> kinds) {
        var all = new LinkedHashMap<String, Rubric>();
        jdbc.sql(OF)
                .param("kinds", kinds.toArray(String[]::new))
                .param("class", id.value())
                .query((row, _) -> rubric(row))
                .list()
                .forEach(rubric -> all.put(rubric.kind(), rubric));
        return all;
    }

    private static Rubric rubric(ResultSet row) throws SQLException {
        var names = (String[]) row.getArray("names").getArray();
        var maxima = (BigDecimal[]) row.getArray("maxima").getArray();
        var criteria = new ArrayList<Rubric.Criterion>();
        for (var n = 0; n < names.length; n++) criteria.add(new Rubric.Criterion(names[n], maxima[n]));
        return new Rubric(row.getString("kind"), criteria, row.getBoolean("own"), row.getInt("version"));
    }

    private static final String SET = """
            INSERT INTO rubric AS r (class_id, kind, names, maxima)
            VALUES (:class, :kind, :names, CAST(:maxima AS numeric[]))
                ON CONFLICT ON CONSTRAINT rubric_one
                DO UPDATE SET names = excluded.names, maxima = excluded.maxima, version = r.version + 1
                    WHERE r.version = :version
            """;

    /** @throws Stale if somebody else saved first */
    void set(ClassId id, Rubric rubric) {
        var rows = jdbc.sql(SET)
                .param("class", id.value())
                .param("kind", rubric.kind())
                .param(
                        "names",
                        rubric.criteria().stream().map(Rubric.Criterion::name).toArray(String[]::new))
                .param(
                        "maxima",
                        rubric.criteria().stream()
                                .map(one -> one.maximum().toPlainString())
                                .toArray(String[]::new))
                .param("version", rubric.version())
                .update();
        if (rows == 0) throw new Stale("Có người vừa đổi phiếu chấm này. Mở lại trang, xem thay đổi rồi lưu lại.");
    }
}
