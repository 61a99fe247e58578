package vn.nguon.programmes;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Ids;

/** Writes a programme's lines. Numbers and order are always those of an {@link Outline}. */
@Component
class ItemRows {
    private final JdbcClient jdbc;
    private final Ids ids;

    ItemRows(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** One line at an order number that is free; numbers of blocks and topics come with {@link #place}. */
    ProgrammeItem add(ProgrammeId programme, ItemKind kind, int order, TopicText text) {
        var ref = ids.next();
        var periods = kind == ItemKind.TOPIC ? text.periods() : 0;
        var id = jdbc.sql("""
                INSERT INTO programme_item (ref, programme_id, order_no, kind, title, periods, study_form, performer)
                VALUES (:ref, :programme, :order, :kind, :title, :periods, :form, :performer)
                RETURNING id
                """)
                .param("ref", ref)
                .param("programme", programme.value())
                .param("order", order)
                .param("kind", kind.name())
                .param("title", text.title())
                .param("periods", periods)
                .param("form", text.form().name())
                .param("performer", text.performer())
                .query(Long.class)
                .single();
        return new ProgrammeItem(new ItemId(id), ref, kind, 0, 0, text.title(), periods, text.form(), text.performer());
    }

    /** One line where the outline puts it. */
    void insert(Programme programme, ItemKind kind, Optional<UUID> block, TopicText text) {
        var item = add(programme.id(), kind, programme.items().size() + 1, text);
        place(new Outline(programme.items()).add(item, block));
    }

    void change(ProgrammeItem item, TopicText text) {
        jdbc.sql("""
                UPDATE programme_item
                   SET title = :title, periods = :periods, study_form = :form, performer = :performer
                 WHERE id = :id
                """)
                .param("id", item.id().value())
                .param("title", text.title())
                .param("periods", item.topic() ? text.periods() : 0)
                .param("form", text.form().name())
                .param("performer", text.performer())
                .update();
    }

    void delete(ProgrammeItem item) {
        jdbc.sql("DELETE FROM programme_item WHERE id = :id")
                .param("id", item.id().value())
                .update();
    }

    /** Order and numbers of all lines in one statement; the order constraint is checked at its end. */
    void place(Outline outline) {
        jdbc.sql("""
                UPDATE programme_item i
                   SET order_no = x.place - 1, block_no = nullif(x.block, 0), topic_no = nullif(x.topic, 0)
                  FROM unnest(CAST(:ids AS bigint[]), CAST(:blocks AS int[]), CAST(:topics AS int[]))
                       WITH ORDINALITY AS x (id, block, topic, place)
                 WHERE i.id = x.id
                """)
                .param(
                        "ids",
                        outline.items().stream().map(item -> item.id().value()).toArray(Long[]::new))
                .param(
                        "blocks",
                        outline.items().stream().map(ProgrammeItem::blockNo).toArray(Integer[]::new))
                .param(
                        "topics",
                        outline.items().stream().map(ProgrammeItem::topicNo).toArray(Integer[]::new))
                .update();
    }
}
