package vn.nguon.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;

/** Reads and writes the library. Situations are nobody's personal data; which organisation's a viewer sees is asked in SQL. */
@Component
class SituationBook {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    SituationBook(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** A line of the library. @param skills names of those it watches */
    record Line(
            UUID ref,
            String title,
            String owner,
            int minutes,
            int roles,
            String skills,
            boolean retired,
            int no,
            boolean file) {}

    /** Own ones and those that come with the program, but for those that an own one replaces. */
    private static final String LIST = """
            SELECT s.ref, v.title, coalesce(o.short_name, '') AS owner, v.minutes,
                   (SELECT count(*)::int FROM situation_role r WHERE r.version_id = v.id) AS roles,
                   (SELECT string_agg(k.name, ', ' ORDER BY k.order_no) FROM skill k
                     WHERE k.code IN (SELECT c.skill FROM situation_criterion c WHERE c.version_id = v.id)) AS skills,
                   s.retired_at IS NOT NULL AS retired, v.no, v.file_id IS NOT NULL AS file
              FROM situation s
              JOIN LATERAL (SELECT * FROM situation_version w WHERE w.situation_id = s.id ORDER BY w.no DESC LIMIT 1) v ON true
              LEFT JOIN organisation_card o ON o.id = s.organisation_id
             WHERE (s.organisation_id IS NULL OR s.organisation_id IN (SELECT visible_organisation(:viewer, CAST(:day AS date))))
               AND NOT EXISTS (SELECT FROM situation n WHERE n.replaces_id = s.id AND n.organisation_id IN (SELECT visible_organisation(:viewer, CAST(:day AS date))))
               AND (:skill = '' OR EXISTS (SELECT FROM situation_criterion c WHERE c.version_id = v.id AND c.skill = :skill))
               AND (:text = '' OR vn_fold(v.title || ' ' || v.scene) LIKE (SELECT '%' || vn_fold(:text) || '%'))
             ORDER BY s.retired_at IS NOT NULL, v.title COLLATE "vi-x-icu", s.id
             LIMIT 200
            """;

    /** At most 200, those in use first. */
    List<Line> list(Viewer viewer, String skill, String text) {
        return jdbc.sql(LIST)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("skill", skill)
                .param("text", text.replaceAll("[%_\\\\]", " ").strip())
                .query(Line.class)
                .list();
    }

    /** Without criteria. */
    private record Head(
            long id,
            UUID ref,
            long versionId,
            int no,
            String owner,
            @Nullable Long organisationId,
            boolean retired,
            int version,
            String title,
            String scene,
            String duty,
            int minutes,
            String material,
            @Nullable Long fileId,
            String fileName,
            List<String> roles) {}

    private static final String HEAD = """
            SELECT s.id, s.ref, v.id AS version_id, v.no, coalesce(o.short_name, '') AS owner, s.organisation_id, s.retired_at IS NOT NULL AS retired,
                   s.version, v.title, v.scene, v.duty, v.minutes, v.material, v.file_id, v.file_name,
                   (SELECT array_agg(r.name ORDER BY r.no) FROM situation_role r WHERE r.version_id = v.id) AS roles
              FROM situation_version v
              JOIN situation s ON s.id = v.situation_id
              LEFT JOIN organisation_card o ON o.id = s.organisation_id
            """;

    /** The newest version of one that the viewer sees. */
    Optional<Situation> find(Viewer viewer, UUID ref) {
        return jdbc.sql(HEAD + """
                 WHERE s.ref = :ref
                   AND (s.organisation_id IS NULL OR s.organisation_id IN (SELECT visible_organisation(:viewer, CAST(:day AS date))))
                 ORDER BY v.no DESC
                 LIMIT 1
                """)
                .param("ref", ref)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, _) -> head(row))
                .optional()
                .map(this::whole);
    }

    /** A version as it was played; whoever asks has passed the door of its turn. */
    Situation version(long version) {
        return whole(jdbc.sql(HEAD + " WHERE v.id = :version")
                .param("version", version)
                .query((row, _) -> head(row))
                .single());
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getLong("id"),
                row.getObject("ref", UUID.class),
                row.getLong("version_id"),
                row.getInt("no"),
                row.getString("owner"),
                row.getObject("organisation_id", Long.class),
                row.getBoolean("retired"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("scene"),
                row.getString("duty"),
                row.getInt("minutes"),
                row.getString("material"),
                row.getObject("file_id", Long.class),
                row.getString("file_name"),
                List.of((String[]) row.getArray("roles").getArray()));
    }

    private Situation whole(Head head) {
        var criteria = jdbc.sql("""
                SELECT c.no, c.name, c.skill, k.name AS skill_name, c.weight
                  FROM situation_criterion c
                  JOIN skill k ON k.code = c.skill
                 WHERE c.version_id = :id
                 ORDER BY c.no
                """)
                .param("id", head.versionId())
                .query(Situation.Criterion.class)
                .list();
        return new Situation(
                head.id(),
                head.ref(),
                head.versionId(),
                head.no(),
                head.owner(),
                head.organisationId(),
                head.retired(),
                head.version(),
                head.title(),
                head.scene(),
                head.duty(),
                head.minutes(),
                head.material(),
                head.fileId(),
                head.fileName(),
                head.roles(),
                criteria);
    }

    /** One of the five. */
    record Skill(String code, String name) {}

    List<Skill> skills() {
        return jdbc.sql("SELECT code, name FROM skill ORDER BY order_no")
                .query(Skill.class)
                .list();
    }

    /** @param replaces what it stands in place of for this organisation, null for nothing */
    long make(OrganisationId owner, UUID ref, @Nullable Long replaces) {
        return jdbc.sql(
                        "INSERT INTO situation (ref, organisation_id, replaces_id) VALUES (:ref, :owner, :replaces) RETURNING id")
                .param("ref", ref)
                .param("owner", owner.value())
                .param("replaces", replaces, Types.BIGINT)
                .query(Long.class)
                .single();
    }

    UUID fresh() {
        return ids.next();
    }

    /** @return whether nobody else had changed it first */
    boolean touch(long situation, int version) {
        return jdbc.sql("UPDATE situation SET version = version + 1 WHERE id = :id AND version = :version")
                        .param("id", situation)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean retire(long situation, boolean away) {
        return jdbc.sql(
                                "UPDATE situation SET retired_at = :at, version = version + 1 WHERE id = :id AND (retired_at IS NULL) = :away")
                        .param(
                                "at",
                                away ? clock.instant().atOffset(ZoneOffset.UTC) : null,
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("id", situation)
                        .param("away", away)
                        .update()
                == 1;
    }

    /** The next version. @param file null for none */
    void add(Viewer by, long situation, SituationText text, @Nullable Long file, String fileName) {
        var version = jdbc.sql("""
                INSERT INTO situation_version (situation_id, no, title, scene, duty, minutes, material, file_id, file_name, made_at, actor)
                SELECT :situation, coalesce(max(no), 0) + 1, :title, :scene, :duty, :minutes, :material, :file, :name, :at, :actor
                  FROM situation_version
                 WHERE situation_id = :situation
                RETURNING id
                """)
                .param("situation", situation)
                .param("title", text.title())
                .param("scene", text.scene())
                .param("duty", text.duty())
                .param("minutes", text.minutes())
                .param("material", text.material())
                .param("file", file, Types.BIGINT)
                .param("name", fileName)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", by.name())
                .query(Long.class)
                .single();
        jdbc.sql(
                        "INSERT INTO situation_role (version_id, no, name) SELECT :version, r.no, r.name FROM unnest(CAST(:names AS text[])) WITH ORDINALITY AS r (name, no)")
                .param("version", version)
                .param("names", text.roles().toArray(String[]::new))
                .update();
        var criteria = new ArrayList<>(text.criteria());
        jdbc.sql("""
                INSERT INTO situation_criterion (version_id, no, name, skill, weight)
                SELECT :version, c.no, c.name, c.skill, c.weight
                  FROM unnest(CAST(:names AS text[]), CAST(:skills AS text[]), CAST(:weights AS int[])) WITH ORDINALITY AS c (name, skill, weight, no)
                """)
                .param("version", version)
                .param(
                        "names",
                        criteria.stream().map(SituationText.Watched::name).toArray(String[]::new))
                .param(
                        "skills",
                        criteria.stream().map(SituationText.Watched::skill).toArray(String[]::new))
                .param(
                        "weights",
                        criteria.stream().map(SituationText.Watched::weight).toArray(Integer[]::new))
                .update();
    }
}
