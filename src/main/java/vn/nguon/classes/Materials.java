package vn.nguon.classes;

import java.io.InputStream;
import java.sql.Types;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.files.FileKinds;
import vn.nguon.files.FileStore;
import vn.nguon.files.StoredFile;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/**
 * Files for the people of one class, by topic, until a set day (tài liệu của lớp). Trainees and class committee open what is
 * not over; lecturers, the supervisor and whoever runs the class see all of it and add to it.
 */
@Service
public class Materials {
    private final JdbcClient jdbc;
    private final FileStore files;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;
    private final Installation installation;

    Materials(JdbcClient jdbc, FileStore files, Ids ids, Clock clock, Audit audit, Installation installation) {
        this.jdbc = jdbc;
        this.files = files;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.installation = installation;
    }

    /** Whether the viewer adds files and sees those whose day is over. */
    public boolean mayKeep(ClassHead head) {
        return head.runs()
                || head.actsAs(Role.SCHOOL, ClassPart.values())
                || head.is(Capacity.SUPERVISOR, Capacity.LECTURER);
    }

    private static final String LIST = """
        SELECT m.ref, m.title, coalesce(i.title, '') AS topic, m.file_name, f.size, m.visible_until, a.display_name AS added_by, m.added_at, m.classification
          FROM class_material m
          JOIN stored_file f ON f.id = m.file_id
          JOIN account a ON a.id = m.added_by
          LEFT JOIN programme_item i ON i.id = m.item_id
         WHERE m.class_id = :id
           AND (:all OR m.visible_until IS NULL OR m.visible_until >= CAST(:day AS date))
         ORDER BY i.order_no NULLS FIRST, m.title COLLATE "vi-x-icu", m.id
        """;

    /** By topic in programme order, those for the whole class first. */
    @Transactional(readOnly = true)
    public List<Material> list(Viewer viewer, ClassHead head) {
        return jdbc.sql(LIST)
                .param("id", head.id().value())
                .param("all", mayKeep(head))
                .param("day", viewer.today())
                .query((row, _) -> new Material(
                        row.getObject("ref", UUID.class),
                        row.getString("title"),
                        row.getString("topic"),
                        row.getString("file_name"),
                        row.getLong("size"),
                        row.getObject("visible_until", LocalDate.class),
                        row.getString("added_by"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        Classification.valueOf(row.getString("classification"))))
                .list();
    }

    /** An ordinary one. */
    @Transactional
    public Outcome<UUID> add(
            Viewer viewer,
            ClassHead head,
            String title,
            @Nullable UUID topic,
            String fileName,
            byte[] bytes,
            @Nullable LocalDate until) {
        return add(viewer, head, new Text(title, topic, Classification.NORMAL), fileName, bytes, until);
    }

    /** What is said of a file. @param topic of the class's programme, null for the whole class */
    record Text(String title, @Nullable UUID topic, Classification classification) {}

    /**
     * @param until last day for trainees, null for no end
     * @return the material's ref; refused with {@code kieu-tep}, {@code ngay-da-qua}, {@code mat-khi-noi-mang}
     * @throws Forbidden for who does not keep the class's files
     */
    @Transactional
    Outcome<UUID> add(
            Viewer viewer, ClassHead head, Text text, String fileName, byte[] bytes, @Nullable LocalDate until) {
        if (!mayKeep(head))
            throw new Forbidden("Chỉ người tổ chức lớp, chủ nhiệm và giảng viên của lớp đưa tài liệu lên.");
        var type = FileKinds.of(fileName, bytes);
        if (type.isEmpty())
            return Outcome.refused(
                    "kieu-tep",
                    "Tệp này không phải PDF, Word, PowerPoint, Excel hay ảnh. Lưu lại thành một trong các kiểu đó rồi tải lên.");
        if (until != null && until.isBefore(viewer.today()))
            return Outcome.refused("ngay-da-qua", "Ngày cuối cho xem đã qua. Chọn từ hôm nay trở đi.");
        var secret = installation.refuses(text.classification());
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        var topic = text.topic();
        var item = topic == null ? null : topic(head, topic);
        var file = files.keep(bytes, type.get());
        var ref = ids.next();
        jdbc.sql("""
                INSERT INTO class_material (ref, class_id, item_id, title, file_id, file_name, classification, visible_until, added_by, added_at)
                VALUES (:ref, :class, :item, :title, :file, :name, :classification, :until, :by, :at)
                """)
                .param("ref", ref)
                .param("class", head.id().value())
                .param("item", item, Types.BIGINT)
                .param("title", ClassText.tidy(text.title()))
                .param("classification", text.classification().name())
                .param("file", file.id())
                .param("name", Normalizer.normalize(fileName, Normalizer.Form.NFC))
                .param("until", until, Types.DATE)
                .param("by", viewer.id().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                viewer,
                "ADD_MATERIAL",
                "class",
                head.id().value(),
                "Đưa tài liệu lên lớp " + head.code(),
                Map.of("title", text.title()));
        return Outcome.done(ref);
    }

    private long topic(ClassHead head, UUID topic) {
        var programme = head.programme();
        return jdbc.sql(
                        "SELECT id FROM programme_item WHERE ref = :ref AND programme_id = :programme AND kind = 'TOPIC'")
                .param("ref", topic)
                .param("programme", programme == null ? 0 : programme.value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("topic " + topic));
    }

    /** @throws NotFound if the class has no such file @throws Forbidden for who does not keep the class's files */
    @Transactional
    public void remove(Viewer viewer, ClassHead head, UUID ref) {
        if (!mayKeep(head))
            throw new Forbidden("Chỉ người tổ chức lớp, chủ nhiệm và giảng viên của lớp bỏ được tài liệu.");
        var gone = jdbc.sql("DELETE FROM class_material WHERE ref = :ref AND class_id = :class")
                .param("ref", ref)
                .param("class", head.id().value())
                .update();
        if (gone == 0) throw new NotFound("material " + ref);
        audit.record(
                viewer, "REMOVE_MATERIAL", "class", head.id().value(), "Bỏ tài liệu của lớp " + head.code(), Map.of());
    }

    /** A file to hand out. The caller closes the stream. */
    public record Handout(StoredFile file, String fileName, InputStream bytes) {}

    /** @throws NotFound if the class has no such file, or its day is over for this viewer */
    @Transactional(readOnly = true)
    public Handout open(Viewer viewer, ClassHead head, UUID ref) {
        var found = jdbc.sql("""
                SELECT file_id, file_name
                  FROM class_material
                 WHERE ref = :ref
                   AND class_id = :class
                   AND (:all OR visible_until IS NULL OR visible_until >= CAST(:day AS date))
                """)
                .param("ref", ref)
                .param("class", head.id().value())
                .param("all", mayKeep(head))
                .param("day", viewer.today())
                .query(Stored.class)
                .optional()
                .orElseThrow(() -> new NotFound("material " + ref));
        return new Handout(files.get(found.fileId()), found.fileName(), files.open(found.fileId()));
    }

    record Stored(long fileId, String fileName) {}
}
