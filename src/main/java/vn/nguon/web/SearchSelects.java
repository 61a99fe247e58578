package vn.nguon.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.web.SearchSource.Hit;

/** Asks several {@link SearchSelect}s in one statement. */
@Component
class SearchSelects {
    private final JdbcClient jdbc;

    SearchSelects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What each finds, in its order. One statement, or none. */
    Map<SearchSelect, List<Hit>> find(List<? extends SearchSelect> selects, Viewer viewer, String words, int most) {
        var found = new HashMap<SearchSelect, List<Hit>>();
        var plain = VietnameseText.clean(words.replaceAll("[%_\\\\]", " "));
        var terms = VietnameseText.prefixes(plain);
        if (terms.isEmpty()) return found;
        var branches = new ArrayList<String>();
        for (var n = 0; n < selects.size(); n++) {
            var source = n;
            selects.get(n)
                    .select(viewer)
                    .ifPresent(
                            sql -> branches.add("SELECT %d AS source, row_number() OVER () AS no, x.* FROM (%s) x (hit)"
                                    .formatted(source, sql)));
        }
        if (branches.isEmpty()) return found;
        jdbc.sql("SELECT source, hit FROM (" + String.join(" UNION ALL ", branches) + ") a ORDER BY source, no")
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("words", plain)
                .param("terms", terms)
                .param("most", most)
                .query((java.sql.ResultSet row) -> {
                    var source = selects.get(row.getInt("source"));
                    var columns = (String[]) row.getArray("hit").getArray();
                    found.computeIfAbsent(source, _ -> new ArrayList<>())
                            .add(source.hit(Arrays.stream(columns)
                                    .map(text -> Objects.requireNonNullElse(text, ""))
                                    .toList()));
                });
        return found;
    }
}
