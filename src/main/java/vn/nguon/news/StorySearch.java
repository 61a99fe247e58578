package vn.nguon.news;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.web.SearchSelect;
import vn.nguon.web.SearchSource.Hit;
import vn.nguon.web.Vn;

/** Published stories by title and lead, as they stand now: for everybody, as the public page is. The latest first. */
@Component
class StorySearch implements SearchSelect {

    @Override
    public int order() {
        return 70;
    }

    @Override
    public String title() {
        return "Tin bài";
    }

    @Override
    public String key() {
        return "tin";
    }

    @Override
    public String more(String words) {
        return "";
    }

    private static final String SELECT = """
            SELECT ARRAY[s.slug, s.title, s.category, s.byline_body, to_char(s.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')]
              FROM published_story s
             WHERE s.state = 'PUBLISHED'
               AND vn_terms(s.title || ' ' || s.lead) @@ to_tsquery('simple', :terms)
             ORDER BY s.published_at DESC, s.story_id DESC
             LIMIT :most
            """;

    @Override
    public Optional<String> select(Viewer viewer) {
        return Optional.of(SELECT);
    }

    @Override
    public Hit hit(List<String> columns) {
        return new Hit(
                columns.get(1),
                "/tin/" + columns.get(0),
                Stream.of(columns.get(2), columns.get(3), Vn.date(LocalDate.parse(columns.get(4))))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")));
    }
}
