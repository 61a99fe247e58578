package vn.nguon.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;

/** The rows of appraisals: drafts, opinions, what was signed. */
@Component
class AppraisalBook {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final JsonMapper json = JsonMapper.builder().build();

    AppraisalBook(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    private static Levels levels(ResultSet row) throws SQLException {
        return new Levels(
                level(row, "quality"),
                level(row, "learning"),
                level(row, "research"),
                level(row, "theory"),
                level(row, "skills"));
    }

    private static @Nullable Level level(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? null : Level.valueOf(text);
    }

    Map<Long, Appraised.Draft> drafts(ClassId of) {
        var drafts = new HashMap<Long, Appraised.Draft>();
        for (var draft : jdbc.sql("""
                        SELECT enrolment_id, quality, learning, research, theory, skills, remark, reason, edited_by, edited_at, version
                          FROM appraisal_draft
                         WHERE class_id = :class
                        """)
                .param("class", of.value())
                .query((row, _) -> {
                    var at = row.getObject("edited_at", OffsetDateTime.class);
                    return new Appraised.Draft(
                            row.getLong("enrolment_id"),
                            levels(row),
                            row.getString("remark"),
                            row.getString("reason"),
                            row.getString("edited_by"),
                            at == null ? null : at.toInstant(),
                            row.getInt("version"));
                })
                .list()) drafts.put(draft.enrolment(), draft);
        return drafts;
    }

    Map<Long, Appraised.Signed> signed(ClassId of) {
        var signed = new HashMap<Long, Appraised.Signed>();
        for (var one : jdbc.sql("""
                        SELECT enrolment_id, ref, no, quality, learning, research, theory, skills, remark, signed_on, signer_name, signer_post, classification
                          FROM appraisal_in_force
                         WHERE class_id = :class
                        """)
                .param("class", of.value())
                .query((row, _) -> new Appraised.Signed(
                        row.getLong("enrolment_id"),
                        row.getObject("ref", UUID.class),
                        row.getInt("no"),
                        levels(row),
                        row.getString("remark"),
                        row.getObject("signed_on", LocalDate.class),
                        row.getString("signer_name"),
                        row.getString("signer_post"),
                        Classification.valueOf(row.getString("classification"))))
                .list()) signed.put(one.enrolment(), one);
        return signed;
    }

    /** Of the whole class; the class committee's before the group's. */
    Map<Long, List<Appraised.Opinion>> opinions(ClassId of) {
        var opinions = new HashMap<Long, List<Appraised.Opinion>>();
        for (var one : jdbc.sql("""
                        SELECT o.enrolment_id AS enrolment, o.kind, o.text, o.actor
                          FROM appraisal_opinion o
                          JOIN enrolment e ON e.id = o.enrolment_id
                         WHERE e.class_id = :class
                         ORDER BY o.enrolment_id, o.kind
                        """)
                .param("class", of.value())
                .query(Appraised.Opinion.class)
                .list())
            opinions.computeIfAbsent(one.enrolment(), _ -> new ArrayList<>()).add(one);
        return opinions;
    }

    private record NewDraft(
            long enrolment,
            @Nullable Level quality,
            @Nullable Level learning,
            @Nullable Level research,
            @Nullable Level theory,
            @Nullable Level skills,
            String remark,
            String reason) {}

    static final String DRAFT = """
            INSERT INTO appraisal_draft (enrolment_id, class_id, quality, learning, research, theory, skills, remark, reason)
            SELECT d.enrolment, :class, d.quality, d.learning, d.research, d.theory, d.skills, d.remark, d.reason
              FROM jsonb_to_recordset(CAST(:drafts AS jsonb))
                AS d(enrolment bigint, quality text, learning text, research text, theory text, skills text, remark text, reason text)
                ON CONFLICT DO NOTHING
            """;

    /** Begins drafts, for all in one statement; whoever has one keeps it. @return how many are new */
    int begin(ClassId of, Map<Long, AppraisalDraft> drafts, String reason) {
        var rows = drafts.entrySet().stream()
                .map(one -> {
                    var levels = one.getValue().levels();
                    return new NewDraft(
                            one.getKey(),
                            levels.quality(),
                            levels.learning(),
                            levels.research(),
                            levels.theory(),
                            levels.skills(),
                            one.getValue().remark(),
                            reason);
                })
                .toList();
        return jdbc.sql(DRAFT)
                .param("class", of.value())
                .param("drafts", json.writeValueAsString(rows))
                .update();
    }

    private static final String SAVE = """
            UPDATE appraisal_draft
               SET quality = :quality, learning = :learning, research = :research, theory = :theory, skills = :skills,
                   remark = :remark, reason = :reason, edited_by = :actor, edited_at = :at, version = version + 1
             WHERE enrolment_id = :enrolment
               AND version = :version
            """;

    /** False when somebody else saved or signed first. */
    boolean save(Viewer by, long enrolment, EditAppraisal edit) {
        var levels = edit.levels();
        return jdbc.sql(SAVE)
                        .param("quality", name(levels.quality()), java.sql.Types.VARCHAR)
                        .param("learning", name(levels.learning()), java.sql.Types.VARCHAR)
                        .param("research", name(levels.research()), java.sql.Types.VARCHAR)
                        .param("theory", name(levels.theory()), java.sql.Types.VARCHAR)
                        .param("skills", name(levels.skills()), java.sql.Types.VARCHAR)
                        .param("remark", edit.remark())
                        .param("reason", edit.reason())
                        .param("actor", by.name())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("enrolment", enrolment)
                        .param("version", edit.version())
                        .update()
                == 1;
    }

    private static final List<String> FILL = List.of("quality", "learning", "research", "theory", "skills");

    /** Gives one level to everybody whose side is open. @param side from 1 */
    int fill(Viewer by, ClassId of, int side, Level level) {
        var column = FILL.get(side - 1);
        return jdbc.sql("""
                        UPDATE appraisal_draft
                           SET %1$s = :level, edited_by = :actor, edited_at = :at, version = version + 1
                         WHERE class_id = :class
                           AND %1$s IS NULL
                        """.formatted(column))
                .param("level", level.name())
                .param("actor", by.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("class", of.value())
                .update();
    }

    private static @Nullable String name(@Nullable Level level) {
        return level == null ? null : level.name();
    }

    /** What a sheet says of the person, frozen. */
    record Person(String fullName, String born, String unit, String post) {}

    private record NewSheet(long enrolment, UUID ref, Person person) {}

    private static final String SIGN = """
            WITH taken AS (
                DELETE FROM appraisal_draft d
                 USING jsonb_to_recordset(CAST(:sheets AS jsonb)) AS s(enrolment bigint, ref uuid, person jsonb)
                 WHERE d.enrolment_id = s.enrolment
                   AND d.class_id = :class
                   AND d.remark <> ''
                   AND num_nulls(d.quality, d.learning, d.research, d.theory, d.skills) = 0
                RETURNING d.*, s.ref, s.person
            )
            INSERT INTO appraisal (ref, class_id, enrolment_id, no, quality, learning, research, theory, skills, remark, reason, person, organisation_id,
                                   signed_on, signed_at, signed_place, signer_name, signer_post, classification, account_id, actor)
            SELECT t.ref, t.class_id, t.enrolment_id, 1 + (SELECT count(*) FROM appraisal a WHERE a.enrolment_id = t.enrolment_id),
                   t.quality, t.learning, t.research, t.theory, t.skills, t.remark, t.reason, t.person, :organisation,
                   :signedOn, :at, :place, :name, :post, :classification, :account, :actor
              FROM taken t
             ORDER BY t.enrolment_id
            """;

    /** Turns ready drafts into signed sheets in one statement. @return how many: fewer than asked when somebody changed one meanwhile */
    int sign(Viewer by, ClassId of, OrganisationId organisation, Collection<Finding> people, SignAppraisals command) {
        var sheets = people.stream()
                .map(person -> new NewSheet(
                        person.enrolment(),
                        ids.next(),
                        new Person(person.fullName(), person.born(), person.unit(), person.post())))
                .toList();
        return jdbc.sql(SIGN)
                .param("sheets", json.writeValueAsString(sheets))
                .param("class", of.value())
                .param("organisation", organisation.value())
                .param("signedOn", command.signedOn())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("place", command.place())
                .param("name", command.name())
                .param("post", command.post())
                .param("classification", command.classification().name())
                .param("account", by.id().value())
                .param("actor", by.name())
                .update();
    }

    /** The post that the viewer's own person holds on a day, empty where none is known. */
    String postOf(Viewer viewer, LocalDate day) {
        return jdbc.sql("""
                        SELECT h.title
                          FROM person_account a
                          JOIN person_post_held h ON h.person_id = a.person_id AND h.valid @> :day
                         WHERE a.account_id = :viewer
                         ORDER BY h.id DESC
                         LIMIT 1
                        """)
                .param("viewer", viewer.id().value())
                .param("day", day)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
