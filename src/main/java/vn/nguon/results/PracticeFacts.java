package vn.nguon.results;

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

/** What practice knows of each trainee, in sentences for the draft of an appraisal: the five skills before and after. From its published views. */
@Component
class PracticeFacts {
    private final JdbcClient jdbc;

    PracticeFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** Sentences by enrolment; nothing for who answered nothing. */
    Map<Long, List<String>> of(ClassId id) {
        var byPerson = new LinkedHashMap<Long, Map<String, List<Skill>>>();
        for (var skill :
                jdbc.sql(SKILLS).param("class", id.value()).query(Skill.class).list())
            byPerson.computeIfAbsent(skill.enrolmentId(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(skill.who(), _ -> new ArrayList<>())
                    .add(skill);
        var sentences = new HashMap<Long, List<String>>();
        byPerson.forEach((enrolment, who) -> sentences.put(
                enrolment,
                who.entrySet().stream()
                        .map(one -> sentence(one.getKey(), one.getValue()))
                        .toList()));
        return sentences;
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
