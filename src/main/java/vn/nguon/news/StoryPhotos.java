package vn.nguon.news;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.files.FileStore;
import vn.nguon.files.PhotoFile;
import vn.nguon.files.StoredFile;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;

/** Captioned pictures of a story: uploaded and written anew without the camera's data, or chosen from the field study of the class. */
@Service
public class StoryPhotos {
    private final Stories stories;
    private final StoryReader reader;
    private final FileStore files;
    private final Rules rules;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final TransactionTemplate transaction;

    StoryPhotos(
            Stories stories,
            StoryReader reader,
            FileStore files,
            Rules rules,
            JdbcClient jdbc,
            Ids ids,
            PlatformTransactionManager transactions) {
        this.stories = stories;
        this.reader = reader;
        this.files = files;
        this.rules = rules;
        this.jdbc = jdbc;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param alternative what is to be seen, for those who do not see it @param credit who took it, may be empty */
    public record Text(String caption, String alternative, String credit) {}

    long maxBytes(LocalDate day) {
        return (long) rules.on("news.photo-max-megabytes", day).whole() << 20;
    }

    /**
     * Reads the picture outside of any transaction, keeps its two sizes, then the row.
     *
     * @param revision of the story that the viewer saw
     * @return its ref; refused with {@link Stories#STALE}, {@code tin-da-go}, {@code du-anh}, {@code anh-da-co}, or a code of {@link PhotoFile.Refused}
     */
    public Outcome<UUID> add(Viewer viewer, UUID story, int revision, byte[] bytes, Text text) {
        var seen = stories.find(viewer, story);
        var refusal = full(viewer, seen, revision);
        if (refusal != null) return new Outcome.Refused<>(refusal);
        var day = viewer.today();
        var limits = new PhotoFile.Limits(
                maxBytes(day),
                rules.on("news.photo-max-megapixels", day).whole() * 1_000_000L,
                rules.on("news.photo-long-side", day).whole());
        return switch (PhotoFile.of(bytes, limits)) {
            case PhotoFile.Refused(var code, var sentence) -> Outcome.refused(code, sentence);
            case PhotoFile.Sound sound -> keep(viewer, story, revision, sound, small(day, sound.jpeg()), text, null);
        };
    }

    private PhotoFile.Sound small(LocalDate day, byte[] jpeg) {
        return PhotoFile.smaller(jpeg, rules.on("news.photo-small-side", day).whole());
    }

    private @Nullable Refusal full(Viewer viewer, Story story, int revision) {
        var unwritable = Stories.unwritable(story, revision);
        if (unwritable.isPresent()) return unwritable.get();
        var most = rules.on("news.photos-a-story", viewer.today()).whole();
        return story.photos().size() < most
                ? null
                : new Refusal("du-anh", "Tin đã có %d ảnh. Bỏ bớt ảnh rồi thêm".formatted(most));
    }

    private static final String ADD = """
            INSERT INTO story_photo (ref, story_id, order_no, file_id, width, height, small_file_id, small_width, caption, alternative, credit, field_ref)
            SELECT :ref, :story, coalesce(max(p.order_no), 0) + 1, :file, :width, :height, :small, :small_width, :caption, :alternative, :credit, :field
              FROM story_photo p
             WHERE p.story_id = :story
            """;

    private Outcome<UUID> keep(
            Viewer viewer,
            UUID storyRef,
            int revision,
            PhotoFile.Sound sound,
            PhotoFile.Sound small,
            Text text,
            @Nullable UUID field) {
        var ref = ids.next();
        try {
            var outcome = transaction.<Outcome<UUID>>execute(_ -> {
                var story = reader.lock(viewer, storyRef);
                var refusal = full(viewer, story, revision);
                if (refusal != null) return new Outcome.Refused<UUID>(refusal);
                jdbc.sql(ADD)
                        .param("ref", ref)
                        .param("story", story.id())
                        .param("file", files.keep(sound.jpeg(), "image/jpeg").id())
                        .param("width", sound.width())
                        .param("height", sound.height())
                        .param("small", files.keep(small.jpeg(), "image/jpeg").id())
                        .param("small_width", small.width())
                        .param("caption", text.caption())
                        .param("alternative", text.alternative())
                        .param("credit", text.credit())
                        .param("field", field, java.sql.Types.OTHER)
                        .update();
                stories.changed(viewer, story, "Thêm ảnh: " + text.caption());
                return Outcome.done(ref);
            });
            return Objects.requireNonNull(outcome);
        } catch (DuplicateKeyException _) {
            return Outcome.refused("anh-da-co", "Tin đã có ảnh này. Chọn ảnh khác");
        }
    }

    /** A picture of the class's field study that may be shown outside of the class. @param taken in this story already */
    record FieldPhoto(
            UUID ref,
            String groupName,
            String siteName,
            long fileId,
            int width,
            int height,
            String caption,
            String alternative,
            boolean taken) {}

    private static final String FIELD = """
            SELECT f.ref, f.group_name, coalesce(f.site_name, '') AS site_name, f.file_id, f.width, f.height, f.caption, f.alternative,
                   EXISTS (SELECT FROM story_photo p WHERE p.story_id = :story AND p.field_ref = f.ref) AS taken
              FROM published_photo f
             WHERE f.class_id = :class
               AND f.class_id IN (SELECT visible_class(:viewer, CAST(:day AS date)))
             ORDER BY f.group_no, f.photo_id
             LIMIT 200
            """;

    /** Pictures to choose from; empty when the story tells of no class. */
    @Transactional(readOnly = true)
    List<FieldPhoto> choices(Viewer viewer, Story story) {
        Stories.must(viewer);
        var classId = story.classId();
        if (classId == null) return List.of();
        return jdbc.sql(FIELD)
                .param("story", story.id())
                .param("class", classId)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(FieldPhoto.class)
                .list();
    }

    /**
     * Takes one of {@link #choices} with its caption and alternative text; who may see it there no longer may not see it here either.
     *
     * @return refused as {@link #add}
     * @throws NotFound if it is none of the choices
     */
    public Outcome<UUID> choose(Viewer viewer, UUID story, int revision, UUID field) {
        var seen = stories.find(viewer, story);
        var chosen = choice(viewer, seen, field);
        var refusal = full(viewer, seen, revision);
        if (refusal != null) return new Outcome.Refused<>(refusal);
        var bytes = files.read(chosen.fileId());
        var credit = chosen.siteName().isEmpty()
                ? chosen.groupName()
                : "%s, thực tế tại %s".formatted(chosen.groupName(), chosen.siteName());
        return keep(
                viewer,
                story,
                revision,
                new PhotoFile.Sound(bytes, chosen.width(), chosen.height()),
                small(viewer.today(), bytes),
                new Text(chosen.caption(), chosen.alternative(), credit),
                field);
    }

    private FieldPhoto choice(Viewer viewer, Story story, UUID field) {
        return choices(viewer, story).stream()
                .filter(one -> one.ref().equals(field))
                .findFirst()
                .orElseThrow(() -> new NotFound("field photo " + field));
    }

    /**
     * Changes what goes with a picture, and its place.
     *
     * @param place 1 for the first
     * @return refused with {@link Stories#STALE} or {@code tin-da-go}
     */
    @Transactional
    public Outcome<UUID> write(Viewer viewer, UUID ref, int revision, UUID photo, Text text, int place) {
        Stories.must(viewer);
        var story = reader.lock(viewer, ref);
        var shown = held(story, photo);
        var refusal = Stories.unwritable(story, revision);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        jdbc.sql(
                        "UPDATE story_photo SET caption = :caption, alternative = :alternative, credit = :credit WHERE ref = :ref")
                .param("ref", photo)
                .param("caption", text.caption())
                .param("alternative", text.alternative())
                .param("credit", text.credit())
                .update();
        var order = new java.util.ArrayList<>(
                story.photos().stream().map(StoryPhoto::ref).toList());
        order.remove(shown.ref());
        order.add(Math.clamp(place - 1L, 0, order.size()), shown.ref());
        jdbc.sql("""
                        UPDATE story_photo p
                           SET order_no = o.no
                          FROM unnest(CAST(:order AS uuid[])) WITH ORDINALITY AS o (ref, no)
                         WHERE p.ref = o.ref
                        """).param("order", order.toArray(UUID[]::new)).update();
        stories.changed(viewer, story, "Sửa chú thích, thứ tự ảnh");
        return Outcome.done(photo);
    }

    /** @return refused with {@link Stories#STALE} or {@code tin-da-go} */
    @Transactional
    public Outcome<UUID> remove(Viewer viewer, UUID ref, int revision, UUID photo) {
        Stories.must(viewer);
        var story = reader.lock(viewer, ref);
        var shown = held(story, photo);
        var refusal = Stories.unwritable(story, revision);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        jdbc.sql("DELETE FROM story_photo WHERE ref = :ref").param("ref", photo).update();
        stories.changed(viewer, story, "Bỏ ảnh: " + shown.caption());
        return Outcome.done(photo);
    }

    private static StoryPhoto held(Story story, UUID photo) {
        return story.photos().stream()
                .filter(one -> one.ref().equals(photo))
                .findFirst()
                .orElseThrow(() -> new NotFound("photo " + photo));
    }

    /** Bytes to send. The caller closes the stream. */
    record Shown(StoredFile file, InputStream in) {}

    Shown shown(long file) {
        return new Shown(files.get(file), files.open(file));
    }

    /** A picture of the working copy. @throws NotFound if the story has none such, or the viewer no such story */
    @Transactional(readOnly = true)
    Shown open(Viewer viewer, UUID ref, UUID photo, boolean small) {
        var held = held(stories.find(viewer, ref), photo);
        return shown(small ? held.smallFileId() : held.fileId());
    }

    /** One of {@link #choices}. */
    @Transactional(readOnly = true)
    Shown openChoice(Viewer viewer, UUID ref, UUID field) {
        return shown(choice(viewer, stories.find(viewer, ref), field).fileId());
    }
}
