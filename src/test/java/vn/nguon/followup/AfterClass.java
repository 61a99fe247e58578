package vn.nguon.followup;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The class of 2022, over, by a programme of two topics; one of its trainees with the commune that sent them, and the board that looks. */
@Component
class AfterClass {
    static final LocalDate LAST_DAY = PlannedDistrict.FIRST_DAY.plusDays(21);
    static final List<String> TWO = List.of("Họp dân bản về làm đường trước 15/12", "Lập kế hoạch công tác tuần");

    private final PlannedDistrict given;
    private final JdbcClient jdbc;
    private final NguonClock clock;

    long trainingClass;
    long organisation;
    long person;
    UUID enrolment = UUID.randomUUID();
    UUID entry = UUID.randomUUID();
    UUID programme = UUID.randomUUID();
    UUID resolution = UUID.randomUUID();
    Viewer trainee;
    Viewer commune;
    Viewer board;

    AfterClass(PlannedDistrict given, JdbcClient jdbc, NguonClock clock) {
        this.given = given;
        this.jdbc = jdbc;
        this.clock = clock;
        trainee = nobody();
        commune = nobody();
        board = nobody();
    }

    private static Viewer nobody() {
        return new Viewer(new AccountId(1), "", Set.of(), "", "", 0, LAST_DAY);
    }

    /** For a new database; the bean outlives one test class. */
    void build() {
        given.build();
        trainingClass = given.trainingClass("TD-2022-01", 100, "FINISHED", PlannedDistrict.FIRST_DAY);
        var planned = jdbc.sql(
                        "SELECT e.ref, e.person_id, e.organisation_id FROM planning_entry e ORDER BY e.id LIMIT 1")
                .query()
                .singleRow();
        entry = (UUID) planned.get("ref");
        organisation = (Long) planned.get("organisation_id");
        person = (Long) planned.get("person_id");
        enrolment = jdbc.sql("""
                        INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, state, joined_on)
                        VALUES (gen_random_uuid(), :class, :person, :organisation, 'Xã', 'ACTIVE', '2022-09-25') RETURNING ref
                        """)
                .param("class", trainingClass)
                .param("person", person)
                .param("organisation", organisation)
                .query(UUID.class)
                .single();
        trainee = given.viewer("Lữ Thị Ánh", Role.TRAINEE, given.board);
        jdbc.sql("INSERT INTO person_account (person_id, account_id) VALUES (:person, :account)")
                .param("person", person)
                .param("account", trainee.id().value())
                .update();
        commune = given.viewer("Lô Văn Dân", Role.COMMUNE, organisation);
        board = given.viewer("Vi Thị Hạnh", Role.ORGANISATION_BOARD, given.board);
        teach();
    }

    private void teach() {
        var id = jdbc.sql("""
                        INSERT INTO programme (ref, title, organisation_id, made_at)
                        VALUES (gen_random_uuid(), 'Bồi dưỡng Bí thư, Phó Bí thư đảng ủy xã', :centre, '2022-09-01') RETURNING id
                        """).param("centre", given.centre).query(Long.class).single();
        programme = jdbc.sql("SELECT ref FROM programme WHERE id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
        resolution = topic(id, 1, "Xây dựng và thực hiện nghị quyết");
        topic(id, 2, "Công tác dân vận ở bản xa");
        jdbc.sql("UPDATE training_class SET programme_id = :id WHERE id = :class")
                .param("id", id)
                .param("class", trainingClass)
                .update();
        jdbc.sql("INSERT INTO programme_reader (programme_id, organisation_id) VALUES (:id, :board)")
                .param("id", id)
                .param("board", given.board)
                .update();
    }

    private UUID topic(long programme, int no, String title) {
        return jdbc.sql("""
                        INSERT INTO programme_item (ref, programme_id, order_no, kind, topic_no, title, periods)
                        VALUES (gen_random_uuid(), :programme, :no, 'TOPIC', :no, :title, 8) RETURNING ref
                        """)
                .param("programme", programme)
                .param("no", no)
                .param("title", title)
                .query(UUID.class)
                .single();
    }

    /** The viewer on that day, at nine; the program's clock goes there too. */
    Viewer on(LocalDate day, Viewer viewer) {
        clock.travelTo(LocalDateTime.of(day, LocalTime.of(9, 0)));
        return new Viewer(viewer.id(), viewer.name(), viewer.roles(), "", "", 0, day);
    }

    /** The entry ends by an appointment of that day. */
    void placed(LocalDate day) {
        jdbc.sql("""
                        INSERT INTO planning_step (entry_id, state, document_id, decided_on, actor, written_at)
                        SELECT e.id, 'APPOINTED', e.document_id, :day, 'test', '2023-01-01' FROM planning_entry e WHERE e.ref = :ref
                        """).param("ref", entry).param("day", day).update();
    }

    /** The trainee was never in the class. */
    void leaveClass() {
        jdbc.sql("DELETE FROM enrolment WHERE ref = :ref")
                .param("ref", enrolment)
                .update();
    }

    /** A commune that sent nobody. */
    Viewer neighbour() {
        return given.viewer(
                "Kha Văn Dần",
                Role.COMMUNE,
                given.committees.values().stream()
                        .filter(id -> id != organisation)
                        .findFirst()
                        .orElseThrow());
    }

    /** The organisation board of a district that has no part in anything here. */
    Viewer stranger() {
        var district = given.organisation("Huyện ủy Quỳ Hợp", "DISTRICT_COMMITTEE", null, null);
        return given.viewer(
                "Vi Văn Ba",
                Role.ORGANISATION_BOARD,
                given.organisation("Ban Tổ chức Huyện ủy Quỳ Hợp", "BOARD", null, district));
    }
}
