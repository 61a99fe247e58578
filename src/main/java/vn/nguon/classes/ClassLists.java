package vn.nguon.classes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;
import vn.nguon.web.ListQuery;

/** What this module's pages read. */
@Component
@Transactional(readOnly = true)
public class ClassLists {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final JdbcClient jdbc;

    ClassLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** No more are counted than that, and than what stands before the end of the page; for whoever looks into few organisations all are. */
    private static final int COUNTED = 200;

    private static final String WHERE = """
           AND (CAST(:state AS text) = '' OR c.state = :state)
           AND (CAST(:year AS int) = 0 OR extract(year FROM c.first_day) = :year)
           AND (CAST(:text AS text) = '' OR vn_fold(c.code || ' ' || c.name) LIKE '%' || vn_fold(:text) || '%')
        """;

    private static final String MINE = """
        WITH mine AS MATERIALIZED (
            SELECT CASE WHEN""";

    private static final String FOUND = """
            THEN CAST(:most AS int) END AS most
        ), found AS MATERIALIZED (
            SELECT c.id, c.code, c.name, c.state, c.first_day, c.last_day, c.capacity
              FROM training_class c
             WHERE""";

    private static final String PAGE = """
             LIMIT (SELECT most + 1 FROM mine)
        ), page AS MATERIALIZED (
            SELECT c.* FROM found c ORDER BY""";

    private static final String LINES = """
             LIMIT :size OFFSET :offset
        )
        SELECT c.code, c.name, c.state, c.first_day, c.last_day, c.capacity, t.total, t.beyond,
               (SELECT count(*) FROM class_person t WHERE t.class_id = c.id AND t.capacity = 'TRAINEE') AS trainees,
               coalesce((SELECT o.short_name FROM organisation_card o WHERE o.id = p.organisation_id), '') AS organiser
          FROM (SELECT least(count(f.id), m.most)::int AS total, coalesce(count(f.id) > m.most, false) AS beyond
                  FROM mine m LEFT JOIN found f ON true GROUP BY m.most) t
          LEFT JOIN page c ON true
          LEFT JOIN class_part p ON p.class_id = c.id AND p.part = 'ORGANISES'
         ORDER BY""";

    /**
     * Classes found.
     *
     * @param total all of them, at least 200 when {@code beyond}: of a long list no more are counted
     */
    public record Page(List<ClassLine> lines, int total, boolean beyond) {}

    Page list(Viewer viewer, ListQuery query) {
        return list(viewer, query, ClassDoor.MANY, COUNTED);
    }

    /** @param many whoever looks into more organisations than that is let in class by class @param counted no more are counted */
    Page list(Viewer viewer, ListQuery query, int many, int counted) {
        var most = Math.max(counted, query.offset() + query.size());
        var year = query.filter("nam");
        var order = order(query);
        var sql = MINE + OrganisationDoor.beyond(":day", Integer.toString(many)) + FOUND
                + ClassDoor.opens("c.id", ":day", many) + WHERE + " ORDER BY " + order + PAGE + order + LINES + order;
        var lines = new ArrayList<ClassLine>();
        var total = new AtomicInteger();
        var beyond = new AtomicBoolean();
        jdbc.sql(sql)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("state", query.filter("trang-thai"))
                .param("year", year.matches("[0-9]{4}") ? Integer.parseInt(year) : 0)
                .param("text", query.filter("tim"))
                .param("most", most)
                .param("size", query.size())
                .param("offset", query.offset())
                .query(row -> {
                    total.set(row.getInt("total"));
                    beyond.set(row.getBoolean("beyond"));
                    if (row.getString("code") != null) lines.add(line(row));
                });
        return new Page(List.copyOf(lines), total.get(), beyond.get());
    }

    private static ClassLine line(ResultSet row) throws SQLException {
        return new ClassLine(
                row.getString("code"),
                row.getString("name"),
                ClassState.valueOf(row.getString("state")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("capacity"),
                row.getInt("trainees"),
                row.getString("organiser"));
    }

    private static String order(ListQuery query) {
        var down = query.descending();
        return switch (query.sort()) {
            case "ten" -> " c.name COLLATE \"vi-x-icu\"" + (down ? " DESC" : "") + ", c.id";
            case "ma" -> " c.code" + (down ? " DESC" : "") + ", c.id";
            default -> " c.first_day" + (down ? " DESC NULLS FIRST" : " ASC NULLS LAST") + ", c.id DESC";
        };
    }

    /** From one year to the one before it, and in each no further than the first class that the viewer sees. */
    private static final String YEARS = """
        WITH RECURSIVE year AS (
            SELECT extract(year FROM max(c.first_day))::int AS no FROM training_class c
            UNION ALL
            SELECT (SELECT extract(year FROM max(c.first_day))::int FROM training_class c WHERE c.first_day < make_date(y.no, 1, 1))
              FROM year y
             WHERE y.no IS NOT NULL
        )
        SELECT y.no
          FROM year y
         WHERE y.no IS NOT NULL
           AND (SELECT true FROM training_class c
                 WHERE c.first_day >= make_date(y.no, 1, 1) AND c.first_day < make_date(y.no + 1, 1, 1)
                   AND""";

    private static final String YEARS_TAIL = """
                 LIMIT 1)
         ORDER BY y.no DESC
        """;

    /** Years with a visible class, newest first. */
    List<Integer> years(Viewer viewer) {
        return years(viewer, ClassDoor.MANY);
    }

    /** @param many whoever looks into more organisations than that is let in class by class */
    List<Integer> years(Viewer viewer, int many) {
        return jdbc.sql(YEARS + ClassDoor.opens("c.id", ":day", many) + YEARS_TAIL)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(Integer.class)
                .list();
    }

    private static final String DETAILS = """
        SELECT s.at AS submitted_at, coalesce(s.actor, '') AS submitted_by,
               a.at AS approved_at, coalesce(a.decision, '') AS decision,
               coalesce((SELECT t.reason FROM class_transition t WHERE t.class_id = c.id AND t.to_state = 'RETURNED' ORDER BY t.id DESC LIMIT 1), '') AS return_reason,
               c.programme_approved_at, coalesce((SELECT x.display_name FROM account x WHERE x.id = c.programme_approved_by), '') AS programme_approved_by,
               coalesce(h.full_name, '') AS supervisor, h.ref AS supervisor_ref, g.ref AS programme_ref,
               (SELECT count(*) FROM programme_topic i WHERE i.programme_id = c.programme_id AND i.kind = 'TOPIC') AS topics,
               (SELECT coalesce(json_agg(json_build_object('id', d.id, 'number', d.number, 'dated', to_char(d.dated, 'DD/MM/YYYY'), 'text', d.abstract, 'classification', d.classification) ORDER BY d.dated, d.id), '[]')
                  FROM class_scheme x JOIN document d ON d.id = x.document_id WHERE x.class_id = c.id) AS schemes,
               (SELECT coalesce(json_agg(json_build_object('name', m.person_name, 'post', m.post, 'capacity', m.capacity) ORDER BY m.order_no), '[]')
                  FROM class_steering m WHERE m.class_id = c.id) AS steering,
               (SELECT coalesce(json_agg(x.name ORDER BY x.order_no), '[]') FROM class_site x WHERE x.class_id = c.id) AS sites,
               (SELECT coalesce(json_agg(json_build_object('part', p.part, 'organisationId', p.organisation_id, 'organisation', o.ref, 'name', coalesce(v.name, o.name)) ORDER BY o.name, o.id), '[]')
                  FROM class_part p
                  JOIN organisation_card o ON o.id = p.organisation_id
                  LEFT JOIN organisation_version v ON v.organisation_id = p.organisation_id AND v.valid @> coalesce(c.first_day, CAST(:day AS date))
                 WHERE p.class_id = c.id) AS holders
          FROM training_class c
          LEFT JOIN programme g ON g.id = c.programme_id
          LEFT JOIN LATERAL (
               SELECT t.at, t.actor FROM class_transition t WHERE t.class_id = c.id AND t.to_state = 'SUBMITTED' ORDER BY t.id DESC LIMIT 1) s ON true
          LEFT JOIN LATERAL (
               SELECT t.at, d.number || ', ' || to_char(d.dated, 'DD/MM/YYYY') AS decision
                 FROM class_transition t
                 LEFT JOIN document d ON d.id = t.document_id
                WHERE t.class_id = c.id AND t.to_state = 'APPROVED' AND t.from_state = 'SUBMITTED'
                ORDER BY t.id DESC LIMIT 1) a ON true
          LEFT JOIN LATERAL (
               SELECT q.full_name, q.ref
                 FROM class_person x
                 JOIN person_card q ON q.id = x.person_id
                WHERE x.class_id = c.id AND x.capacity = 'SUPERVISOR'
                LIMIT 1) h ON true
         WHERE c.id = :id
        """;

    /** The caller has the head, so the viewer passed the class's door. */
    ClassDetails details(Viewer viewer, ClassHead head) {
        return jdbc.sql(DETAILS)
                .param("id", head.id().value())
                .param("day", viewer.today())
                .query((row, _) -> details(row))
                .single();
    }

    private static ClassDetails details(ResultSet row) throws SQLException {
        return new ClassDetails(
                at(row, "submitted_at"),
                row.getString("submitted_by"),
                at(row, "approved_at"),
                row.getString("decision"),
                row.getString("return_reason"),
                at(row, "programme_approved_at"),
                row.getString("programme_approved_by"),
                row.getString("supervisor"),
                row.getObject("supervisor_ref", UUID.class),
                row.getObject("programme_ref", UUID.class),
                row.getInt("topics"),
                JSON.readValue(row.getString("schemes"), new TypeReference<List<ClassDetails.Scheme>>() {}),
                JSON.readValue(row.getString("steering"), new TypeReference<List<SteeringMember>>() {}),
                JSON.readValue(row.getString("sites"), new TypeReference<List<String>>() {}),
                JSON.readValue(row.getString("holders"), new TypeReference<List<ClassDetails.Holder>>() {}));
    }

    static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** What these contribute to the checklist. One statement. */
    List<Step> steps(Viewer viewer, ClassHead head, List<? extends FactStep<?>> asked) {
        return FactStep.together(jdbc, asked, viewer, head);
    }

    /** How the class came to where it stands, oldest first. */
    List<Passage> passages(ClassHead head) {
        return jdbc.sql("""
                SELECT t.from_state AS "from", t.to_state AS "to", t.at, t.actor, t.reason, d.number, coalesce(d.classification, 'NORMAL') AS classification
                  FROM class_transition t
                  LEFT JOIN document d ON d.id = t.document_id
                 WHERE t.class_id = :id
                 ORDER BY t.id
                """)
                .param("id", head.id().value())
                .query((row, _) -> new Passage(
                        ClassState.valueOf(row.getString("from")),
                        ClassState.valueOf(row.getString("to")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("reason"),
                        row.getString("number"),
                        Classification.valueOf(row.getString("classification"))))
                .list();
    }

    /** One row of the list of classes. */
    public record ClassLine(
            String code,
            String name,
            ClassState state,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            int capacity,
            int trainees,
            String organiser) {}
}
