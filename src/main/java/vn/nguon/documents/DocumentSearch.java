package vn.nguon.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.web.SearchSource;
import vn.nguon.web.Vn;

/** Documents by number, abstract and issuer, each where the viewer meets it ({@link DocumentUse}); the latest first. One statement. */
@Component
class DocumentSearch implements SearchSource {
    private final JdbcClient jdbc;
    private final List<DocumentUse> uses;

    DocumentSearch(JdbcClient jdbc, List<DocumentUse> uses) {
        this.jdbc = jdbc;
        this.uses = List.copyOf(uses);
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String title() {
        return "Văn bản";
    }

    record Found(String number, LocalDate dated, String issuer, String about, String label, String href) {
        Hit hit() {
            return new Hit(
                    "%s ngày %s".formatted(number, Vn.date(dated)),
                    href,
                    Stream.of(issuer, about, label)
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining(" · ")));
        }
    }

    @Override
    public List<Hit> find(Viewer viewer, String words, int most) {
        // doors are made only for something that was found: of a nation they take longer than the search
        var sought = VietnameseText.prefixes(words);
        var used = uses.stream()
                .map(use -> use.of(viewer))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" UNION ALL "));
        if (sought.isEmpty() || used.isEmpty()) return List.of();
        return jdbc
                .sql("""
                        WITH found AS MATERIALIZED (
                            SELECT d.id FROM document d WHERE vn_terms(d.number || ' ' || d.abstract || ' ' || d.issuer_name) @@ to_tsquery('simple', :words)
                            UNION
                            SELECT d.id
                              FROM organisation_version v
                              JOIN document d ON d.issuer_id = v.organisation_id AND v.valid @> d.dated
                             WHERE vn_terms(v.name) @@ to_tsquery('simple', :words)),
                        scope AS MATERIALIZED (
                            SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v WHERE EXISTS (SELECT FROM found)),
                        open_class AS MATERIALIZED (
                            SELECT v AS id FROM visible_class(:viewer, CAST(:today AS date)) AS v WHERE EXISTS (SELECT FROM found)),
                        used AS (%s)
                        SELECT DISTINCT ON (d.dated, d.id) d.number, d.dated, coalesce(v.name, d.issuer_name) AS issuer, d.abstract AS about, u.label, u.href
                          FROM used u
                          JOIN document d ON d.id = u.document_id
                          LEFT JOIN organisation_version v ON v.organisation_id = d.issuer_id AND v.valid @> d.dated
                         ORDER BY d.dated DESC, d.id DESC, u.label
                         LIMIT :most
                        """.formatted(used))
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("words", sought)
                .param("most", most)
                .query(Found.class)
                .list()
                .stream()
                .map(Found::hit)
                .toList();
    }

    @Override
    public String key() {
        return "van-ban";
    }

    @Override
    public String more(String words) {
        return "";
    }
}
