package vn.nguon.timetable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.BirthDate;
import vn.nguon.sheets.Programme;
import vn.nguon.sheets.ProgrammeItem;
import vn.nguon.sheets.ProgrammeReader;
import vn.nguon.sheets.ProgrammeReading;

/** The ground under a timetable: the real programme of 18 topics and 128 periods, rooms, and lecturers. */
@Component
public class TaughtClass {
    private final PlannedDistrict district;
    private final ProgrammeReader reader;
    private final JdbcClient jdbc;
    private long programme;
    /** Items by title, for tests that name one. */
    final Map<String, UUID> topics = new HashMap<>();

    TaughtClass(PlannedDistrict district, ProgrammeReader reader, JdbcClient jdbc) {
        this.district = district;
        this.reader = reader;
        this.jdbc = jdbc;
    }

    public void build() {
        district.build();
        topics.clear();
        programme = jdbc.sql(
                        "INSERT INTO programme (ref, title, organisation_id, made_at) VALUES (:ref, 'Bồi dưỡng', :at, '2022-09-01') RETURNING id")
                .param("ref", UUID.randomUUID())
                .param("at", district.board)
                .query(Long.class)
                .single();
        var order = 0;
        var block = 0;
        var topic = 0;
        for (var item : read().items()) {
            switch (item) {
                case ProgrammeItem.Ceremony ceremony ->
                    item(
                            ++order,
                            ceremony.kind() == ProgrammeItem.Kind.OPENING ? "OPENING" : "CLOSING",
                            0,
                            0,
                            ceremony.title(),
                            0);
                case ProgrammeItem.Block b -> {
                    topic = 0;
                    item(++order, "BLOCK", ++block, 0, b.title(), 0);
                }
                case ProgrammeItem.Topic t -> item(++order, "TOPIC", block, ++topic, t.title(), t.periods());
            }
        }
    }

    private Programme read() {
        try {
            return switch (reader.read(new ByteArrayInputStream(district.file("chuong-trinh.xlsx")), "x")) {
                case ProgrammeReading.Understood(var understood, var _) -> understood;
                case ProgrammeReading.NotUnderstood(var why) -> throw new IllegalStateException(why);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void item(int order, String kind, int block, int topic, String title, int periods) {
        var ref = UUID.randomUUID();
        topics.put(title, ref);
        jdbc.sql("""
                INSERT INTO programme_item (ref, programme_id, order_no, kind, block_no, topic_no, title, periods)
                VALUES (:ref, :programme, :order, :kind, nullif(:block, 0), nullif(:topic, 0), :title, :periods)
                """)
                .param("ref", ref)
                .param("programme", programme)
                .param("order", order)
                .param("kind", kind)
                .param("block", block)
                .param("topic", topic)
                .param("title", title)
                .param("periods", periods)
                .update();
    }

    UUID topic(String title) {
        return Objects.requireNonNull(topics.get(title), title);
    }

    /** A class of sixteen days with the programme. */
    public void trainingClass(String code, LocalDate firstDay) {
        var id = district.trainingClass(code, 96, "APPROVED", firstDay);
        jdbc.sql("UPDATE training_class SET programme_id = :programme WHERE id = :id")
                .param("programme", programme)
                .param("id", id)
                .update();
    }

    /** A lecturer of the board with a post that changed hands on a day. The person's public id. */
    public UUID lecturer(String name, String post, String teaches) {
        var person = district.person(name, BirthDate.ofYear(1975), null);
        jdbc.sql("""
                INSERT INTO person_post (ref, person_id, title, organisation_name, valid)
                VALUES (:ref, :person, :post, '', '[2020-01-01,2022-10-20)'), (:ref2, :person, :later, '', '[2022-10-20,)')
                """)
                .param("ref", UUID.randomUUID())
                .param("ref2", UUID.randomUUID())
                .param("person", person)
                .param("post", post)
                .param("later", post + " (nghỉ hưu)")
                .update();
        var lecturer = jdbc.sql(
                        "INSERT INTO lecturer (ref, person_id, kind, organisation_id, valid) VALUES (:ref, :person, 'OWN', :at, '[2020-01-01,)') RETURNING id")
                .param("ref", UUID.randomUUID())
                .param("person", person)
                .param("at", district.board)
                .query(Long.class)
                .single();
        if (!teaches.isEmpty())
            jdbc.sql("INSERT INTO lecturer_topic SELECT :lecturer, id FROM programme_item WHERE ref = :topic")
                    .param("lecturer", lecturer)
                    .param("topic", topic(teaches))
                    .update();
        return jdbc.sql("SELECT ref FROM person WHERE id = :id")
                .param("id", person)
                .query(UUID.class)
                .single();
    }
}
