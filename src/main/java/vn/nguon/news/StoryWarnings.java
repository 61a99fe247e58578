package vn.nguon.news;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;

/** Looks through everything of a story that readers would see. At most two statements. */
@Component
class StoryWarnings {
    private final JdbcClient jdbc;

    StoryWarnings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String WORDS = """
            SELECT DISTINCT text
              FROM story_word
             WHERE valid @> CAST(:day AS date)
               AND (organisation_id IS NULL OR organisation_id IN (SELECT story_desk(:viewer, CAST(:day AS date))))
             ORDER BY text
            """;

    /** Everybody who was ever on the roster: who left the class is no less a planned person. */
    private static final String NAMES = """
            SELECT DISTINCT full_name
              FROM roster_line
             WHERE class_id = :class
               AND class_id IN (SELECT visible_class(:viewer, CAST(:day AS date)))
             ORDER BY full_name
            """;

    /** Planning words of the day, as this board avoids them. */
    PhraseFinder words(Viewer viewer) {
        return new PhraseFinder(jdbc.sql(WORDS)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(String.class)
                .list());
    }

    Warnings of(Viewer viewer, Story story) {
        var classId = story.classId();
        var names = classId == null
                ? List.<String>of()
                : jdbc.sql(NAMES)
                        .param("class", classId)
                        .param("viewer", viewer.id().value())
                        .param("day", viewer.today())
                        .query(String.class)
                        .list();
        var texts = texts(story);
        return new Warnings(find(words(viewer), texts), find(new PhraseFinder(names), texts));
    }

    private static List<Warnings.Found> find(PhraseFinder finder, Map<String, String> texts) {
        var found = new ArrayList<Warnings.Found>();
        texts.forEach((where, text) -> found.addAll(finder.in(where, text)));
        return found;
    }

    private static Map<String, String> texts(Story story) {
        var texts = new LinkedHashMap<String, String>();
        var text = story.text();
        texts.put("Tiêu đề", text.title());
        texts.put("Sapô", text.lead());
        texts.put("Nội dung", text.body());
        texts.put("Chuyên mục", text.category());
        texts.put("Người viết", text.bylinePerson());
        texts.put("Cơ quan", text.bylineBody());
        var no = 0;
        for (var photo : story.photos()) {
            no++;
            texts.put("Ảnh %d, chú thích".formatted(no), photo.caption());
            texts.put("Ảnh %d, mô tả".formatted(no), photo.alternative());
            texts.put("Ảnh %d, nguồn ảnh".formatted(no), photo.credit());
        }
        return texts;
    }
}
