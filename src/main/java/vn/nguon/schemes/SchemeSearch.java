package vn.nguon.schemes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;
import vn.nguon.web.SearchSelect;
import vn.nguon.web.SearchSource.Hit;
import vn.nguon.web.Vn;

/** Schemes and resolutions by number or title, in the order of their list. */
@Component
class SchemeSearch implements SearchSelect {
    @Override
    public int order() {
        return 50;
    }

    @Override
    public String title() {
        return "Đề án, nghị quyết";
    }

    private static final String SELECT = """
            SELECT ARRAY[s.ref::text, d.number, d.dated::text, coalesce(nullif(d.abstract, ''), d.number)]
              FROM scheme s
              JOIN document d ON d.id = s.document_id
             WHERE vn_fold(d.number || ' ' || d.abstract) LIKE (SELECT '%' || vn_fold(:words) || '%')
               AND""" + OrganisationDoor.opens("s.owner_id", ":today") + """
             ORDER BY coalesce(s.last_day, 'infinity') DESC, s.first_day, s.id
             LIMIT :most
            """;

    @Override
    public Optional<String> select(Viewer viewer) {
        return Schemes.mayRead(viewer) ? Optional.of(SELECT) : Optional.empty();
    }

    @Override
    public Hit hit(List<String> columns) {
        return new Hit(
                "%s, %s".formatted(columns.get(1), Vn.date(LocalDate.parse(columns.get(2)))),
                SchemePages.HOME + "/" + columns.get(0),
                columns.get(3));
    }

    @Override
    public String key() {
        return "de-an";
    }

    @Override
    public String more(String words) {
        return "";
    }
}
