package vn.nguon.classes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Viewer;
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

    private static final String WHERE = """
         WHERE c.id IN (SELECT v FROM visible_class(:viewer, CAST(:day AS date)) AS v)
           AND (CAST(:state AS text) = '' OR c.state = :state)
           AND (CAST(:year AS int) = 0 OR extract(year FROM c.first_day) = :year)
           AND (CAST(:text AS text) = '' OR vn_fold(c.code || ' ' || c.name) LIKE '%' || vn_fold(:text) || '%')
        """;

    private static final String LIST = """
        SELECT c.code, c.name, c.state, c.first_day, c.last_day, c.capacity,
               (SELECT count(*) FROM class_person t WHERE t.class_id = c.id AND t.capacity = 'TRAINEE') AS trainees,
               coalesce((SELECT o.short_name FROM class_part p JOIN organisation_card o ON o.id = p.organisation_id
                          WHERE p.class_id = c.id AND p.part = 'ORGANISES'), '') AS organiser
          FROM training_class c
        """ + WHERE;

    List<ClassLine> list(Viewer viewer, ListQuery query) {
        return bind(LIST + " ORDER BY " + order(query) + " LIMIT :size OFFSET :offset", viewer, query)
                .param("size", query.size())
                .param("offset", query.offset())
                .query(ClassLine.class)
                .list();
    }

    int count(Viewer viewer, ListQuery query) {
        return bind("SELECT count(*) FROM training_class c " + WHERE, viewer, query)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec bind(String sql, Viewer viewer, ListQuery query) {
        var year = query.filter("nam");
        return jdbc.sql(sql)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("state", query.filter("trang-thai"))
                .param("year", year.matches("[0-9]{4}") ? Integer.parseInt(year) : 0)
                .param("text", query.filter("tim"));
    }

    private static String order(ListQuery query) {
        var down = query.descending();
        return switch (query.sort()) {
            case "ten" -> "c.name COLLATE \"vi-x-icu\"" + (down ? " DESC" : "") + ", c.id";
            case "ma" -> "c.code" + (down ? " DESC" : "") + ", c.id";
            default -> "c.first_day" + (down ? " ASC NULLS LAST" : " DESC NULLS FIRST") + ", c.id DESC";
        };
    }

    /** Years with a visible class, newest first. */
    List<Integer> years(Viewer viewer) {
        return jdbc.sql("""
                SELECT DISTINCT extract(year FROM c.first_day)::int AS year
                  FROM training_class c
                 WHERE c.first_day IS NOT NULL
                   AND c.id IN (SELECT v FROM visible_class(:viewer, CAST(:day AS date)) AS v)
                 ORDER BY year DESC
                """)
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
