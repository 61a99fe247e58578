package vn.nguon.news;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** Drafts that wait, corrections not published, and finished classes nobody wrote of, on the home page of the propaganda board. */
@Component
class StoriesOnHome implements HomePart {
    private static final int MOST = 8;

    private final JdbcClient jdbc;
    private final Rules rules;

    StoriesOnHome(JdbcClient jdbc, Rules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    private record Row(
            String kind, String text, String key, @Nullable Instant at) {}

    private static final String LINES = """
            (SELECT CASE s.state WHEN 'DRAFT' THEN 'DRAFT' ELSE 'PENDING' END AS kind, s.title AS text, s.ref::text AS key, s.changed_at AS at
               FROM story s
              WHERE s.organisation_id IN (SELECT story_desk(:viewer, CAST(:day AS date)))
                AND (s.state = 'DRAFT' OR s.state = 'PUBLISHED' AND s.published_revision <> s.revision)
              ORDER BY s.changed_at DESC, s.id DESC
              LIMIT :most)
            UNION ALL
            (SELECT 'CLASS', c.name, c.code, NULL
               FROM training_class c
              WHERE c.state = 'FINISHED'
                AND c.last_day > CAST(:since AS date)
                AND NOT EXISTS (SELECT FROM story s WHERE s.class_id = c.id AND s.state <> 'WITHDRAWN')
                AND c.id IN (SELECT visible_class(:viewer, CAST(:day AS date)))
              ORDER BY c.last_day DESC, c.id DESC
              LIMIT :most)
            """;

    @Override
    public int order() {
        return 95;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.is(Role.PROPAGANDA_BOARD)) return List.of();
        var months = rules.on("news.remind-months", viewer.today()).whole();
        var lines = jdbc
                .sql(LINES)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("since", viewer.today().minusMonths(months))
                .param("most", MOST)
                .query(Row.class)
                .list()
                .stream()
                .map(StoriesOnHome::line)
                .toList();
        return lines.isEmpty() ? List.of() : List.of(new HomeBlock.Lines("Tin bài", lines, null));
    }

    private static HomeBlock.Line line(Row row) {
        var at = row.at();
        if (at == null)
            return new HomeBlock.Line(
                    row.text(),
                    StoryPages.HOME + "/them?lop=" + row.key(),
                    row.key() + " đã kết thúc",
                    "due",
                    "Chưa có tin");
        return new HomeBlock.Line(
                row.text(),
                StoryPages.HOME + "/" + row.key(),
                "Sửa " + Vn.dateTime(at),
                "doing",
                row.kind().equals("DRAFT") ? "Bản nháp" : "Có sửa chưa đăng");
    }
}
