package vn.nguon.papers;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassFinished;

/**
 * A class that ends gives out its marks, if the school did not before: results tell them anyhow, and the days for an appeal (hạn phúc khảo)
 * begin with it. Twice is once; what was given out earlier keeps its day.
 */
@Component
class FinishedMarks {
    private final JdbcClient jdbc;
    private final Clock clock;

    FinishedMarks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(ClassFinished finished) {
        jdbc.sql("""
                INSERT INTO paper_setting AS s (class_id, released_at, released_by, version) VALUES (:class, :at, 'Khi lớp kết thúc', 1)
                    ON CONFLICT (class_id)
                    DO UPDATE SET released_at = excluded.released_at, released_by = excluded.released_by, version = s.version + 1
                        WHERE s.released_at IS NULL
                """)
                .param("class", finished.classId().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
