package vn.nguon.classes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.web.SearchSource;
import vn.nguon.web.Vn;

/** Classes by code or name, latest first. */
@Component
class ClassSearch implements SearchSource {
    private final JdbcClient jdbc;

    ClassSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String title() {
        return "Lớp";
    }

    private static final String FOUND = """
            SELECT c.code, c.name, c.state, c.first_day, c.last_day
              FROM training_class c
             WHERE vn_fold(c.code || ' ' || c.name) LIKE '%' || vn_fold(:words) || '%'
               AND""" + ClassDoor.opens("c.id", ":day") + """
             ORDER BY c.first_day DESC NULLS FIRST, c.id DESC
             LIMIT :most
            """;

    record Found(
            String code,
            String name,
            ClassState state,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {
        Hit hit() {
            var days = firstDay == null || lastDay == null ? "" : " · " + Vn.range(firstDay, lastDay);
            return new Hit(name, "/lop/" + code, code + days + " · " + state.vietnamese());
        }
    }

    @Override
    public List<Hit> find(Viewer viewer, String words, int most) {
        var plain = words.replaceAll("[%_\\\\]", "").strip();
        if (plain.isEmpty()) return List.of();
        return jdbc
                .sql(FOUND)
                .param("words", plain)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("most", most)
                .query(Found.class)
                .list()
                .stream()
                .map(Found::hit)
                .toList();
    }

    @Override
    public String key() {
        return "lop";
    }

    @Override
    public String more(String words) {
        return "/lop?tim=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
