package vn.nguon.sheets;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.shared.Viewer;

/** What each office said that the words over its columns mean, where the common table does not know or knows otherwise. */
@Repository
class ColumnMeanings {

    private final JdbcClient jdbc;
    private final Clock clock;

    ColumnMeanings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The words of an office; the common ones when it never said anything. */
    Vocabulary of(UUID office) {
        var learnt = new HashMap<String, Optional<Column>>();
        jdbc.sql("SELECT heading, meaning FROM column_meaning WHERE office = :office")
                .param("office", office)
                .query(row -> {
                    var meaning = row.getString("meaning");
                    learnt.put(
                            row.getString("heading"),
                            meaning.isEmpty() ? Optional.empty() : Optional.of(Column.valueOf(meaning)));
                });
        return new Vocabulary(learnt);
    }

    /**
     * Keeps what differs from the common words; what agrees with them is forgotten, so that a slip can be mended.
     *
     * @param columns as the person said; null meaning: left aside
     */
    void remember(Viewer who, UUID office, List<FoundColumn> columns) {
        for (var column : columns) {
            var heading = Vocabulary.key(column.heading());
            if (heading.isEmpty()) continue;
            var said = column.meaning();
            var common = Vocabulary.COMMON.meaningOf(column.heading());
            if (common.equals(Optional.ofNullable(said)) && said != null) {
                jdbc.sql("DELETE FROM column_meaning WHERE office = :office AND heading = :heading")
                        .param("office", office)
                        .param("heading", heading)
                        .update();
                continue;
            }
            jdbc.sql("""
                            INSERT INTO column_meaning (office, heading, meaning, actor, said_at)
                            VALUES (:office, :heading, :meaning, :actor, :at)
                            ON CONFLICT (office, heading)
                            DO UPDATE SET meaning = excluded.meaning, actor = excluded.actor, said_at = excluded.said_at
                            """)
                    .param("office", office)
                    .param("heading", heading)
                    .param("meaning", said == null ? "" : said.name())
                    .param("actor", who.name())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
