package vn.nguon.practice.field;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;

/** What a group found in its commune (điều thấy được): results, limits, causes. Written on the phone by people of the group. */
@Service
public class FieldFindings {
    static final int MOST = 60;

    private final FieldStudies studies;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    FieldFindings(FieldStudies studies, JdbcClient jdbc, Ids ids, Clock clock) {
        this.studies = studies;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param leadsTo numbers of the recommendations that follow from it, e.g. "3, 4"; may be empty */
    record Finding(
            UUID ref,
            int no,
            FindingKind kind,
            String body,
            String source,
            String actor,
            String leadsTo,
            int version) {}

    private static final String OF = """
            SELECT f.ref, f.no, f.kind, f.body, f.source, f.actor, f.version,
                   coalesce((SELECT string_agg(r.no::text, ', ' ORDER BY r.no)
                               FROM recommendation_finding x JOIN recommendation r ON r.id = x.recommendation_id
                              WHERE x.finding_id = f.id), '') AS leads_to
              FROM finding f
             WHERE f.group_id = :group
             ORDER BY f.no
            """;

    /** By number. */
    List<Finding> of(FieldGroup group) {
        return jdbc.sql(OF).param("group", group.id()).query(Finding.class).list();
    }

    private static final String ADD = """
            INSERT INTO finding (ref, group_id, no, kind, body, source, at, account_id, actor)
            SELECT :ref, g.id, (SELECT coalesce(max(f.no), 0) + 1 FROM finding f WHERE f.group_id = g.id),
                   :kind, :body, :source, :at, :account, :actor
              FROM field_group g
             WHERE g.id = :group
            """;

    /**
     * @return its ref; refused with {@code lop-da-ket-thuc}, {@code qua-nhieu}
     * @throws NotFound if the viewer may not read the group
     * @throws vn.nguon.shared.Forbidden if the viewer may only read it
     */
    @Transactional
    public Outcome<UUID> add(Viewer viewer, String code, UUID group, FindingText text) {
        var desk = studies.writing(viewer, code, group);
        var closed = FieldStudies.closed(desk.head());
        if (closed != null) return new Outcome.Refused<>(closed);
        // Two phones at once: one waits here, so that numbers are not given twice.
        jdbc.sql("SELECT id FROM field_group WHERE id = :id FOR NO KEY UPDATE")
                .param("id", desk.group().id())
                .query(Long.class)
                .single();
        if (desk.group().findings() >= MOST)
            return Outcome.refused(
                    "qua-nhieu", "Một tổ ghi nhiều nhất %d điều. Gộp những điều giống nhau".formatted(MOST));
        var ref = ids.next();
        jdbc.sql(ADD)
                .param("ref", ref)
                .param("group", desk.group().id())
                .param("kind", text.kind().name())
                .param("body", text.body())
                .param("source", text.source())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .update();
        return Outcome.done(ref);
    }

    /** @throws vn.nguon.shared.Stale if somebody saved it since it was loaded */
    @Transactional
    public Outcome<UUID> change(Viewer viewer, String code, UUID group, UUID ref, FindingText text) {
        var desk = studies.writing(viewer, code, group);
        var closed = FieldStudies.closed(desk.head());
        if (closed != null) return new Outcome.Refused<>(closed);
        one(desk.group(), ref);
        FieldWriter.changed(jdbc.sql("""
                UPDATE finding
                   SET kind = :kind, body = :body, source = :source, at = :at, account_id = :account, actor = :actor, version = version + 1
                 WHERE ref = :ref AND group_id = :group AND version = :version
                """)
                .param("kind", text.kind().name())
                .param("body", text.body())
                .param("source", text.source())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .param("ref", ref)
                .param("group", desk.group().id())
                .param("version", text.version())
                .update());
        return Outcome.done(ref);
    }

    /** Public ids of a group's findings by number, for whoever may read the group: for the demonstration. */
    @Transactional(readOnly = true)
    public List<UUID> refs(Viewer viewer, String code, UUID group) {
        return of(studies.desk(viewer, code, group).group()).stream()
                .map(Finding::ref)
                .toList();
    }

    /** @throws NotFound if the group has no such finding */
    Finding one(FieldGroup group, UUID ref) {
        return of(group).stream()
                .filter(finding -> finding.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("finding " + ref));
    }

    /** @return refused with {@code lop-da-ket-thuc}, {@code da-dan-toi-kien-nghi} */
    @Transactional
    public Outcome<UUID> remove(Viewer viewer, String code, UUID group, UUID ref) {
        var desk = studies.writing(viewer, code, group);
        var closed = FieldStudies.closed(desk.head());
        if (closed != null) return new Outcome.Refused<>(closed);
        var finding = one(desk.group(), ref);
        if (!finding.leadsTo().isEmpty())
            return Outcome.refused(
                    "da-dan-toi-kien-nghi",
                    "Kiến nghị %s dựa vào điều này. Sửa kiến nghị trước rồi bỏ".formatted(finding.leadsTo()));
        jdbc.sql("DELETE FROM finding WHERE ref = :ref AND group_id = :group")
                .param("ref", ref)
                .param("group", desk.group().id())
                .update();
        return Outcome.done(ref);
    }
}
