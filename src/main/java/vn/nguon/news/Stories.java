package vn.nguon.news;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Stories at the desk of the propaganda board: begun, written, published, corrected with a note, withdrawn. Only drafts are ever deleted; what was
 * published stays as its versions. Whoever is not of the board is told that there is no such story.
 */
@Service
public class Stories {
    /** Refusal of whoever wrote on an older revision. */
    static final String STALE = "da-co-nguoi-luu";

    private final StoryReader reader;
    private final StoryWarnings warnings;
    private final ProposedStory proposed;
    private final Classes classes;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Audit audit;

    Stories(
            StoryReader reader,
            StoryWarnings warnings,
            ProposedStory proposed,
            Classes classes,
            JdbcClient jdbc,
            Clock clock,
            Ids ids,
            Audit audit) {
        this.reader = reader;
        this.warnings = warnings;
        this.proposed = proposed;
        this.classes = classes;
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.audit = audit;
    }

    /** @throws NotFound when there is none at the viewer's desks */
    @Transactional(readOnly = true)
    public Story find(Viewer viewer, UUID ref) {
        must(viewer);
        return reader.find(viewer, ref);
    }

    /** What would be warned of if it were published now. */
    @Transactional(readOnly = true)
    public Warnings warnings(Viewer viewer, UUID ref) {
        return warnings.of(viewer, find(viewer, ref));
    }

    /**
     * A draft with a title and nothing else.
     *
     * @param board whose it is; null for the only one the viewer writes for
     * @param classCode the class it tells of, empty for none
     * @return its ref; refused with {@code chon-ban} when the viewer writes for several boards and named none
     * @throws NotFound if the viewer has no door to the class, or does not write for the board
     */
    @Transactional
    public Outcome<UUID> begin(Viewer viewer, @Nullable UUID board, String classCode, String title) {
        must(viewer);
        var head = classCode.isEmpty() ? null : classes.head(viewer, classCode);
        var desk = desk(viewer, board);
        if (desk.isEmpty()) return Outcome.refused("chon-ban", "Chọn ban đăng tin.");
        var text = new StoryText(title, "", "", "", viewer.name(), desk.get().name());
        return Outcome.done(insert(viewer, desk.get(), head, text, "Soạn tin mới"));
    }

    /**
     * A draft written from the facts of the class, for the board to rewrite. It holds no planning word and no trainee's name.
     *
     * @return as {@link #begin}
     */
    @Transactional
    public Outcome<UUID> propose(Viewer viewer, @Nullable UUID board, String classCode) {
        must(viewer);
        var head = classes.head(viewer, classCode);
        var desk = desk(viewer, board);
        if (desk.isEmpty()) return Outcome.refused("chon-ban", "Chọn ban đăng tin.");
        var text = proposed.of(viewer, head, desk.get().name());
        return Outcome.done(insert(viewer, desk.get(), head, text, "Soạn tin từ số liệu của lớp " + head.code()));
    }

    private Optional<Board> desk(Viewer viewer, @Nullable UUID wanted) {
        var boards = reader.boards(viewer);
        if (wanted == null) return boards.size() == 1 ? Optional.of(boards.getFirst()) : Optional.empty();
        return Optional.of(boards.stream()
                .filter(one -> one.ref().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("board " + wanted)));
    }

    private static final String INSERT = """
            INSERT INTO story (ref, organisation_id, class_id, title, lead, body, category, byline_person, byline_body, made_at, account_id, changed_at, changed_by)
            VALUES (:ref, :board, :class, :title, :lead, :body, :category, :person, :body_name, :at, :account, :at, :actor)
            RETURNING id
            """;

    private UUID insert(Viewer viewer, Board board, @Nullable ClassHead head, StoryText text, String sentence) {
        var ref = ids.next();
        var id = jdbc.sql(INSERT)
                .param("ref", ref)
                .param("board", board.id().value())
                .param("class", head == null ? null : head.id().value(), java.sql.Types.BIGINT)
                .params(written(text))
                .param("at", OffsetDateTime.now(clock))
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .query(Long.class)
                .single();
        audit.record(viewer, "BEGIN_STORY", "story", id, sentence, Map.of());
        return ref;
    }

    private static Map<String, Object> written(StoryText text) {
        return Map.of(
                "title",
                text.title(),
                "lead",
                text.lead(),
                "body",
                text.body(),
                "category",
                text.category(),
                "person",
                text.bylinePerson(),
                "body_name",
                text.bylineBody());
    }

    /**
     * Saves the working copy; what the public reads stays until it is published.
     *
     * @param classCode the class it tells of, empty for none
     * @param revision the one the viewer saw
     * @return refused with {@link #STALE} or {@code tin-da-go}
     */
    @Transactional
    public Outcome<UUID> write(Viewer viewer, UUID ref, String classCode, StoryText text, int revision) {
        must(viewer);
        var story = reader.lock(viewer, ref);
        var refusal = unwritable(story, revision);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        // A class that was chosen stays even where its door has shut since.
        Long classId = classCode.equals(story.classCode()) ? story.classId() : Long.valueOf(0);
        if (classId != null && classId == 0)
            classId = classCode.isEmpty()
                    ? null
                    : Long.valueOf(classes.head(viewer, classCode).id().value());
        jdbc.sql("""
                        UPDATE story
                           SET class_id = :class, title = :title, lead = :lead, body = :body, category = :category, byline_person = :person,
                               byline_body = :body_name
                         WHERE id = :id
                        """)
                .param("id", story.id())
                .param("class", classId, java.sql.Types.BIGINT)
                .params(written(text))
                .update();
        changed(viewer, story, "Sửa chữ");
        return Outcome.done(ref);
    }

    /** Counts the revision and says who changed what. In the caller's transaction. */
    void changed(Viewer viewer, Story story, String sentence) {
        jdbc.sql("UPDATE story SET revision = revision + 1, changed_at = :at, changed_by = :by WHERE id = :id")
                .param("id", story.id())
                .param("at", OffsetDateTime.now(clock))
                .param("by", viewer.name())
                .update();
        audit.record(viewer, "WRITE_STORY", "story", story.id(), sentence, Map.of());
    }

    /** Why a story may not be written to now. */
    static Optional<Refusal> unwritable(Story story, int revision) {
        if (story.state() == StoryState.WITHDRAWN)
            return Optional.of(new Refusal("tin-da-go", "Tin đã gỡ nên không sửa được nữa. Soạn tin mới nếu cần"));
        if (story.revision() != revision)
            return Optional.of(new Refusal(
                    STALE,
                    "%s vừa lưu tin này lúc %s. Xem bản vừa lưu rồi lưu lại"
                            .formatted(story.changedBy(), Vn.dateTime(story.changedAt()))));
        return Optional.empty();
    }

    /** @return refused with {@code da-dang} for what was ever published */
    @Transactional
    public Outcome<UUID> delete(Viewer viewer, UUID ref) {
        must(viewer);
        var story = reader.lock(viewer, ref);
        if (story.state() != StoryState.DRAFT)
            return Outcome.refused(
                    "da-dang", "Tin đã đăng thì không xóa được. Gỡ tin nếu không muốn để người đọc thấy");
        jdbc.sql("DELETE FROM story WHERE id = :id").param("id", story.id()).update();
        audit.record(
                viewer,
                "DELETE_STORY",
                "story",
                story.id(),
                "Xóa bản nháp",
                Map.of("title", story.text().title()));
        return Outcome.done(ref);
    }

    /**
     * Publishes the working copy: the first time, or as a correction.
     *
     * @param revision the one the viewer saw
     * @param note what was corrected, for readers; empty the first time
     * @param confirmed fingerprint of the warnings that the viewer confirmed; empty for none
     * @return refused with {@code tin-da-go}, {@link #STALE}, {@code chua-du} (something is missing), {@code anh-khong-con-dung-duoc}, {@code
     *     chua-sua-gi}, {@code thieu-ghi-chu}
     */
    @Transactional
    public Publishing publish(Viewer viewer, UUID ref, int revision, String note, String confirmed) {
        must(viewer);
        var story = reader.lock(viewer, ref);
        var refusal = unwritable(story, revision).or(() -> unready(story, note));
        if (refusal.isPresent()) return new Publishing.Refused(refusal.get());
        var found = warnings.of(viewer, story);
        if (!found.isEmpty() && !found.fingerprint().equals(confirmed)) return new Publishing.Unconfirmed(found);
        var no = story.versions() + 1;
        var slug = story.slug().isEmpty() ? slug(story.ref()) : story.slug();
        keep(viewer, story, no, no == 1 ? "" : note, found.count());
        jdbc.sql("""
                        UPDATE story
                           SET state = 'PUBLISHED', slug = :slug, current_no = :no, published_revision = revision
                         WHERE id = :id
                        """)
                .param("id", story.id())
                .param("slug", slug)
                .param("no", no)
                .update();
        var sentence = no == 1 ? "Đăng tin" : "Đăng bản sửa lần %d: %s".formatted(no - 1, note);
        audit.record(
                viewer,
                no == 1 ? "PUBLISH_STORY" : "CORRECT_STORY",
                "story",
                story.id(),
                found.isEmpty() ? sentence : sentence + ". Đã xác nhận %d chỗ hệ thống nhắc".formatted(found.count()),
                Map.of(
                        "words",
                        found.words().stream().map(Warnings.Found::written).toList(),
                        "names",
                        found.names().stream().map(Warnings.Found::written).toList()));
        return new Publishing.Published(slug, no);
    }

    private static Optional<Refusal> unready(Story story, String note) {
        var text = story.text();
        if (text.lead().isEmpty()
                || text.blocks().isEmpty()
                || text.category().isEmpty()
                || text.bylineBody().isEmpty())
            return Optional.of(new Refusal("chua-du", "Điền đủ sapô, nội dung, chuyên mục và cơ quan rồi đăng"));
        if (story.photos().stream().anyMatch(photo -> !photo.usable()))
            return Optional.of(new Refusal(
                    "anh-khong-con-dung-duoc",
                    "Có ảnh thực tế không còn được dùng: tổ đã bỏ ảnh. Bỏ ảnh đó khỏi tin rồi đăng"));
        if (story.state() == StoryState.PUBLISHED && !story.pending())
            return Optional.of(new Refusal("chua-sua-gi", "Tin chưa sửa gì từ lần đăng trước"));
        if (story.state() == StoryState.PUBLISHED && note.isEmpty())
            return Optional.of(new Refusal("thieu-ghi-chu", "Ghi đã sửa gì, người đọc sẽ thấy câu này"));
        return Optional.empty();
    }

    /** The day and the last six digits of the ref: says nothing of what the story is about. */
    private String slug(UUID ref) {
        var digits = ref.toString();
        return DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(clock))
                + "-"
                + digits.substring(digits.length() - 6);
    }

    private static final String KEEP = """
            WITH version AS (
                INSERT INTO story_version (story_id, no, title, lead, body, category, byline_person, byline_body, note, warned, published_at, account_id, actor)
                SELECT id, :no, title, lead, body, category, byline_person, byline_body, :note, :warned, :at, :account, :actor FROM story WHERE id = :id
                RETURNING id
            )
            INSERT INTO story_version_photo (version_id, order_no, ref, file_id, width, height, small_file_id, small_width, caption, alternative, credit, field_ref)
            SELECT v.id, row_number() OVER (ORDER BY p.order_no, p.id), p.ref, p.file_id, p.width, p.height, p.small_file_id, p.small_width, p.caption,
                   p.alternative, p.credit, p.field_ref
              FROM version v
              JOIN story_photo p ON p.story_id = :id
            """;

    private void keep(Viewer viewer, Story story, int no, String note, int warned) {
        jdbc.sql(KEEP)
                .param("id", story.id())
                .param("no", no)
                .param("note", note)
                .param("warned", warned)
                .param("at", OffsetDateTime.now(clock))
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .update();
    }

    /**
     * Takes a published story away from the public for good; its page says so, and nothing of its text.
     *
     * @param reason for the board's own record
     * @return refused with {@code chua-dang}, {@code tin-da-go}
     */
    @Transactional
    public Outcome<UUID> withdraw(Viewer viewer, UUID ref, String reason) {
        must(viewer);
        var story = reader.lock(viewer, ref);
        switch (story.state()) {
            case DRAFT -> {
                return Outcome.refused("chua-dang", "Tin chưa đăng nên không có gì để gỡ");
            }
            case WITHDRAWN -> {
                return Outcome.refused("tin-da-go", "Tin này đã gỡ rồi");
            }
            case PUBLISHED -> {}
        }
        jdbc.sql("UPDATE story SET state = 'WITHDRAWN', withdrawn_at = :at WHERE id = :id")
                .param("id", story.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
        audit.record(viewer, "WITHDRAW_STORY", "story", story.id(), "Gỡ tin: " + reason, Map.of());
        return Outcome.done(ref);
    }

    static void must(Viewer viewer) {
        if (!viewer.is(Role.PROPAGANDA_BOARD)) throw new Forbidden("Tin bài do Ban Tuyên giáo soạn và đăng.");
    }
}
