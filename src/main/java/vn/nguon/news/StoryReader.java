package vn.nguon.news;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/** Reads stories through the door of the boards that the viewer writes for (SQL function {@code story_desk}). */
@Component
class StoryReader {
    private final JdbcClient jdbc;

    StoryReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String ONE = """
            SELECT s.id, s.ref, s.organisation_id, o.name AS board, s.class_id, coalesce(c.code, '') AS class_code, coalesce(c.public_name, '') AS class_name,
                   s.state, s.title, s.lead, s.body, s.category, s.byline_person, s.byline_body, coalesce(s.slug, '') AS slug,
                   coalesce(s.current_no, 0) AS versions, s.published_revision IS DISTINCT FROM s.revision AS pending, s.revision, s.changed_at,
                   s.changed_by, s.withdrawn_at
              FROM story s
              JOIN organisation_card o ON o.id = s.organisation_id
              LEFT JOIN training_class c ON c.id = s.class_id
             WHERE s.ref = :ref
               AND s.organisation_id IN (SELECT story_desk(:viewer, CAST(:day AS date)))
            """;

    private static final String PHOTOS = """
            SELECT p.ref, p.order_no, p.file_id, p.width, p.height, p.small_file_id, p.small_width, p.caption, p.alternative, p.credit, p.field_ref,
                   p.field_ref IS NULL OR EXISTS (SELECT FROM published_photo f WHERE f.ref = p.field_ref) AS usable
              FROM story_photo p
             WHERE p.story_id = :story
             ORDER BY p.order_no, p.id
            """;

    /** With its pictures: two statements. @throws NotFound when there is none at the viewer's desks */
    Story find(Viewer viewer, UUID ref) {
        return find(viewer, ref, "");
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Story lock(Viewer viewer, UUID ref) {
        return find(viewer, ref, "FOR UPDATE OF s");
    }

    private Story find(Viewer viewer, UUID ref, String lock) {
        return jdbc.sql(ONE + lock)
                .param("ref", ref)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, _) -> story(row, photos(row.getLong("id"))))
                .optional()
                .orElseThrow(() -> new NotFound("story " + ref));
    }

    private List<StoryPhoto> photos(long story) {
        return jdbc.sql(PHOTOS).param("story", story).query(StoryPhoto.class).list();
    }

    private static Story story(ResultSet row, List<StoryPhoto> photos) throws SQLException {
        var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new Story(
                row.getLong("id"),
                row.getObject("ref", UUID.class),
                new OrganisationId(row.getLong("organisation_id")),
                row.getString("board"),
                row.getObject("class_id", Long.class),
                row.getString("class_code"),
                row.getString("class_name"),
                StoryState.valueOf(row.getString("state")),
                new StoryText(
                        row.getString("title"),
                        row.getString("lead"),
                        row.getString("body"),
                        row.getString("category"),
                        row.getString("byline_person"),
                        row.getString("byline_body")),
                row.getString("slug"),
                row.getInt("versions"),
                row.getBoolean("pending"),
                row.getInt("revision"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                withdrawn == null ? null : withdrawn.toInstant(),
                photos);
    }

    /** @param state name of a {@link StoryState}, empty for all @param sort one of the allowed words */
    record Wanted(String words, String state, String category, String sort, boolean descending, int offset, int size) {}

    /** @param pending a correction that is not published yet; for a draft false */
    record Line(
            UUID ref,
            String title,
            String category,
            StoryState state,
            int versions,
            boolean pending,
            String classCode,
            String board,
            Instant changedAt,
            String changedBy) {}

    private static final String FILTER = """
             WHERE s.organisation_id IN (SELECT story_desk(:viewer, CAST(:day AS date)))
               AND (:state = '' OR s.state = :state)
               AND (:category = '' OR s.category = :category)
               AND (:words = '' OR vn_fold(s.title) LIKE '%' || :words || '%' OR lower(coalesce(c.code, '')) = lower(:words))
            """;

    /** One page of the list. */
    List<Line> list(Viewer viewer, Wanted wanted) {
        var order = switch (wanted.sort()) {
            case "ten" -> "s.title COLLATE \"vi-x-icu\"";
            case "muc" -> "s.category COLLATE \"vi-x-icu\"";
            default -> "s.changed_at";
        };
        return jdbc.sql("""
                        SELECT s.ref, s.title, s.category, s.state, coalesce(s.current_no, 0) AS versions,
                               s.state = 'PUBLISHED' AND s.published_revision <> s.revision AS pending,
                               coalesce(c.code, '') AS class_code, o.short_name AS board, s.changed_at, s.changed_by
                          FROM story s
                          JOIN organisation_card o ON o.id = s.organisation_id
                          LEFT JOIN training_class c ON c.id = s.class_id
                        %s ORDER BY %s %s, s.id DESC
                         LIMIT :size OFFSET :offset
                        """.formatted(FILTER, order, wanted.descending() ? "DESC" : "ASC"))
                .params(params(viewer, wanted))
                .param("size", wanted.size())
                .param("offset", wanted.offset())
                .query(Line.class)
                .list();
    }

    int count(Viewer viewer, Wanted wanted) {
        return jdbc.sql("SELECT count(*) FROM story s LEFT JOIN training_class c ON c.id = s.class_id " + FILTER)
                .params(params(viewer, wanted))
                .query(Integer.class)
                .single();
    }

    private static java.util.Map<String, Object> params(Viewer viewer, Wanted wanted) {
        return java.util.Map.of(
                "viewer",
                viewer.id().value(),
                "day",
                viewer.today(),
                "state",
                wanted.state(),
                "category",
                wanted.category(),
                "words",
                VietnameseText.sought(wanted.words()));
    }

    private static final String BOARDS = """
            SELECT o.id, o.ref, o.name
              FROM grant_in_force g
              JOIN organisation_card o ON o.id = g.organisation_id
             WHERE g.account_id = :viewer
               AND g.role = 'PROPAGANDA_BOARD'
               AND g.valid @> CAST(:day AS date)
               AND (o.last_day IS NULL OR o.last_day >= CAST(:day AS date))
             ORDER BY o.name COLLATE "vi-x-icu", o.id
            """;

    private record BoardRow(long id, UUID ref, String name) {}

    /** Boards for which the viewer may begin a story; those that have ended begin nothing. */
    List<Board> boards(Viewer viewer) {
        return jdbc
                .sql(BOARDS)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(BoardRow.class)
                .list()
                .stream()
                .map(row -> new Board(new OrganisationId(row.id()), row.ref(), row.name()))
                .toList();
    }

    /** A class that a story may tell of. */
    record ClassChoice(String code, String publicName) {}

    private static final String CLASSES = """
            SELECT c.code, c.public_name
              FROM training_class c
             WHERE c.id IN (SELECT visible_class(:viewer, CAST(:day AS date)))
               AND c.state NOT IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'CANCELLED')
             ORDER BY c.first_day DESC NULLS LAST, c.id DESC
             LIMIT 200
            """;

    /** The latest two hundred that the viewer sees. */
    List<ClassChoice> classes(Viewer viewer) {
        return jdbc.sql(CLASSES)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(ClassChoice.class)
                .list();
    }

    /** One published version. @param note empty for the first */
    record Version(int no, String title, String note, int warned, Instant publishedAt, String actor) {}

    /** The latest first. */
    List<Version> versions(Story story) {
        return jdbc.sql(
                        "SELECT no, title, note, warned, published_at, actor FROM story_version WHERE story_id = :story ORDER BY no DESC")
                .param("story", story.id())
                .query(Version.class)
                .list();
    }
}
