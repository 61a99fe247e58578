package vn.nguon.classes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.web.SearchSelect;
import vn.nguon.web.SearchSource.Hit;
import vn.nguon.web.Vn;

/** Classes by code or name, latest first. */
@Component
class ClassSearch implements SearchSelect {

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String title() {
        return "Lớp";
    }

    private static final String SELECT = """
            SELECT ARRAY[c.code, c.name, c.state, c.first_day::text, c.last_day::text]
              FROM training_class c
             WHERE c.called LIKE (SELECT '%' || vn_fold(:words) || '%')
               AND""" + ClassDoor.opens("c.id", ":today") + """
             ORDER BY c.first_day DESC NULLS FIRST, c.id DESC
             LIMIT :most
            """;

    @Override
    public Optional<String> select(Viewer viewer) {
        return Optional.of(SELECT);
    }

    @Override
    public Hit hit(List<String> columns) {
        var code = columns.get(0);
        var first = columns.get(3);
        var last = columns.get(4);
        var days = first.isEmpty() || last.isEmpty()
                ? ""
                : " · " + Vn.range(LocalDate.parse(first), LocalDate.parse(last));
        return new Hit(
                columns.get(1),
                "/lop/" + code,
                code + days + " · " + ClassState.valueOf(columns.get(2)).vietnamese());
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
