package vn.nguon.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/**
 * The record of breaches: what, when noticed, whose, how many, measures, when reported. Written by organisation boards for their organisation and by the
 * technical administrator; an organisation board sees those of its organisations, the administrator all. Nothing is changed; notes are added.
 */
@Service
public class Breaches {
    private static final String HOURS = "privacy.breach-hours";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Rules rules;
    private final Audit audit;

    Breaches(JdbcClient jdbc, Clock clock, Ids ids, Rules rules, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.rules = rules;
        this.audit = audit;
    }

    /** @param noticed local time */
    public record New(String what, String whose, int people, String measures, LocalDateTime noticed) {}

    /** Refused when it was noticed after now. */
    @Transactional
    public Outcome<UUID> write(Viewer viewer, New wanted) {
        mustKeep(viewer);
        var noticed = wanted.noticed().atZone(NguonClock.ZONE).toInstant();
        if (noticed.isAfter(clock.instant()))
            return Outcome.refused("sau-luc-nay", "Lúc phát hiện ở sau lúc này. Xem lại ngày, giờ.");
        var rule = rules.on(HOURS, wanted.noticed().toLocalDate());
        var ref = ids.next();
        var id = jdbc.sql("""
                        INSERT INTO privacy_breach (ref, what, whose, people, measures, noticed_at, report_by, report_ground, organisation_id, account_id, actor, written_at)
                        VALUES (:ref, :what, :whose, :people, :measures, :noticed, :by, :ground,
                                (SELECT min(g.organisation_id) FROM grant_in_force g WHERE g.account_id = :account AND g.role = 'ORGANISATION_BOARD' AND g.valid @> :day::date),
                                :account, :actor, :at)
                        RETURNING id
                        """)
                .param("ref", ref)
                .param("what", wanted.what().strip())
                .param("whose", wanted.whose().strip())
                .param("people", wanted.people())
                .param("measures", wanted.measures().strip())
                .param("noticed", noticed.atOffset(ZoneOffset.UTC))
                .param("by", noticed.plus(Duration.ofHours(rule.whole())).atOffset(ZoneOffset.UTC))
                .param(
                        "ground",
                        "%d %s, %s"
                                .formatted(
                                        rule.whole(), rule.unit(), rule.source().text()))
                .param("account", viewer.id().value())
                .param("day", viewer.today())
                .param("actor", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        audit.record(viewer, "WRITE_BREACH", "privacy_breach", id, "Ghi sự cố dữ liệu cá nhân", Map.of());
        return Outcome.done(ref);
    }

    /** Adds a measure or a report. Refused when it happened after now, or before the breach was noticed. */
    @Transactional
    Outcome<UUID> add(Viewer viewer, UUID ref, boolean reported, String note, LocalDateTime happened) {
        var breach = find(viewer, ref);
        var at = happened.atZone(NguonClock.ZONE).toInstant();
        if (at.isAfter(clock.instant()) || at.isBefore(breach.noticedAt()))
            return Outcome.refused("sai-luc", "Thời điểm phải từ lúc phát hiện đến lúc này. Xem lại ngày, giờ.");
        jdbc.sql("""
                        INSERT INTO privacy_breach_note (breach_id, kind, note, happened_at, actor, written_at)
                        SELECT b.id, :kind, :note, :happened, :actor, :at FROM privacy_breach b WHERE b.ref = :ref
                        """)
                .param("kind", reported ? "REPORTED" : "MEASURE")
                .param("note", note.strip())
                .param("happened", at.atOffset(ZoneOffset.UTC))
                .param("actor", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .param("ref", ref)
                .update();
        return Outcome.done(ref);
    }

    private static final String SEEN = """
            SELECT b.id, b.ref, b.what, b.whose, b.people, b.measures, b.noticed_at, b.report_by, b.report_ground, o.name AS organisation, b.actor, b.written_at,
                   n.kind, n.note, n.happened_at, n.actor AS note_actor
              FROM privacy_breach b
              LEFT JOIN organisation_card o ON o.id = b.organisation_id
              LEFT JOIN privacy_breach_note n ON n.breach_id = b.id
             WHERE (:all OR b.account_id = :viewer OR b.organisation_id IN (
                       SELECT visible_organisation(:viewer, :day)
                       UNION
                       SELECT g.organisation_id FROM grant_in_force g WHERE g.account_id = :viewer AND g.valid @> :day::date))
            """;

    private JdbcClient.StatementSpec seen(Viewer viewer, String more) {
        mustKeep(viewer);
        return jdbc.sql(SEEN + more)
                .param("all", viewer.is(Role.ADMINISTRATOR))
                .param("viewer", viewer.id().value())
                .param("day", viewer.today());
    }

    /** Latest first, at most 100. */
    @Transactional(readOnly = true)
    List<Breach> list(Viewer viewer) {
        return read(
                seen(
                        viewer,
                        "  AND b.id > (SELECT coalesce(max(id), 0) - 100 FROM privacy_breach) ORDER BY b.noticed_at DESC, b.id DESC, n.happened_at, n.id"));
    }

    /** @throws NotFound when there is none or it is not the viewer's to see */
    @Transactional(readOnly = true)
    Breach find(Viewer viewer, UUID ref) {
        return read(seen(viewer, " AND b.ref = :ref ORDER BY n.happened_at, n.id")
                        .param("ref", ref))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("breach " + ref));
    }

    private static List<Breach> read(JdbcClient.StatementSpec statement) {
        var order = new ArrayList<Breach>();
        var notes = new HashMap<Long, List<Breach.Note>>();
        statement.query((ResultSet row) -> {
            var of = notes.get(row.getLong("id"));
            if (of == null) {
                of = new ArrayList<>();
                notes.put(row.getLong("id"), of);
                order.add(breach(row, of));
            }
            var kind = row.getString("kind");
            if (kind != null)
                of.add(new Breach.Note(
                        kind.equals("REPORTED"),
                        row.getString("note"),
                        instant(row, "happened_at"),
                        row.getString("note_actor")));
        });
        return order;
    }

    private static Breach breach(ResultSet row, List<Breach.Note> notes) throws SQLException {
        return new Breach(
                row.getObject("ref", UUID.class),
                row.getString("what"),
                row.getString("whose"),
                row.getInt("people"),
                row.getString("measures"),
                instant(row, "noticed_at"),
                instant(row, "report_by"),
                row.getString("report_ground"),
                row.getString("organisation"),
                row.getString("actor"),
                instant(row, "written_at"),
                notes);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void mustKeep(Viewer viewer) {
        if (!viewer.isAny(Role.ORGANISATION_BOARD, Role.ADMINISTRATOR))
            throw new Forbidden("Sổ sự cố do Ban Tổ chức và Quản trị kỹ thuật giữ.");
    }
}
