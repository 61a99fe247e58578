package vn.nguon.news;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What anybody may read: current versions of published stories and their pictures. Nothing of drafts, of earlier versions, of withdrawn ones. */
@Component
class PublicStories {
    private final JdbcClient jdbc;

    PublicStories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of the list. */
    record Line(
            UUID ref,
            String slug,
            String title,
            String lead,
            String category,
            String bylinePerson,
            String bylineBody,
            Instant publishedAt,
            Instant updatedAt) {}

    private static final String LINES = """
            SELECT ref, slug, title, lead, category, byline_person, byline_body, published_at, updated_at
              FROM published_story
             WHERE state = 'PUBLISHED'
            """;

    /** One page, the latest published first. */
    @Transactional(readOnly = true)
    List<Line> page(int offset, int size) {
        return jdbc.sql(LINES + " ORDER BY published_at DESC, story_id DESC LIMIT :size OFFSET :offset")
                .param("size", size)
                .param("offset", offset)
                .query(Line.class)
                .list();
    }

    /** For the feed: the latest published or corrected first. */
    @Transactional(readOnly = true)
    List<Line> latest(int most) {
        return jdbc.sql(LINES + " ORDER BY updated_at DESC, story_id DESC LIMIT :most")
                .param("most", most)
                .query(Line.class)
                .list();
    }

    @Transactional(readOnly = true)
    int count() {
        return jdbc.sql("SELECT count(*) FROM story WHERE state = 'PUBLISHED'")
                .query(Integer.class)
                .single();
    }

    /** @param withdrawnAt null while it is public */
    record One(
            long storyId,
            String slug,
            String state,
            @Nullable Instant withdrawnAt,
            String title,
            String lead,
            String body,
            String category,
            String bylinePerson,
            String bylineBody,
            Instant publishedAt) {}

    @Transactional(readOnly = true)
    Optional<One> find(String slug) {
        return jdbc.sql("""
                        SELECT story_id, slug, state, withdrawn_at, title, lead, body, category, byline_person, byline_body, published_at
                          FROM published_story
                         WHERE slug = :slug
                        """).param("slug", slug).query(One.class).optional();
    }

    /** What was corrected, in order. */
    record Correction(Instant at, String note) {}

    @Transactional(readOnly = true)
    List<Correction> corrections(One story) {
        return jdbc.sql(
                        "SELECT published_at AS at, note FROM story_version WHERE story_id = :story AND no > 1 ORDER BY no")
                .param("story", story.storyId())
                .query(Correction.class)
                .list();
    }

    /** A picture of a version. */
    record Photo(
            UUID ref,
            long fileId,
            int width,
            int height,
            long smallFileId,
            int smallWidth,
            String caption,
            String alternative,
            String credit) {}

    private static final String PHOTOS = """
            SELECT ref, file_id, width, height, small_file_id, small_width, caption, alternative, credit FROM published_story_photo
            """;

    @Transactional(readOnly = true)
    List<Photo> photos(One story) {
        return jdbc.sql(PHOTOS + " WHERE story_id = :story ORDER BY order_no, ref")
                .param("story", story.storyId())
                .query(Photo.class)
                .list();
    }

    /** A picture that a published story shows now. */
    @Transactional(readOnly = true)
    Optional<Photo> photo(UUID ref) {
        return jdbc.sql(PHOTOS + " WHERE ref = :ref")
                .param("ref", ref)
                .query(Photo.class)
                .optional();
    }
}
