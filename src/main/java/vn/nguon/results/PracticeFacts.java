package vn.nguon.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.ClassId;

/**
 * What practice knows of each trainee, in sentences for the draft of an appraisal: role practice, recommendations, the five skills before and after. From
 * its published views.
 */
@Component
class PracticeFacts {
    private final JdbcClient jdbc;

    PracticeFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sentences by enrolment; nothing for who did and answered nothing. */
    Map<Long, List<String>> of(ClassId id) {
        var sentences = new HashMap<Long, List<String>>();
        acted(id, sentences);
        recommended(id, sentences);
        answered(id, sentences);
        return sentences;
    }

    private static void add(Map<Long, List<String>> sentences, long enrolment, String sentence) {
        sentences.computeIfAbsent(enrolment, _ -> new ArrayList<>()).add(sentence);
    }

    private record Acted(long enrolmentId, int turns, BigDecimal mark, String conclusion) {}

    private void acted(ClassId id, Map<Long, List<String>> sentences) {
        for (var one :
                jdbc.sql("""
                        SELECT enrolment_id, turns, mark, conclusion FROM practice_mark WHERE class_id = :class ORDER BY enrolment_id
                        """).param("class", id.value()).query(Acted.class).list()) {
            var words = one.conclusion().strip();
            add(
                    sentences,
                    one.enrolmentId(),
                    "Thực hành vai người đứng đầu %d lượt, %s điểm%s"
                            .formatted(
                                    one.turns(),
                                    Figures.plain(one.mark().setScale(2, RoundingMode.HALF_UP)),
                                    words.isEmpty() ? "." : "; " + (words.endsWith(".") ? words : words + ".")));
        }
    }

    /** @param own proposed by the trainee alone; {@code made} those and the group's; {@code taken} accepted, in part or whole, or done */
    private record Recommended(long enrolmentId, int own, int made, int taken) {}

    private static final String RECOMMENDED = """
            SELECT m.enrolment_id, count(*) FILTER (WHERE r.enrolment_id = m.enrolment_id) AS own, count(*) AS made,
                   count(*) FILTER (WHERE r.state IN ('ACCEPTED', 'PARTLY', 'DONE')) AS taken
              FROM field_member m
              JOIN published_recommendation r
                ON r.group_id = m.group_id AND (r.enrolment_id IS NULL OR r.enrolment_id = m.enrolment_id)
             WHERE m.class_id = :class
             GROUP BY m.enrolment_id
             ORDER BY m.enrolment_id
            """;

    private void recommended(ClassId id, Map<Long, List<String>> sentences) {
        for (var one : jdbc.sql(RECOMMENDED)
                .param("class", id.value())
                .query(Recommended.class)
                .list())
            add(
                    sentences,
                    one.enrolmentId(),
                    "Nghiên cứu thực tế: nhóm và bản thân nêu %d giải pháp, kiến nghị%s, %d được tiếp thu."
                            .formatted(
                                    one.made(),
                                    one.own() == 0 ? "" : " (tự nêu %d)".formatted(one.own()),
                                    one.taken()));
    }

    /** @param before null when not answered; {@code after} likewise; {@code most} top of the scale */
    private record Skill(
            long enrolmentId,
            String who,
            String skillName,
            @Nullable Integer before,
            @Nullable Integer after,
            int most) {}

    private static final String SKILLS = """
            SELECT s.enrolment_id, s.who, s.skill_name, max(s.value) FILTER (WHERE s.moment = 'BEFORE') AS before,
                   max(s.value) FILTER (WHERE s.moment = 'AFTER') AS after, max(s.most) AS most
              FROM skill_score s
             WHERE s.class_id = :class
             GROUP BY s.enrolment_id, s.who, s.order_no, s.skill_name
             ORDER BY s.enrolment_id, s.who DESC, s.order_no
            """;

    private void answered(ClassId id, Map<Long, List<String>> sentences) {
        var byPerson = new LinkedHashMap<Long, Map<String, List<Skill>>>();
        for (var skill :
                jdbc.sql(SKILLS).param("class", id.value()).query(Skill.class).list())
            byPerson.computeIfAbsent(skill.enrolmentId(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(skill.who(), _ -> new ArrayList<>())
                    .add(skill);
        byPerson.forEach(
                (enrolment, who) -> who.forEach((one, skills) -> add(sentences, enrolment, sentence(one, skills))));
    }

    private static String sentence(String who, List<Skill> skills) {
        var parts = skills.stream().map(PracticeFacts::words).toList();
        return "%s, thang %d, trước và sau khóa: %s."
                .formatted(
                        who.equals("SELF") ? "Tự đánh giá" : "Nơi cử đánh giá",
                        skills.getFirst().most(),
                        String.join(", ", parts));
    }

    private static String words(Skill skill) {
        var before = skill.before();
        var after = skill.after();
        return "%s %s–%s"
                .formatted(
                        skill.skillName().toLowerCase(Locale.of("vi")),
                        before == null ? "?" : before,
                        after == null ? "?" : after);
    }
}
