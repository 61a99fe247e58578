package vn.nguon.feedback;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;

/** What organisations ask: the latest version of each counts for surveys that are opened from now on; one that is open keeps its own. */
@Service
class FeedbackTemplates {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    FeedbackTemplates(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * The latest questions of an organisation.
     *
     * @param organisation null for those that come with the product
     * @param versionNo 0 while the organisation has none of its own: then {@code content} is the product's
     */
    record Held(long id, @Nullable UUID organisation, String name, int versionNo, String content) {
        Template template() {
            return JSON.readValue(content, Template.class);
        }
    }

    private static final String OF_CLASS = """
            SELECT t.id, o.ref AS organisation, coalesce(o.short_name, '') AS name, t.version_no, t.content::text AS content
              FROM feedback_template t
              LEFT JOIN organisation_card o ON o.id = t.organisation_id
             WHERE t.version_no = (SELECT max(l.version_no) FROM feedback_template l WHERE l.organisation_id IS NOT DISTINCT FROM t.organisation_id)
               AND (t.organisation_id IS NULL
                    OR t.organisation_id IN (SELECT p.organisation_id FROM class_part p WHERE p.class_id = :class))
             ORDER BY t.organisation_id NULLS LAST
            """;

    /** What may be asked in a class: the questions of the organisations with a part in it, then the product's own. */
    List<Held> of(ClassHead head) {
        return jdbc.sql(OF_CLASS)
                .param("class", head.id().value())
                .query(Held.class)
                .list();
    }

    private static final String OWN = """
            SELECT DISTINCT t.id, o.ref AS organisation, o.name, coalesce(own.version_no, 0) AS version_no, t.content::text AS content
              FROM grant_in_force g
              JOIN organisation_card o ON o.id = g.organisation_id
              LEFT JOIN LATERAL (
                   SELECT v.id, v.version_no FROM feedback_template v
                    WHERE v.organisation_id = o.id ORDER BY v.version_no DESC LIMIT 1) own ON true
              JOIN feedback_template t
                ON t.id = coalesce(own.id, (SELECT c.id FROM feedback_template c WHERE c.organisation_id IS NULL ORDER BY c.version_no DESC LIMIT 1))
             WHERE g.account_id = :viewer
               AND g.valid @> :day
               AND g.role IN ('SCHOOL', 'CENTRE', 'ORGANISATION_BOARD')
             ORDER BY o.name, t.id
            """;

    /** One line an organisation for which the viewer works. */
    @Transactional(readOnly = true)
    List<Held> own(Viewer viewer) {
        return jdbc.sql(OWN)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(Held.class)
                .list();
    }

    /** @throws NotFound if the viewer does not work for that organisation */
    @Transactional(readOnly = true)
    Held own(Viewer viewer, UUID organisation) {
        return own(viewer).stream()
                .filter(held -> organisation.equals(held.organisation()))
                .findFirst()
                .orElseThrow(() -> new NotFound("template of " + organisation));
    }

    private static final String SAVE = """
            INSERT INTO feedback_template (organisation_id, version_no, content, made_at, actor)
            SELECT o.id, :version, CAST(:content AS jsonb), :at, :actor FROM organisation o WHERE o.ref = :organisation
            RETURNING organisation_id
            """;

    /**
     * Makes a new version; one like the last is none.
     *
     * @param before the version that was shown when the editing began
     * @throws NotFound if the viewer does not work for that organisation
     */
    @Transactional
    Outcome<Integer> save(Viewer viewer, UUID organisation, int before, Template template) {
        var held = own(viewer, organisation);
        if (held.versionNo() != before)
            return Outcome.refused("mau-vua-sua", "Người khác vừa sửa mẫu này. Mở lại trang để xem rồi sửa tiếp");
        if (held.versionNo() > 0 && held.template().equals(template)) return Outcome.done(before);
        try {
            long id = jdbc.sql(SAVE)
                    .param("organisation", organisation)
                    .param("version", before + 1)
                    .param("content", JSON.writeValueAsString(template))
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("actor", viewer.name())
                    .query(Long.class)
                    .single();
            audit.record(
                    viewer,
                    "EDIT_FEEDBACK_TEMPLATE",
                    "organisation",
                    id,
                    "Sửa mẫu đánh giá lớp học, bản %d".formatted(before + 1),
                    java.util.Map.of("version", before + 1));
            return Outcome.done(before + 1);
        } catch (DuplicateKeyException e) {
            return Outcome.refused("mau-vua-sua", "Người khác vừa sửa mẫu này. Mở lại trang để xem rồi sửa tiếp");
        }
    }
}
