package vn.nguon.rosters.nominating;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.TransitionCondition;
import vn.nguon.people.BuiltOnPeople;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Refusal;

/** What nominating tells the modules below through their interfaces. */
@Configuration(proxyBeanMethods = false)
class NominatingBeans {
    private static final String USES = """
        SELECT c.code, count(DISTINCT n.person_id)::int AS people, array_agg(DISTINCT p.full_name) AS names
          FROM nomination n
          JOIN training_class c ON c.id = n.class_id
          JOIN person_card p ON p.id = n.person_id
         WHERE n.person_id = ANY (CAST(:people AS bigint[]))
         GROUP BY c.code
         ORDER BY c.code
        """;

    private static final String LETTERS = """
        SELECT EXISTS (SELECT FROM summons s
                        WHERE s.class_id = :class
                          AND NOT EXISTS (SELECT FROM class_transition t WHERE t.class_id = s.class_id AND t.to_state = 'APPROVED' AND t.at > s.issued_at))
        """;

    /** A class is summoned by letters, issued since it was last approved: one that was put off is summoned anew. */
    @Bean
    @Order(1)
    TransitionCondition lettersBeforeSummoned(JdbcClient jdbc) {
        return (head, to) -> to != ClassState.SUMMONED
                        || jdbc.sql(LETTERS)
                                .param("class", head.id().value())
                                .query(Boolean.class)
                                .single()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "chua-co-giay-trieu-tap",
                        "Lớp chưa có giấy triệu tập. Ghi số, ngày và phát hành giấy ở trang Triệu tập."));
    }

    /** An import of people is not undone under nominations that stand on it. */
    @Bean
    BuiltOnPeople nominationsOfPeople(JdbcClient jdbc) {
        return people -> jdbc.sql(USES)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .query((row, _) -> new BuiltOnPeople.Use(
                        "người được đề nghị cử học lớp " + row.getString("code"),
                        row.getInt("people"),
                        Arrays.asList((String[]) row.getArray("names").getArray())))
                .list();
    }
}
