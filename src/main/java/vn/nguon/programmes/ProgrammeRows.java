package vn.nguon.programmes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;

/** Reads programmes through their door: the owner's superiors and itself, and organisations that use it in a class. */
@Component
class ProgrammeRows {
    static final String VISIBLE = "(" + OrganisationDoor.opens("g.organisation_id", ":day") + """
                OR EXISTS (SELECT FROM programme_reader r
                            WHERE r.programme_id = g.id AND"""
            + OrganisationDoor.opens("r.organisation_id", ":day") + """
                          ))
        """;

    /** The viewer prepares programmes at the owner, or at a body that acts for it. */
    private static final String MAY_EDIT = """
               EXISTS (SELECT FROM grant_in_force w
                         JOIN organisation_version v ON v.organisation_id = w.organisation_id AND v.valid @> CAST(:day AS date)
                        WHERE w.account_id = :viewer
                          AND w.valid @> CAST(:day AS date)
                          AND w.role IN ('SCHOOL', 'CENTRE', 'ORGANISATION_BOARD')
                          AND (w.organisation_id = g.organisation_id OR acts_for_superior(v.kind) AND v.superior_id = g.organisation_id))
        """;

    private static final String ONE = """
        SELECT g.id, g.ref, g.title, g.note, g.version_no, g.organisation_id, o.name AS organisation_name,
               g.frozen_at IS NOT NULL AS frozen, g.import_id IS NOT NULL AS imported, g.bands, g.version,
        """ + MAY_EDIT + """
               AS may_edit
          FROM programme g
         CROSS JOIN LATERAL (SELECT c.name FROM organisation_card c WHERE c.id = g.organisation_id OFFSET 0) o
         WHERE %s
           AND""" + VISIBLE;

    private final JdbcClient jdbc;

    ProgrammeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Programme> find(Viewer viewer, UUID ref) {
        return one(viewer, "g.ref = :key", "", ref);
    }

    Optional<Programme> find(Viewer viewer, ProgrammeId id) {
        return one(viewer, "g.id = :key", "", id.value());
    }

    /** Locks the programme's row until the transaction ends. */
    Optional<Programme> lock(Viewer viewer, UUID ref) {
        return one(viewer, "g.ref = :key", " FOR UPDATE OF g", ref);
    }

    private Optional<Programme> one(Viewer viewer, String which, String lock, Object key) {
        return jdbc.sql(ONE.formatted(which) + lock)
                .param("key", key)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, _) -> whole(row))
                .optional();
    }

    private Programme whole(ResultSet row) throws SQLException {
        var id = new ProgrammeId(row.getLong("id"));
        var marking = marking(id);
        return new Programme(
                id,
                row.getObject("ref", UUID.class),
                row.getString("title"),
                row.getString("note"),
                row.getInt("version_no"),
                new OrganisationId(row.getLong("organisation_id")),
                row.getString("organisation_name"),
                row.getBoolean("frozen"),
                row.getBoolean("imported"),
                row.getInt("version"),
                row.getBoolean("may_edit"),
                items(id),
                new AssessmentScheme(marking.parts(), marking.bands(), BandSet.valueOf(row.getString("bands"))));
    }

    private static final String ITEMS = """
        SELECT id, ref, kind, coalesce(block_no, 0) AS block_no, coalesce(topic_no, 0) AS topic_no, title, periods, study_form, performer
          FROM programme_item
         WHERE programme_id = :id
         ORDER BY order_no
        """;

    List<ProgrammeItem> items(ProgrammeId id) {
        return jdbc.sql(ITEMS)
                .param("id", id.value())
                .query((row, _) -> new ProgrammeItem(
                        new ItemId(row.getLong("id")),
                        row.getObject("ref", UUID.class),
                        ItemKind.valueOf(row.getString("kind")),
                        row.getInt("block_no"),
                        row.getInt("topic_no"),
                        row.getString("title"),
                        row.getInt("periods"),
                        StudyForm.valueOf(row.getString("study_form")),
                        row.getString("performer")))
                .list();
    }

    List<AssessmentPart> parts(ProgrammeId id) {
        return jdbc.sql("""
                SELECT id, ref, name, weight, minimum
                  FROM assessment_part
                 WHERE programme_id = :id
                 ORDER BY order_no
                """)
                .param("id", id.value())
                .query((row, _) -> new AssessmentPart(
                        new PartId(row.getLong("id")),
                        row.getObject("ref", UUID.class),
                        row.getString("name"),
                        row.getBigDecimal("weight"),
                        row.getBigDecimal("minimum")))
                .list();
    }

    private static final String MARKING = """
        SELECT true AS part, id, ref, name, weight, minimum, NULL::numeric AS floor, NULL::numeric AS part_floor, false AS passes, order_no
          FROM assessment_part
         WHERE programme_id = :id
         UNION ALL
        SELECT false, 0, NULL::uuid, name, 0, NULL, floor, part_floor, passes, order_no
          FROM band
         WHERE programme_id = :id
         ORDER BY part, order_no
        """;

    Marking marking(ProgrammeId id) {
        var parts = new ArrayList<AssessmentPart>();
        var bands = new ArrayList<Band>();
        jdbc.sql(MARKING).param("id", id.value()).query(row -> {
            if (row.getBoolean("part"))
                parts.add(new AssessmentPart(
                        new PartId(row.getLong("id")),
                        row.getObject("ref", UUID.class),
                        row.getString("name"),
                        row.getBigDecimal("weight"),
                        row.getBigDecimal("minimum")));
            else
                bands.add(new Band(
                        row.getString("name"),
                        row.getBigDecimal("floor"),
                        row.getBigDecimal("part_floor"),
                        row.getBoolean("passes")));
        });
        return new Marking(parts, bands);
    }

    private static final String LIST = """
        SELECT g.id, g.ref, g.title, g.version_no, o.name AS organisation_name, g.frozen_at IS NOT NULL AS frozen,
               count(*) FILTER (WHERE i.kind = 'TOPIC') AS topics,
               count(*) FILTER (WHERE i.kind = 'BLOCK') AS blocks,
               coalesce(sum(i.periods) FILTER (WHERE i.kind = 'TOPIC'), 0) AS periods
          FROM programme g
         CROSS JOIN LATERAL (SELECT c.name FROM organisation_card c WHERE c.id = g.organisation_id OFFSET 0) o
          LEFT JOIN programme_item i ON i.programme_id = g.id
         WHERE (%s)
           AND (CAST(:text AS text) = '' OR vn_fold(g.title) LIKE (SELECT '%%' || vn_fold(:text) || '%%'))
         GROUP BY g.id, o.name
         ORDER BY g.title COLLATE "vi-x-icu", g.version_no DESC, g.id
         LIMIT :size OFFSET :offset
        """;

    List<ProgrammeLine> list(Viewer viewer, String text, int size, int offset) {
        return jdbc.sql(LIST.formatted(VISIBLE))
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("text", text)
                .param("size", size)
                .param("offset", offset)
                .query(ProgrammeLine.class)
                .list();
    }

    int count(Viewer viewer, String text) {
        return jdbc.sql(
                        "SELECT count(*) FROM programme g WHERE " + VISIBLE
                                + " AND (CAST(:text AS text) = '' OR vn_fold(g.title) LIKE (SELECT '%' || vn_fold(:text) || '%'))")
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("text", text)
                .query(Integer.class)
                .single();
    }

    /** Programmes the viewer sees, and those of organisations that work together in a class. At most 200. */
    List<ProgrammeLine> choices(Viewer viewer, List<OrganisationId> partners) {
        var ids = partners.stream().map(OrganisationId::value).toArray(Long[]::new);
        return jdbc.sql(LIST.formatted(VISIBLE + " OR g.organisation_id = ANY (CAST(:partners AS bigint[]))"))
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("partners", ids)
                .param("text", "")
                .param("size", 200)
                .param("offset", 0)
                .query(ProgrammeLine.class)
                .list();
    }
}
