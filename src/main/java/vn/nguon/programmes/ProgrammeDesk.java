package vn.nguon.programmes;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

/**
 * Building a programme by hand. Every change names the {@code version} it was made on ({@link Stale} when somebody else saved
 * first), needs {@link Programme#mayEdit()} ({@link Forbidden}), and is refused with {@code chuong-trinh-da-khoa} once the
 * version is frozen. What changes returns the whole programme's new version number.
 */
@Service
public class ProgrammeDesk {
    private final ProgrammeRows rows;
    private final ItemRows items;
    private final Assessments assessments;
    private final ObjectProvider<ProgrammeUse> uses;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ProgrammeDesk(
            ProgrammeRows rows,
            ItemRows items,
            Assessments assessments,
            ObjectProvider<ProgrammeUse> uses,
            JdbcClient jdbc,
            Audit audit,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.items = items;
        this.assessments = assessments;
        this.uses = uses;
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    private static final String OWNERS = """
        SELECT DISTINCT o.id, o.ref, o.name
          FROM grant_in_force w
         CROSS JOIN LATERAL (SELECT c.id, c.ref, c.name FROM organisation_card c WHERE c.id = w.organisation_id OFFSET 0) o
         WHERE w.account_id = :viewer
           AND w.valid @> CAST(:day AS date)
           AND w.role IN ('SCHOOL', 'CENTRE', 'ORGANISATION_BOARD')
         ORDER BY o.name, o.id
        """;

    /** Organisations for which the viewer may make programmes, by name; empty for those who may not. */
    @Transactional(readOnly = true)
    public List<Owner> owners(Viewer viewer) {
        return jdbc.sql(OWNERS)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, _) -> new Owner(
                        new OrganisationId(row.getLong("id")), row.getObject("ref", UUID.class), row.getString("name")))
                .list();
    }

    /** An organisation that the viewer may own programmes and lecturers for. */
    public record Owner(OrganisationId id, UUID ref, String name) {}

    /**
     * An empty programme with opening and closing, one part of the mark and the bands "Đạt", "Không đạt".
     *
     * @throws Forbidden if the viewer may not make programmes for that organisation
     */
    @Transactional
    public UUID create(Viewer viewer, OrganisationId owner, String title, String note) {
        var id = make(viewer, owner, title, note, null);
        items.add(id, ItemKind.OPENING, 0, TopicText.titled("Khai giảng"));
        items.add(id, ItemKind.CLOSING, 1, TopicText.titled("Bế giảng"));
        return ref(id);
    }

    /** The row with its assessment and no items yet. */
    ProgrammeId make(Viewer viewer, OrganisationId owner, String title, String note, @Nullable Long importId) {
        if (owners(viewer).stream().noneMatch(own -> own.id().equals(owner)))
            throw new Forbidden("Chỉ người của cơ quan đó lập được chương trình của cơ quan.");
        var id = new ProgrammeId(jdbc.sql("""
                INSERT INTO programme (ref, title, note, organisation_id, import_id, made_at)
                VALUES (:ref, :title, :note, :owner, :import, :at)
                RETURNING id
                """)
                .param("ref", ids.next())
                .param("title", Text.nfc(title))
                .param("note", Text.nfc(note))
                .param("owner", owner.value())
                .param("import", importId, Types.BIGINT)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single());
        assessments.start(id, viewer.today());
        audit.record(viewer, "CREATE", "programme", id.value(), "Lập chương trình " + title, Map.of());
        return id;
    }

    @Transactional
    public Outcome<Integer> rename(Viewer viewer, UUID ref, int version, String title, String note) {
        return change(viewer, ref, version, programme -> {
            jdbc.sql("UPDATE programme SET title = :title, note = :note WHERE id = :id")
                    .param("id", programme.id().value())
                    .param("title", Text.nfc(title))
                    .param("note", Text.nfc(note))
                    .update();
            return Optional.empty();
        });
    }

    /** A block at the end, before the closing. */
    @Transactional
    public Outcome<Integer> addBlock(Viewer viewer, UUID ref, int version, String title) {
        return change(viewer, ref, version, programme -> {
            items.insert(programme, ItemKind.BLOCK, Optional.empty(), TopicText.titled(title));
            return Optional.empty();
        });
    }

    /** A topic at the end of the block; without a block, before the first one. */
    @Transactional
    public Outcome<Integer> addTopic(Viewer viewer, UUID ref, int version, @Nullable UUID block, TopicText text) {
        return change(viewer, ref, version, programme -> {
            if (block != null) item(programme, block);
            items.insert(programme, ItemKind.TOPIC, Optional.ofNullable(block), text);
            return Optional.empty();
        });
    }

    /** New words and, for a topic, another block when {@code block} differs from its own (null: outside every block). */
    @Transactional
    public Outcome<Integer> changeItem(
            Viewer viewer, UUID ref, int version, UUID item, @Nullable UUID block, TopicText text) {
        return change(viewer, ref, version, programme -> {
            var old = item(programme, item);
            items.change(old, text);
            var outline = new Outline(programme.items());
            if (old.topic() && !outline.blockOf(old).equals(Optional.ofNullable(block)))
                items.place(outline.into(item, Optional.ofNullable(block)));
            return Optional.empty();
        });
    }

    /** One place up or down; a block takes its topics along. At the edge nothing moves. */
    @Transactional
    public Outcome<Integer> move(Viewer viewer, UUID ref, int version, UUID item, boolean up) {
        return change(viewer, ref, version, programme -> {
            item(programme, item);
            items.place(new Outline(programme.items()).move(item, up));
            return Optional.empty();
        });
    }

    /** Refused with {@code khoi-con-chuyen-de} while a block has topics. */
    @Transactional
    public Outcome<Integer> remove(Viewer viewer, UUID ref, int version, UUID item) {
        return change(viewer, ref, version, programme -> {
            var old = item(programme, item);
            var outline = new Outline(programme.items());
            if (old.block() && !outline.emptyBlock(item))
                return Optional.of(new Refusal(
                        "khoi-con-chuyen-de",
                        "Khối %s còn chuyên đề. Chuyển hoặc bỏ các chuyên đề của khối trước.".formatted(old.number())));
            items.delete(old);
            items.place(outline.remove(item));
            return Optional.empty();
        });
    }

    /** The parts of the mark, all at once and in order. Refusals: {@code chua-co-phan-diem}, {@code buoc-diem}, {@code trong-so}. */
    @Transactional
    public Outcome<Integer> setParts(Viewer viewer, UUID ref, int version, List<PartText> parts) {
        return change(viewer, ref, version, programme -> assessments.setParts(programme, parts, viewer.today()));
    }

    /** Starts over from a set of bands. */
    @Transactional
    public Outcome<Integer> chooseBands(Viewer viewer, UUID ref, int version, BandSet set) {
        return change(viewer, ref, version, programme -> {
            assessments.chooseBands(programme.id(), set, viewer.today());
            return Optional.empty();
        });
    }

    /** Own names and floors, from the top. Refusals: {@code bac-khong-giam}, {@code bac-cuoi}, {@code buoc-diem}. */
    @Transactional
    public Outcome<Integer> setBands(Viewer viewer, UUID ref, int version, List<Band> bands) {
        return change(viewer, ref, version, programme -> assessments.setBands(programme, bands, viewer.today()));
    }

    /**
     * A copy that may be changed, with the next version number. Who teaches what goes along.
     *
     * @return the new version's ref; refused with {@code da-co-ban-moi} while a newer version exists
     */
    @Transactional
    public Outcome<UUID> newVersion(Viewer viewer, UUID ref) {
        var old = rows.lock(viewer, ref).orElseThrow(() -> new NotFound("programme " + ref));
        if (!old.mayEdit()) throw notYours();
        if (hasNewer(old))
            return Outcome.refused(
                    "da-co-ban-moi", "Chương trình này đã có bản mới hơn. Mở bản mới nhất trong danh sách để sửa.");
        var copy = new Copies(jdbc, ids, clock).of(old);
        events.publishEvent(new ProgrammeCopied(old.id(), copy));
        audit.record(
                viewer, "CREATE", "programme", copy.value(), "Lập bản mới của chương trình " + old.title(), Map.of());
        return Outcome.done(ref(copy));
    }

    /** Takes a programme away whole. Refused with what is built on it. */
    @Transactional
    public Outcome<Boolean> delete(Viewer viewer, UUID ref) {
        var programme = rows.lock(viewer, ref).orElseThrow(() -> new NotFound("programme " + ref));
        if (!programme.mayEdit()) throw notYours();
        var used = inUse(programme);
        if (used.isPresent()) return new Outcome.Refused<>(used.get());
        jdbc.sql("DELETE FROM programme WHERE id = :id")
                .param("id", programme.id().value())
                .update();
        audit.record(
                viewer,
                "DELETE",
                "programme",
                programme.id().value(),
                "Bỏ chương trình " + programme.title(),
                Map.of());
        return Outcome.done(true);
    }

    /** What keeps it from being taken away whole. */
    Optional<Refusal> inUse(Programme programme) {
        if (programme.frozen()) return Optional.of(frozen());
        if (hasNewer(programme))
            return Optional.of(new Refusal(
                    "da-co-ban-moi", "Đã có bản mới lập từ chương trình này. Bỏ bản mới trước rồi bỏ bản này."));
        return uses.orderedStream()
                .flatMap(use -> use.inUse(programme.id()).stream())
                .findFirst();
    }

    private boolean hasNewer(Programme programme) {
        return jdbc.sql("SELECT count(*) FROM programme WHERE replaces_id = :id")
                        .param("id", programme.id().value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Outcome<Integer> change(Viewer viewer, UUID ref, int version, Function<Programme, Optional<Refusal>> work) {
        var programme = rows.lock(viewer, ref).orElseThrow(() -> new NotFound("programme " + ref));
        if (!programme.mayEdit()) throw notYours();
        if (programme.frozen()) return new Outcome.Refused<>(frozen());
        if (programme.version() != version)
            throw new Stale("Người khác vừa sửa chương trình này. Mở lại trang để xem thay đổi rồi sửa tiếp.");
        var refusal = work.apply(programme);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        return Outcome.done(jdbc.sql("UPDATE programme SET version = version + 1 WHERE id = :id RETURNING version")
                .param("id", programme.id().value())
                .query(Integer.class)
                .single());
    }

    private static ProgrammeItem item(Programme programme, UUID ref) {
        return programme.items().stream()
                .filter(item -> item.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("programme item " + ref));
    }

    private UUID ref(ProgrammeId id) {
        return jdbc.sql("SELECT ref FROM programme WHERE id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .single();
    }

    private static Forbidden notYours() {
        return new Forbidden("Chỉ cơ quan lập chương trình mới sửa được chương trình này.");
    }

    private static Refusal frozen() {
        return new Refusal(
                "chuong-trinh-da-khoa",
                "Đã có lớp được duyệt theo bản này nên không sửa được. Lập bản mới rồi sửa ở bản mới.");
    }
}
