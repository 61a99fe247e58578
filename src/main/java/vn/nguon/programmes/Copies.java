package vn.nguon.programmes;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.shared.Ids;

/** Makes the next version of a programme: everything goes along, who teaches what too; nothing is frozen. */
final class Copies {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Copies(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    private static final String PROGRAMME = """
        INSERT INTO programme (ref, title, note, version_no, replaces_id, organisation_id, bands, made_at)
        SELECT :ref, title, note, version_no + 1, id, organisation_id, bands, :at
          FROM programme
         WHERE id = :old
        RETURNING id
        """;

    ProgrammeId of(Programme old) {
        var copy = new ProgrammeId(jdbc.sql(PROGRAMME)
                .param("ref", ids.next())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("old", old.id().value())
                .query(Long.class)
                .single());
        for (var item : old.items()) item(copy, item);
        for (var part : old.assessment().parts()) part(copy, part);
        run("""
                INSERT INTO band (programme_id, order_no, name, floor, part_floor, passes)
                SELECT :copy, order_no, name, floor, part_floor, passes FROM band WHERE programme_id = :old
                """, copy, old);
        run("""
                INSERT INTO lecturer_topic (lecturer_id, item_id)
                SELECT t.lecturer_id, n.id
                  FROM lecturer_topic t
                  JOIN programme_item o ON o.id = t.item_id AND o.programme_id = :old
                  JOIN programme_item n ON n.programme_id = :copy AND n.order_no = o.order_no
                """, copy, old);
        run("""
                INSERT INTO post_topic (item_id, post_title, organisation_id)
                SELECT n.id, t.post_title, t.organisation_id
                  FROM post_topic t
                  JOIN programme_item o ON o.id = t.item_id AND o.programme_id = :old
                  JOIN programme_item n ON n.programme_id = :copy AND n.order_no = o.order_no
                """, copy, old);
        run("""
                INSERT INTO programme_reader (programme_id, organisation_id)
                SELECT :copy, organisation_id FROM programme_reader WHERE programme_id = :old
                """, copy, old);
        return copy;
    }

    private void item(ProgrammeId copy, ProgrammeItem item) {
        jdbc.sql("""
                INSERT INTO programme_item (ref, programme_id, order_no, kind, block_no, topic_no, title, periods, study_form, performer)
                SELECT :ref, :copy, order_no, kind, block_no, topic_no, title, periods, study_form, performer
                  FROM programme_item
                 WHERE id = :item
                """)
                .param("ref", ids.next())
                .param("copy", copy.value())
                .param("item", item.id().value())
                .update();
    }

    private void part(ProgrammeId copy, AssessmentPart part) {
        jdbc.sql("""
                INSERT INTO assessment_part (ref, programme_id, order_no, name, weight, minimum)
                SELECT :ref, :copy, order_no, name, weight, minimum
                  FROM assessment_part
                 WHERE id = :part
                """)
                .param("ref", ids.next())
                .param("copy", copy.value())
                .param("part", part.id().value())
                .update();
    }

    private void run(String sql, ProgrammeId copy, Programme old) {
        jdbc.sql(sql).param("copy", copy.value()).param("old", old.id().value()).update();
    }
}
