package vn.nguon.reports;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody's wish for new numbers reaches the counting. */
@SpringBootTest
class ReportsListenerTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void countsWantedCountsEverySubjectAnew() {
        long top = jdbc.sql("INSERT INTO organisation (ref) VALUES (:ref) RETURNING id")
                .param("ref", UUID.randomUUID())
                .query(Long.class)
                .single();
        for (var subject : Subject.values())
            jdbc.sql(
                            "INSERT INTO report_counted (top_id, subject, day, counted_at) VALUES (:top, :subject, '2021-01-01', '2021-01-01')")
                    .param("top", top)
                    .param("subject", subject.name())
                    .update();
        transaction.executeWithoutResult(_ -> events.publishEvent(new CountsWanted(top)));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("SELECT bool_and(day > '2021-01-01') FROM report_counted WHERE top_id = :top")
                        .param("top", top)
                        .query(Boolean.class)
                        .single());
        jdbc.sql("DELETE FROM report_counted WHERE top_id = :top")
                .param("top", top)
                .update();
    }
}
