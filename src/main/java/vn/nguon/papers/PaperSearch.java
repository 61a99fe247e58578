package vn.nguon.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.web.SearchSource;

/**
 * Papers by what they are about: those of the library, one's own, those that one sees by name ({@link PaperRights}), and those that one
 * marks by number, whose name stays hidden. Never by whose they are: a marker would learn it from finding one. Two statements.
 */
@Component
class PaperSearch implements SearchSource {
    private final JdbcClient jdbc;
    private final PaperLibrary library;

    PaperSearch(JdbcClient jdbc, PaperLibrary library) {
        this.jdbc = jdbc;
        this.library = library;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String title() {
        return "Thu hoạch";
    }

    private static final String FIND = """
            WITH found AS MATERIALIZED (SELECT p.id FROM paper p WHERE vn_terms(p.topic) @@ to_tsquery('simple', :words)),
            acts AS MATERIALIZED (
                SELECT c.class_id, c.person_id, c.capacity FROM person_account a JOIN class_person c ON c.person_id = a.person_id WHERE a.account_id = :viewer),
            offices AS MATERIALIZED (
                SELECT DISTINCT p.class_id FROM class_part p
                 WHERE :office
                   AND p.organisation_id IN (SELECT visible_organisation(:viewer, CAST(:today AS date)))
                   AND p.class_id NOT IN (SELECT class_id FROM acts))
            SELECT p.topic, p.kind, k.code, x.href, x.who, p.id
              FROM found f
              JOIN paper p ON p.id = f.id
              JOIN enrolment e ON e.id = p.enrolment_id AND e.state = 'ACTIVE'
              JOIN training_class k ON k.id = e.class_id
              LEFT JOIN paper_setting s ON s.class_id = k.id
             CROSS JOIN LATERAL (
                   SELECT '/bai-nop/' || k.code AS href, 'Bài của bạn' AS who, 1 AS place
                    WHERE :trainee AND EXISTS (SELECT FROM acts a WHERE a.person_id = e.person_id AND a.class_id = k.id)
                   UNION ALL
                   SELECT '/bai-nop/tep/' || p.ref || '/bia', c.full_name || ', ' || e.unit_name, 2
                     FROM person_card c
                    WHERE c.id = e.person_id
                      AND (k.id IN (SELECT class_id FROM offices)
                           OR :supervisor AND EXISTS (SELECT FROM acts a WHERE a.class_id = k.id AND a.capacity = 'SUPERVISOR')
                           OR :lecturer AND EXISTS (SELECT FROM acts a WHERE a.class_id = k.id AND a.capacity = 'MARKER')
                              AND (coalesce(s.marking, 'OPEN') = 'OPEN' OR s.released_at IS NOT NULL))
                   UNION ALL
                   SELECT '/cham/' || k.code || '/' || n.no, 'Bài số ' || n.no, 3
                     FROM paper_number n
                     JOIN marking m ON m.paper_id = n.paper_id
                    WHERE :lecturer AND n.paper_id = p.id AND s.shows_commune AND s.marking <> 'OPEN' AND s.released_at IS NULL
                      AND m.marker_id IN (SELECT a.person_id FROM acts a WHERE a.class_id = k.id AND a.capacity = 'MARKER')
                   ORDER BY 3 LIMIT 1) x
             ORDER BY k.first_day DESC NULLS LAST, p.id DESC
             LIMIT :most
            """;

    record Found(String topic, String kind, String code, String href, String who) {
        Hit hit() {
            return new Hit(topic, href, "%s · lớp %s · %s".formatted(kind, code, who));
        }
    }

    @Override
    public List<Hit> find(Viewer viewer, String words, int most) {
        var sought = VietnameseText.prefixes(words);
        if (sought.isEmpty()) return List.of();
        var hits = new ArrayList<Hit>();
        if (viewer.isAny(Role.TRAINEE, Role.LECTURER, Role.SCHOOL, Role.CENTRE))
            library.titled(viewer, sought, most).forEach(one -> hits.add(inLibrary(one)));
        jdbc.sql(FIND)
                .param("words", sought)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("office", viewer.isAny(Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER))
                .param("trainee", viewer.is(Role.TRAINEE))
                .param("supervisor", viewer.is(Role.SUPERVISOR))
                .param("lecturer", viewer.is(Role.LECTURER))
                .param("most", most)
                .query(Found.class)
                .list()
                .forEach(one -> hits.add(one.hit()));
        return hits.subList(0, Math.min(most, hits.size()));
    }

    private static Hit inLibrary(PaperLibrary.Found one) {
        var author = one.author() == null ? "" : one.author();
        return new Hit(
                one.title(),
                "/kho-bai/" + one.ref(),
                Stream.of("Kho bài hay", one.kind(), one.commune(), author)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")));
    }

    @Override
    public String key() {
        return "thu-hoach";
    }

    @Override
    public String more(String words) {
        return "";
    }
}
