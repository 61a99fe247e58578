package vn.nguon.practice;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;

/** Versions of the form. Rights are checked by the façade. */
@Component
class SkillForms {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    SkillForms(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    private static final String FORM = """
            SELECT f.id, f.ref, f.no, coalesce(o.short_name, '') AS owner, f.title, f.intro, f.scale,
                   q.skill, s.name, q.self_text, q.commune_text
              FROM skill_form f
              JOIN skill_question q ON q.form_id = f.id
              JOIN skill s ON s.code = q.skill
              LEFT JOIN organisation_card o ON o.id = f.organisation_id
             WHERE f.id = :id
             ORDER BY s.order_no
            """;

    SkillForm get(long id) {
        var questions = new ArrayList<SkillForm.Question>();
        var heads = jdbc.sql(FORM)
                .param("id", id)
                .query((row, _) -> {
                    questions.add(new SkillForm.Question(
                            row.getString("skill"),
                            row.getString("name"),
                            row.getString("self_text"),
                            row.getString("commune_text")));
                    return head(row);
                })
                .list();
        var head = heads.getFirst();
        return new SkillForm(
                head.id(), head.ref(), head.no(), head.owner(), head.title(), head.intro(), head.scale(), questions);
    }

    private static SkillForm head(ResultSet row) throws SQLException {
        return new SkillForm(
                row.getLong("id"),
                Objects.requireNonNull(row.getObject("ref", java.util.UUID.class)),
                row.getInt("no"),
                row.getString("owner"),
                row.getString("title"),
                row.getString("intro"),
                strings(row.getArray("scale")),
                List.of());
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    /** The organiser's own newest version, else the school's, else the one that comes with the program. */
    private static final String NEWEST = """
            SELECT f.id
              FROM skill_form f
              LEFT JOIN class_part p ON p.organisation_id = f.organisation_id AND p.class_id = :class AND p.part IN ('ORGANISES', 'ISSUES_CERTIFICATE')
             WHERE f.organisation_id IS NULL OR p.class_id IS NOT NULL
             ORDER BY array_position(ARRAY['ORGANISES', 'ISSUES_CERTIFICATE'], p.part) NULLS LAST, f.no DESC
             LIMIT 1
            """;

    /** What a class that begins now begins with. */
    long newest(ClassId id) {
        return jdbc.sql(NEWEST).param("class", id.value()).query(Long.class).single();
    }

    /** A version of this organisation, with the skills in the order of the catalogue. @param form its id, ref, no and owner count for nothing */
    long add(Viewer by, OrganisationId owner, SkillForm form) {
        var id = jdbc.sql("""
                INSERT INTO skill_form (ref, organisation_id, no, title, intro, scale, made_at, actor)
                SELECT :ref, :owner, coalesce(max(no), 0) + 1, :title, :intro, CAST(:scale AS text[]), :at, :actor
                  FROM skill_form
                 WHERE organisation_id = :owner
                RETURNING id
                """)
                .param("ref", ids.next())
                .param("owner", owner.value(), Types.BIGINT)
                .param("title", form.title())
                .param("intro", form.intro())
                .param("scale", form.scale().toArray(String[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", by.name())
                .query(Long.class)
                .single();
        var questions = form.questions();
        jdbc.sql("""
                INSERT INTO skill_question (form_id, skill, self_text, commune_text)
                SELECT :form, * FROM unnest(CAST(:skills AS text[]), CAST(:own AS text[]), CAST(:commune AS text[]))
                """)
                .param("form", id)
                .param(
                        "skills",
                        questions.stream().map(SkillForm.Question::skill).toArray(String[]::new))
                .param("own", questions.stream().map(SkillForm.Question::self).toArray(String[]::new))
                .param(
                        "commune",
                        questions.stream().map(SkillForm.Question::commune).toArray(String[]::new))
                .update();
        return id;
    }

    /** The organisation whose forms this class's edits make; null while nobody organises it. */
    @Nullable
    OrganisationId owner(ClassId id) {
        return jdbc.sql("SELECT organisation_id FROM class_part WHERE class_id = :class AND part = 'ORGANISES'")
                .param("class", id.value())
                .query(Long.class)
                .optional()
                .map(OrganisationId::new)
                .orElse(null);
    }
}
