package vn.nguon.schemes;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * Schemes and resolutions whose targets are followed. Organisation boards enter them for committees that they may look into; boards and
 * approvers of such a committee read them. Nothing is overwritten: a level or value is another row, a target that is given up keeps its past.
 */
@Service
public class Schemes {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Audit audit;
    private final Documents documents;
    private final SchemeReader reader;
    private final ApplicationEventPublisher events;

    Schemes(
            JdbcClient jdbc,
            Clock clock,
            Ids ids,
            Audit audit,
            Documents documents,
            SchemeReader reader,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.audit = audit;
        this.documents = documents;
        this.reader = reader;
        this.events = events;
    }

    /** @param lastDay null while the period is open */
    public record New(
            DocumentReference document,
            OrganisationId owner,
            LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    /**
     * @param unit counting word, e.g. "xã"; for shares not used
     * @param baseline reached on the first day
     * @param ground where in the document the target stands
     * @param example invented, and shown as such
     * @param levels by year, what is to be reached by its end
     */
    public record NewTarget(
            String name,
            Measure measure,
            String unit,
            BigDecimal baseline,
            String ground,
            boolean example,
            NavigableMap<Integer, BigDecimal> levels) {
        public NewTarget {
            levels = new TreeMap<>(levels);
        }
    }

    /** Those that the viewer may read, open ones first, at most 100. */
    @Transactional(readOnly = true)
    public List<Scheme> all(Viewer viewer) {
        mustRead(viewer);
        return reader.all(viewer);
    }

    /** A page of them in the same order. */
    @Transactional(readOnly = true)
    SchemeReader.Page page(Viewer viewer, int limit, int offset) {
        mustRead(viewer);
        return reader.page(viewer, limit, offset);
    }

    /** @throws NotFound when there is none or it is not the viewer's to see */
    @Transactional(readOnly = true)
    public Scheme find(Viewer viewer, UUID ref) {
        mustRead(viewer);
        return reader.one(viewer, ref).stream().findFirst().orElseThrow(() -> new NotFound("scheme " + ref));
    }

    /** Refused when its document is followed already, or may not be taken in as it is classified. */
    @Transactional
    public Outcome<UUID> enter(Viewer viewer, New wanted) {
        mustWrite(viewer);
        if (!owns(viewer, wanted.owner())) throw new NotFound("organisation of another");
        var last = wanted.lastDay();
        if (last != null && last.isBefore(wanted.firstDay()))
            return Outcome.refused("het-truoc", "Ngày hết hiệu lực phải sau ngày bắt đầu.");
        var secret = documents.refuses(wanted.document());
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        var document = documents.refer(wanted.document());
        var ref = ids.next();
        var id = jdbc.sql("""
                        INSERT INTO scheme (ref, owner_id, document_id, first_day, last_day, account_id, actor, entered_at)
                        VALUES (:ref, :owner, :document, :first, :last, :account, :actor, :at)
                        ON CONFLICT (document_id) DO NOTHING
                        RETURNING id
                        """)
                .param("ref", ref)
                .param("owner", wanted.owner().value())
                .param("document", document.value())
                .param("first", wanted.firstDay())
                .param("last", last, Types.DATE)
                .params(by(viewer))
                .query(Long.class)
                .optional();
        if (id.isEmpty())
            return Outcome.refused("da-co", "Văn bản này đã có trong danh sách. Mở văn bản đó để thêm chỉ tiêu.");
        audit.record(viewer, "ENTER_SCHEME", "scheme", id.get(), "Thêm đề án, nghị quyết", Map.of());
        return Outcome.done(ref);
    }

    private boolean owns(Viewer viewer, OrganisationId owner) {
        return jdbc.sql("SELECT :owner IN (SELECT visible_organisation(:viewer, CAST(:today AS date)))")
                .param("owner", owner.value())
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(Boolean.class)
                .single();
    }

    /** Refused when the scheme has a target of that name, or a level is of a year outside of the scheme. */
    @Transactional
    public Outcome<UUID> addTarget(Viewer viewer, UUID scheme, NewTarget wanted) {
        mustWrite(viewer);
        var within = held(viewer, scheme);
        for (var year : wanted.levels().keySet()) {
            if (!within.covers(year)) return outside(within);
        }
        var ref = ids.next();
        var id = jdbc.sql("""
                        INSERT INTO scheme_target (ref, scheme_id, name, measure, unit, baseline, ground, is_example, account_id, actor, entered_at)
                        VALUES (:ref, :scheme, :name, :measure, :unit, :baseline, :ground, :example, :account, :actor, :at)
                        ON CONFLICT (scheme_id, name) DO NOTHING
                        RETURNING id
                        """)
                .param("ref", ref)
                .param("scheme", within.id())
                .param("name", VietnameseText.clean(wanted.name()))
                .param("measure", wanted.measure().name())
                .param("unit", wanted.measure().shape().isShare() ? "%" : VietnameseText.clean(wanted.unit()))
                .param("baseline", wanted.baseline())
                .param("ground", VietnameseText.clean(wanted.ground()))
                .param("example", wanted.example())
                .params(by(viewer))
                .query(Long.class)
                .optional();
        if (id.isEmpty()) return Outcome.refused("trung-ten", "Văn bản này đã có chỉ tiêu cùng tên. Đặt tên khác.");
        for (var level : wanted.levels().entrySet()) write(viewer, id.get(), level.getKey(), level.getValue());
        audit.record(
                viewer, "ENTER_TARGET", "scheme_target", id.get(), "Thêm chỉ tiêu của đề án, nghị quyết", Map.of());
        events.publishEvent(new TargetEntered(id.get()));
        return Outcome.done(ref);
    }

    /** What is to be reached by the end of a year; what stood before stays as history. */
    @Transactional
    public Outcome<UUID> setLevel(Viewer viewer, UUID target, int year, BigDecimal level) {
        mustWrite(viewer);
        var within = followed(viewer, target);
        if (!within.covers(year)) return outside(within);
        write(viewer, within.id(), year, level);
        audit.record(
                viewer,
                "SET_LEVEL",
                "scheme_target",
                within.id(),
                "Đặt mức phải đạt năm " + year,
                Map.of("level", level.toPlainString()));
        return Outcome.done(target);
    }

    private void write(Viewer viewer, long target, int year, BigDecimal level) {
        jdbc.sql("""
                        INSERT INTO scheme_level (target_id, year, level, account_id, actor, entered_at)
                        VALUES (:target, :year, :level, :account, :actor, :at)
                        """)
                .param("target", target)
                .param("year", year)
                .param("level", level)
                .params(by(viewer))
                .update();
    }

    /** Refused for a target that the system counts itself, and for a day to come or outside of the scheme. */
    @Transactional
    public Outcome<UUID> enterValue(Viewer viewer, UUID target, LocalDate day, BigDecimal value, String source) {
        mustWrite(viewer);
        var within = followed(viewer, target);
        if (!within.measure().equals(Measure.BY_HAND.name()))
            return Outcome.refused("tu-tinh", "Chỉ tiêu này do hệ thống tính, không nhập tay.");
        if (day.isAfter(viewer.today())) return Outcome.refused("chua-den", "Ngày của số liệu không được sau hôm nay.");
        if (!within.covers(day.getYear())) return outside(within);
        jdbc.sql("""
                        INSERT INTO scheme_value (target_id, day, value, source, account_id, actor, entered_at)
                        VALUES (:target, :day, :value, :source, :account, :actor, :at)
                        """)
                .param("target", within.id())
                .param("day", day)
                .param("value", value)
                .param("source", VietnameseText.clean(source))
                .params(by(viewer))
                .update();
        audit.record(
                viewer,
                "ENTER_VALUE",
                "scheme_target",
                within.id(),
                "Nhập số liệu chỉ tiêu",
                Map.of("day", day.toString(), "value", value.toPlainString()));
        return Outcome.done(target);
    }

    /** Follows a target no longer; what was reached stays. */
    @Transactional
    public Outcome<UUID> endTarget(Viewer viewer, UUID target, String reason) {
        mustWrite(viewer);
        var within = followed(viewer, target);
        jdbc.sql("""
                        INSERT INTO scheme_target_end (target_id, reason, account_id, actor, ended_at)
                        VALUES (:target, :reason, :account, :actor, :at)
                        """)
                .param("target", within.id())
                .param("reason", VietnameseText.clean(reason))
                .params(by(viewer))
                .update();
        audit.record(viewer, "END_TARGET", "scheme_target", within.id(), "Thôi theo dõi chỉ tiêu", Map.of());
        return Outcome.done(target);
    }

    /** A scheme or target that may be written to. */
    record Held(long id, LocalDate firstDay, @Nullable LocalDate lastDay, String measure, boolean ended) {
        boolean covers(int year) {
            return year >= firstDay.getYear() && (lastDay == null || year <= lastDay.getYear());
        }
    }

    private Held held(Viewer viewer, UUID scheme) {
        return jdbc.sql("""
                        SELECT s.id, s.first_day, s.last_day, '' AS measure, false AS ended
                          FROM scheme s
                         WHERE s.ref = :ref
                           AND s.owner_id IN (SELECT visible_organisation(:viewer, CAST(:today AS date)))
                        """)
                .param("ref", scheme)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(Held.class)
                .optional()
                .orElseThrow(() -> new NotFound("scheme " + scheme));
    }

    /** Locked, so that a target is not ended while something is written to it. */
    private Held followed(Viewer viewer, UUID target) {
        var held = jdbc.sql("""
                        SELECT t.id, s.first_day, s.last_day, t.measure, EXISTS (SELECT FROM scheme_target_end e WHERE e.target_id = t.id) AS ended
                          FROM scheme_target t
                          JOIN scheme s ON s.id = t.scheme_id
                         WHERE t.ref = :ref
                           AND s.owner_id IN (SELECT visible_organisation(:viewer, CAST(:today AS date)))
                           FOR UPDATE OF s
                        """)
                .param("ref", target)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(Held.class)
                .optional()
                .orElseThrow(() -> new NotFound("target " + target));
        if (held.ended()) throw new NotFound("target no longer followed " + target);
        return held;
    }

    private static Outcome<UUID> outside(Held within) {
        var last = within.lastDay();
        return Outcome.refused(
                "ngoai-ky",
                last == null
                        ? "Năm phải từ %d trở đi.".formatted(within.firstDay().getYear())
                        : "Năm phải từ %d đến %d.".formatted(within.firstDay().getYear(), last.getYear()));
    }

    private Map<String, Object> by(Viewer viewer) {
        return Map.of("account", viewer.id().value(), "actor", viewer.name(), "at", OffsetDateTime.now(clock));
    }

    static boolean mayRead(Viewer viewer) {
        return viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER);
    }

    static boolean mayWrite(Viewer viewer) {
        return viewer.is(Role.ORGANISATION_BOARD);
    }

    private static void mustRead(Viewer viewer) {
        if (!mayRead(viewer)) throw new Forbidden("Tiến độ đề án, nghị quyết do Ban Tổ chức và người duyệt xem.");
    }

    private static void mustWrite(Viewer viewer) {
        if (!mayWrite(viewer)) throw new Forbidden("Đề án, nghị quyết và chỉ tiêu do Ban Tổ chức nhập.");
    }
}
