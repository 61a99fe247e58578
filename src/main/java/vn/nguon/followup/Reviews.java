package vn.nguon.followup;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Reviews of people placed in the post they were planned for, on the five skills: by themselves, and by the committee there. Both may be
 * changed until the time for them is over.
 */
@Service
public class Reviews {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Months months;
    private final Owed owed;

    Reviews(JdbcClient jdbc, Clock clock, Months months, Owed owed) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.months = months;
        this.owed = owed;
    }

    /** Who speaks. */
    public enum Who {
        SELF,
        COMMUNE
    }

    /** One of the five. @param question as put to who speaks */
    public record Skill(String code, String name, String question) {}

    /** A topic of the class the person finished. @param wanted whether more of it was asked for before */
    public record Topic(UUID ref, String title, boolean wanted) {}

    /**
     * A review as it may be filled in.
     *
     * @param scale what 1, 2, 3 … stand for
     * @param values given before, by skill
     * @param topics of the last class finished, in its order; empty for who finished none
     * @param closed why it cannot be answered today; empty when it can
     */
    public record Sheet(
            UUID entry,
            Who who,
            int after,
            String fullName,
            String title,
            LocalDate placedOn,
            List<String> scale,
            List<Skill> skills,
            Map<String, Integer> values,
            String remark,
            List<Topic> topics,
            String closed) {
        public Sheet {
            scale = List.copyOf(scale);
            skills = List.copyOf(skills);
            values = Map.copyOf(values);
            topics = List.copyOf(topics);
        }
    }

    private record Head(
            long entry,
            UUID ref,
            String fullName,
            String title,
            LocalDate placedOn,
            @Nullable Long sentClass,
            boolean self) {}

    /** The person placed, else whoever acts for the committee there, also after its tasks passed on. */
    private static final String HEAD = """
            SELECT p.entry_id AS entry, p.ref, c.full_name, p.title, p.placed_on, p.sent_class, p.self
              FROM (SELECT x.*,
                           EXISTS (SELECT FROM files_of(x.person_id) AS f (id) JOIN person_account o ON o.person_id = f.id AND o.account_id = :viewer) AS self
                      FROM placement x
                     WHERE x.ref = :ref
                    OFFSET 0) p
              JOIN person_card c ON c.id = p.person_id
             WHERE p.self OR p.organisation_id = ANY (ARRAY(SELECT acting_commune(:viewer, CAST(:today AS date))))
            """;

    private Head head(Viewer viewer, UUID entry, int after) {
        if (!months.reviews(viewer.today()).contains(after)) throw new NotFound("no review after " + after);
        return jdbc.sql(HEAD)
                .param("ref", entry)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(Head.class)
                .optional()
                .orElseThrow(() -> new NotFound("placement " + entry));
    }

    /** @throws NotFound unless the viewer is the person placed or acts for the committee there */
    @Transactional(readOnly = true)
    public Sheet sheet(Viewer viewer, UUID entry, int after) {
        return sheet(viewer, head(viewer, entry, after), after);
    }

    private Sheet sheet(Viewer viewer, Head head, int after) {
        var who = head.self() ? Who.SELF : Who.COMMUNE;
        var scale = new ArrayList<String>();
        var skills = new ArrayList<Skill>();
        wording(head, who, scale, skills);
        var values = new LinkedHashMap<String, Integer>();
        var remark = new StringBuilder();
        jdbc.sql("""
                                    SELECT v.skill, v.value, r.remark FROM placement_review r JOIN placement_review_value v ON v.review_id = r.id
                                     WHERE r.entry_id = :entry AND r.months = :months AND r.who = :who
                                    """)
                .param("entry", head.entry())
                .param("months", after)
                .param("who", who.name())
                .query(row -> {
                    values.put(row.getString("skill"), row.getInt("value"));
                    remark.setLength(0);
                    remark.append(row.getString("remark"));
                });
        return new Sheet(
                head.ref(),
                who,
                after,
                head.fullName(),
                head.title(),
                head.placedOn(),
                scale,
                skills,
                values,
                remark.toString(),
                topics(head, after, who),
                closed(viewer, head, after));
    }

    private List<Topic> topics(Head head, int after, Who who) {
        if (head.sentClass() == null) return List.of();
        return jdbc.sql("""
                                    SELECT i.ref, i.title,
                                           EXISTS (SELECT FROM placement_review r JOIN placement_review_topic w ON w.review_id = r.id AND w.item_id = i.id
                                                    WHERE r.entry_id = :entry AND r.months = :months AND r.who = :who) AS wanted
                                      FROM training_class k
                                      JOIN programme_topic i ON i.programme_id = k.programme_id AND i.kind = 'TOPIC'
                                     WHERE k.id = :class
                                     ORDER BY i.order_no
                                    """)
                .param("entry", head.entry())
                .param("months", after)
                .param("who", who.name())
                .param("class", head.sentClass())
                .query(Topic.class)
                .list();
    }

    /** The words of the last class the person finished, else of the form that comes with the program. */
    private void wording(Head head, Who who, List<String> scale, List<Skill> skills) {
        jdbc.sql("""
                                    SELECT w.skill, w.skill_name, w.said_of_self, w.said_of_other, w.scale
                                      FROM skill_wording w
                                     WHERE w.class_id IS NOT DISTINCT FROM
                                           (SELECT x.class_id FROM skill_wording x WHERE x.class_id = :class LIMIT 1)
                                     ORDER BY w.order_no
                                    """).param("class", head.sentClass(), Types.BIGINT).query(row -> {
            if (scale.isEmpty()) scale.addAll(strings(row.getArray("scale")));
            skills.add(new Skill(
                    row.getString("skill"),
                    row.getString("skill_name"),
                    row.getString(who == Who.SELF ? "said_of_self" : "said_of_other")));
        });
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private String closed(Viewer viewer, Head head, int after) {
        var window = Window.of(head.placedOn(), after, months.window(viewer.today()));
        if (viewer.today().isBefore(window.from())) return "Chưa đến ngày nhận xét: " + Vn.date(window.from());
        return window.holds(viewer.today()) ? "" : "Thời gian nhận xét đã hết ngày " + Vn.date(window.to());
    }

    /**
     * Writes or changes the review.
     *
     * @param values by skill, 1 to the scale's length; one for each
     * @param wanted topics of {@link Sheet#topics} that the person needs more of; what is not among them is left out
     */
    @Transactional
    public Outcome<UUID> answer(
            Viewer viewer, UUID entry, int after, Map<String, Integer> values, String remark, Collection<UUID> wanted) {
        var head = head(viewer, entry, after);
        var sheet = sheet(viewer, head, after);
        if (!sheet.closed().isEmpty()) return Outcome.refused("ngoai-han", sheet.closed() + ".");
        for (var skill : sheet.skills()) {
            var value = values.get(skill.code());
            if (value == null || value < 1 || value > sheet.scale().size())
                return Outcome.refused("thieu-muc", "Chọn một mức cho mặt " + skill.name() + ".");
        }
        var id = jdbc.sql("""
                                    INSERT INTO placement_review (entry_id, months, who, most, remark, account_id, actor, at)
                                    VALUES (:entry, :months, :who, :most, :remark, :account, :actor, :at)
                                    ON CONFLICT (entry_id, months, who)
                                    DO UPDATE SET remark = excluded.remark, account_id = excluded.account_id, actor = excluded.actor, at = excluded.at
                                    RETURNING id
                                    """)
                .param("entry", head.entry())
                .param("months", after)
                .param("who", sheet.who().name())
                .param("most", sheet.scale().size())
                .param("remark", VietnameseText.clean(remark))
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        jdbc.sql("DELETE FROM placement_review_value WHERE review_id = :id")
                .param("id", id)
                .update();
        for (var skill : sheet.skills())
            jdbc.sql("INSERT INTO placement_review_value (review_id, skill, value) VALUES (:id, :skill, :value)")
                    .param("id", id)
                    .param("skill", skill.code())
                    .param("value", values.get(skill.code()))
                    .update();
        jdbc.sql("DELETE FROM placement_review_topic WHERE review_id = :id")
                .param("id", id)
                .update();
        for (var topic : sheet.topics())
            if (wanted.contains(topic.ref()))
                jdbc.sql(
                                "INSERT INTO placement_review_topic (review_id, item_id) SELECT :id, i.id FROM programme_topic i WHERE i.ref = :topic")
                        .param("id", id)
                        .param("topic", topic.ref())
                        .update();
        owed.again();
        return Outcome.done(entry);
    }

    /**
     * A review that somebody owes, gave or missed.
     *
     * @param window the days on which it may be written
     */
    public record Line(
            UUID entry,
            String fullName,
            String unitName,
            String title,
            LocalDate placedOn,
            int after,
            boolean answered,
            Window window) {
        /** Where it stands on the day. */
        public Standing on(LocalDate day) {
            if (answered) return Standing.ANSWERED;
            if (day.isBefore(window.from())) return Standing.TO_COME;
            return window.holds(day) ? Standing.DUE : Standing.MISSED;
        }
    }

    /** Where a review stands. */
    public enum Standing {
        DUE("due", "Đến hạn"),
        TO_COME("block", "Chưa đến ngày"),
        ANSWERED("done", "Đã nhận xét"),
        MISSED("late", "Không nhận xét");

        private final String tag;
        private final String words;

        Standing(String tag, String words) {
            this.tag = tag;
            this.words = words;
        }

        /** Kind of the status tag. */
        public String tag() {
            return tag;
        }

        public String words() {
            return words;
        }
    }

    private record Row(
            UUID entry,
            String fullName,
            String unitName,
            String title,
            LocalDate placedOn,
            int after,
            boolean answered) {}

    /** One's own, the latest post first. One statement. */
    @Transactional(readOnly = true)
    public List<Line> own(Viewer viewer) {
        return lines(
                viewer,
                Who.SELF,
                "n.person_id = ANY (ARRAY(SELECT files_of(a.person_id) FROM person_account a WHERE a.account_id = :viewer))");
    }

    /** Of people placed at the committees that the viewer acts for. One statement, at most a hundred people. */
    @Transactional(readOnly = true)
    public List<Line> ofCommune(Viewer viewer) {
        return lines(
                viewer,
                Who.COMMUNE,
                "n.organisation_id = ANY (ARRAY(SELECT acting_commune(:viewer, CAST(:today AS date))))");
    }

    /** IS TRUE: by the entries behind the door, where a plan for all values went through the placements of two years. */
    private List<Line> lines(Viewer viewer, Who who, String door) {
        var after = months.reviews(viewer.today());
        var days = months.window(viewer.today());
        return jdbc
                .sql("""
                        WITH placed AS MATERIALIZED (
                            SELECT n.id, n.ref, n.title, n.organisation_id, n.ended_on, c.given_name, c.full_name
                              FROM planning_course n
                              JOIN person_card c ON c.id = n.person_id
                             WHERE n.ending = 'APPOINTED'
                               AND (n.ended_on BETWEEN CAST(:today AS date) - 731 AND CAST(:today AS date)) IS TRUE
                               AND %s
                             ORDER BY n.ended_on DESC, c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", n.id
                             LIMIT 100
                        )
                        SELECT p.ref AS entry, p.full_name, o.short_name AS unit_name, p.title, p.ended_on AS placed_on, m.months AS after,
                               r.id IS NOT NULL AS answered
                          FROM placed p
                         CROSS JOIN LATERAL (SELECT c.short_name FROM organisation_card c WHERE c.id = p.organisation_id OFFSET 0) o
                         CROSS JOIN (VALUES (CAST(:first AS int)), (CAST(:second AS int))) AS m (months)
                          LEFT JOIN placement_review r ON r.entry_id = p.id AND r.months = m.months AND r.who = :who
                         ORDER BY p.ended_on DESC, p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", p.id, m.months
                        """.formatted(door))
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("first", after.getFirst())
                .param("second", after.getLast())
                .param("who", who.name())
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Line(
                        row.entry(),
                        row.fullName(),
                        row.unitName(),
                        row.title(),
                        row.placedOn(),
                        row.after(),
                        row.answered(),
                        Window.of(row.placedOn(), row.after(), days)))
                // what waits for an answer first; otherwise as read
                .sorted(Comparator.comparing(line -> line.on(viewer.today()) != Standing.DUE))
                .toList();
    }
}
