package vn.nguon.rosters;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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

/** What rosters tell the modules below through their interfaces. */
@Configuration(proxyBeanMethods = false)
class RosterBeans {

    /** Nobody is summoned before the sending decision. */
    @Bean
    @Order(0)
    TransitionCondition rosterBeforeSummons(RosterTable table) {
        return (head, to) -> to != ClassState.SUMMONED || table.state(head.id()).approved()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "danh-sach-chua-duyet",
                        "Danh sách học viên chưa được duyệt. Duyệt danh sách ở trang Học viên, rồi triệu tập."));
    }

    private static final String USES = """
        SELECT c.code, count(DISTINCT e.person_id)::int AS people, array_agg(DISTINCT p.full_name) AS names
          FROM enrolment e
          JOIN training_class c ON c.id = e.class_id
          JOIN person_card p ON p.id = e.person_id
         WHERE e.person_id = ANY (CAST(:people AS bigint[]))
         GROUP BY c.code
         ORDER BY c.code
        """;

    /** An import of people is not undone under the roster that stands on it. */
    @Bean
    BuiltOnPeople enrolmentsOfPeople(JdbcClient jdbc) {
        return people -> uses(jdbc, people);
    }

    private static List<BuiltOnPeople.Use> uses(JdbcClient jdbc, Collection<PersonId> people) {
        return jdbc.sql(USES)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .query((row, _) -> new BuiltOnPeople.Use(
                        "học viên của lớp " + row.getString("code"), row.getInt("people"), Arrays.asList((String[])
                                row.getArray("names").getArray())))
                .list();
    }
}
