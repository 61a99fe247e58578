package vn.nguon.rosters.nominating;

import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.people.BuiltOnPeople;
import vn.nguon.shared.PersonId;

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
