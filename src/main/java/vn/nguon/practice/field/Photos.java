package vn.nguon.practice.field;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.audit.Audit;
import vn.nguon.files.FileStore;
import vn.nguon.files.PhotoFile;
import vn.nguon.files.StoredFile;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;

/** Pictures of a visit (ảnh thực tế): kept without any data of the camera, seen by those who may read the group. */
@Service
public class Photos {
    private final FieldStudies studies;
    private final FileStore files;
    private final Rules rules;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Photos(
            FieldStudies studies,
            FileStore files,
            Rules rules,
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.studies = studies;
        this.files = files;
        this.rules = rules;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** As shown. @param consent who agreed, in words */
    record Photo(
            UUID ref,
            int width,
            int height,
            String caption,
            String alternative,
            PhotoConsent consent,
            String consentNote,
            String actor) {}

    /** In the order in which they came. */
    List<Photo> of(FieldGroup group) {
        return jdbc.sql("""
                SELECT ref, width, height, caption, alternative, consent, consent_note, actor FROM field_photo WHERE group_id = :group ORDER BY id
                """).param("group", group.id()).query(Photo.class).list();
    }

    PhotoFile.Limits limits(LocalDate day) {
        return new PhotoFile.Limits(
                (long) rules.on("practice.photo-max-megabytes", day).whole() << 20,
                rules.on("practice.photo-max-megapixels", day).whole() * 1_000_000L,
                rules.on("practice.photo-long-side", day).whole());
    }

    private static final String ADD = """
            INSERT INTO field_photo (ref, group_id, file_id, width, height, caption, alternative, consent, consent_note, added_at, account_id, actor)
            VALUES (:ref, :group, :file, :width, :height, :caption, :alternative, :consent, :note, :at, :account, :actor)
            """;

    /**
     * Reads the picture, keeps its new bytes, then the row. Not one transaction on purpose: nothing slow runs inside the row's.
     *
     * @return its ref; refused with {@code lop-da-ket-thuc}, {@code du-anh}, {@code thieu-nguoi-dong-y}, {@code anh-da-co}, or a code of
     *     {@link PhotoFile.Refused}: {@code tep-trong}, {@code anh-nang}, {@code anh-heic}, {@code khong-phai-anh}, {@code anh-qua-lon}, {@code anh-hong}
     * @throws NotFound if the viewer may not read the group
     * @throws vn.nguon.shared.Forbidden if the viewer may only read it
     */
    public Outcome<UUID> add(Viewer viewer, String code, UUID group, byte[] bytes, PhotoText text) {
        var desk = studies.writing(viewer, code, group);
        var closed = FieldStudies.closed(desk.head());
        if (closed != null) return new Outcome.Refused<>(closed);
        var most = rules.on("practice.photos-a-group", viewer.today()).whole();
        if (desk.group().photos() >= most)
            return Outcome.refused("du-anh", "Tổ đã có %d ảnh. Bỏ bớt ảnh rồi thêm".formatted(most));
        if (text.consent() == PhotoConsent.GIVEN && text.consentNote().isEmpty())
            return Outcome.refused("thieu-nguoi-dong-y", "Ghi ai đã hỏi và ai đồng ý");
        return switch (PhotoFile.of(bytes, limits(viewer.today()))) {
            case PhotoFile.Refused(var why, var sentence) -> Outcome.refused(why, sentence);
            case PhotoFile.Sound sound -> keep(viewer, desk, sound, text);
        };
    }

    private Outcome<UUID> keep(Viewer viewer, FieldStudies.Desk desk, PhotoFile.Sound sound, PhotoText text) {
        var ref = ids.next();
        try {
            transaction.executeWithoutResult(_ -> {
                var file = files.keep(sound.jpeg(), "image/jpeg");
                jdbc.sql(ADD)
                        .param("ref", ref)
                        .param("group", desk.group().id())
                        .param("file", file.id())
                        .param("width", sound.width())
                        .param("height", sound.height())
                        .param("caption", text.caption())
                        .param("alternative", text.alternative())
                        .param("consent", text.consent().name())
                        .param("note", text.consentNote())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("account", viewer.id().value())
                        .param("actor", viewer.name())
                        .update();
            });
        } catch (DuplicateKeyException _) {
            return Outcome.refused("anh-da-co", "Tổ đã có ảnh này. Chọn ảnh khác");
        }
        return Outcome.done(ref);
    }

    /** @return refused with {@code lop-da-ket-thuc} @throws NotFound if the group has no such picture */
    @Transactional
    public Outcome<UUID> remove(Viewer viewer, String code, UUID group, UUID ref) {
        var desk = studies.writing(viewer, code, group);
        var closed = FieldStudies.closed(desk.head());
        if (closed != null) return new Outcome.Refused<>(closed);
        var gone = jdbc.sql("DELETE FROM field_photo WHERE ref = :ref AND group_id = :group")
                .param("ref", ref)
                .param("group", desk.group().id())
                .update();
        if (gone == 0) throw new NotFound("photo " + ref);
        audit.record(
                viewer,
                "REMOVE_PHOTO",
                "class",
                desk.head().id().value(),
                "Bỏ một ảnh thực tế của " + desk.group().name(),
                Map.of());
        return Outcome.done(ref);
    }

    /** Bytes to send. The caller closes the stream. */
    record Shown(StoredFile file, InputStream in) {}

    /** @throws NotFound if the viewer may not read the group, or it has no such picture */
    @Transactional(readOnly = true)
    Shown open(Viewer viewer, String code, UUID group, UUID ref) {
        var desk = studies.desk(viewer, code, group);
        var file = jdbc.sql("SELECT file_id FROM field_photo WHERE ref = :ref AND group_id = :group")
                .param("ref", ref)
                .param("group", desk.group().id())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("photo " + ref));
        return new Shown(files.get(file), files.open(file));
    }
}
