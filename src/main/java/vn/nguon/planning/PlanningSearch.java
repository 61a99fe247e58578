package vn.nguon.planning;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.nguon.planning.checks.Level;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;
import vn.nguon.web.SearchSelect;
import vn.nguon.web.SearchSource.Hit;

/**
 * Lists of planning, which are what rounds decide: by committee, level, term and year. Door: the committee. Their decisions are found among the
 * documents ({@link PlanningDocuments}), the people on them among the people.
 */
@Component
class PlanningSearch implements SearchSelect {

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String title() {
        return "Danh sách quy hoạch";
    }

    @Override
    public String key() {
        return "quy-hoach";
    }

    @Override
    public String more(String words) {
        return "";
    }

    private static final String SELECT = """
            SELECT ARRAY[r.ref::text, r.level, r.term, r.year::text, o.name, r.note]
              FROM planning_round r
             CROSS JOIN LATERAL (SELECT x.name FROM organisation_card x WHERE x.id = r.owner_id OFFSET 0) o
             WHERE (vn_terms(o.name || ' ' || r.note)
                    || CASE r.level WHEN 'PROVINCE' THEN tsvector 'danh sach quy hoach can bo cap tinh nhiem ky dot nam'
                                    WHEN 'DISTRICT' THEN tsvector 'danh sach quy hoach can bo cap huyen nhiem ky dot nam'
                                    ELSE tsvector 'danh sach quy hoach can bo cap xa nhiem ky dot nam' END
                    || array_to_tsvector(string_to_array(r.term, '-') || r.year::text)) @@ to_tsquery('simple', :terms)
               AND""" + OrganisationDoor.opens("r.owner_id", ":today") + """
             ORDER BY r.term DESC, r.year DESC, o.name COLLATE "vi-x-icu", r.level, r.id
             LIMIT :most
            """;

    @Override
    public Optional<String> select(Viewer viewer) {
        return viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER) ? Optional.of(SELECT) : Optional.empty();
    }

    @Override
    public Hit hit(List<String> columns) {
        var level = Level.valueOf(columns.get(1)).vietnamese().toLowerCase(java.util.Locale.ROOT);
        var note = columns.get(5);
        return new Hit(
                "Quy hoạch nhiệm kỳ %s, đợt %s".formatted(columns.get(2).replace('-', '–'), columns.get(3)),
                "/quy-hoach/dot/" + columns.get(0),
                "%s · %s%s".formatted(columns.get(4), level, note.isEmpty() ? "" : " · " + note));
    }
}
