package vn.nguon.practice.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.nguon.units.Redrawn.FIRST;
import static vn.nguon.units.Redrawn.LAST;
import static vn.nguon.units.Redrawn.done;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.TaskLine;
import vn.nguon.tasks.Tasks;
import vn.nguon.units.CarryingOut;
import vn.nguon.units.Change;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;
import vn.nguon.units.Change.Target;
import vn.nguon.units.Organisations;
import vn.nguon.units.PlaceCard;
import vn.nguon.units.PlaceLoader;
import vn.nguon.units.Redrawn;
import vn.nguon.units.Reorganisations;
import vn.nguon.units.Units;

/** Tam Thái and Tam Hợp become the new Tam Thái by a reorganisation as offices carry it out: what becomes of recommendations to Tam Hợp. */
@SpringBootTest
@Transactional
class RecommendationTakeoverTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Organisations organisations;

    @Autowired
    PlaceLoader loader;

    @Autowired
    Reorganisations reorganisations;

    @Autowired
    CarryingOut carryingOut;

    @Autowired
    Units units;

    @Autowired
    Recommendations recommendations;

    @Autowired
    RecommendationBook book;

    @Autowired
    RecommendationTasks follower;

    @Autowired
    Tasks tasks;

    private Redrawn given;
    private OrganisationId hop;
    private long classId;
    private int no;

    @BeforeEach
    void aClassOfTheOldDistrict() {
        clock.travelTo(FIRST.atTime(8, 0));
        given = new Redrawn(jdbc, organisations, loader);
        hop = given.body("Đảng ủy xã Tam Hợp");
        classId = insert("""
                INSERT INTO training_class (ref, code, name, public_name, capacity, state, made_at)
                VALUES (gen_random_uuid(), 'TD-2022-77', 'Bồi dưỡng cán bộ', 'Bồi dưỡng cán bộ', 90, 'FINISHED', '2022-09-01') RETURNING id
                """);
        jdbc.sql("INSERT INTO class_part VALUES (%d, %d, 'ORGANISES')".formatted(classId, given.district.value()))
                .update();
        jdbc.sql(
                        "INSERT INTO field_study (class_id, topic, first_day, last_day) VALUES (%d, 'Thực tế', '2022-10-25', '2022-10-26')"
                                .formatted(classId))
                .update();
        insert(
                "INSERT INTO field_group (ref, class_id, no, name) VALUES (gen_random_uuid(), %d, 1, 'Tổ 1') RETURNING id"
                        .formatted(classId));
    }

    @AfterEach
    void home() {
        clock.returnHome();
    }

    private long insert(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private UUID recommendation(String title, String state) {
        var waits = state.equals("PROPOSED");
        var id = insert("""
                INSERT INTO recommendation (ref, class_id, no, group_id, kind, title, topic, priority, due_on, addressed_to, organisation_id,
                                            state, sent_on, answer_by, done_on)
                SELECT gen_random_uuid(), %d, %d, g.id, 'SOLUTION', '%s', 'PARTY', 'NORMAL', '2025-12-31', %d, %d, '%s', %s, %s, %s
                  FROM field_group g WHERE g.class_id = %d RETURNING id
                """.formatted(
                        classId,
                        ++no,
                        title,
                        hop.value(),
                        hop.value(),
                        state,
                        waits ? "NULL" : "DATE '2025-06-01'",
                        waits ? "NULL" : "DATE '2025-07-20'",
                        state.equals("DONE") ? "DATE '2025-06-20'" : "NULL",
                        classId));
        follower.follow(id, LAST);
        return jdbc.sql("SELECT ref FROM recommendation WHERE id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    private void merge() {
        var act = done(reorganisations.draft(given.board, Redrawn.RESOLUTION));
        done(reorganisations.add(
                given.board,
                act,
                0,
                new Change(
                        Kind.MERGE,
                        Subject.PLACE,
                        List.of(given.place("Xã Tam Thái", "16924"), given.place("Xã Tam Hợp", "16936")),
                        List.of(Target.place(
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                "Xã Tam Thái",
                                PlaceCard.Kind.COMMUNE,
                                "16936",
                                given.place("Huyện Tương Dương", "418"))),
                        null)));
        done(carryingOut.carryOut(
                given.board, act, reorganisations.get(given.board, act).version()));
    }

    private String holder(UUID ref) {
        return jdbc.sql(
                        "SELECT o.name FROM recommendation r JOIN organisation_card o ON o.id = r.organisation_id WHERE r.ref = :ref")
                .param("ref", ref)
                .query(String.class)
                .single();
    }

    @Test
    void theSuccessorTakesOverWhatIsOpenWithItsTaskAndHistory() {
        var waiting = recommendation("Lập tổ bảo vệ rừng", "SENT");
        var underWay = recommendation("Sửa ngầm tràn", "PARTLY");
        var proposed = recommendation("Chưa gửi", "PROPOSED");
        var before = given.viewer("Lô Văn Hợp", Role.COMMUNE, hop, LAST);
        assertThat(tasks.of(before)).hasSize(2);
        done(recommendations.answer(
                before,
                underWay,
                recommendations.one(before, underWay).version(),
                RecommendationState.ACCEPTED,
                "Làm trước mùa mưa",
                null));

        merge();

        var thai = units.onMap(hop, FIRST);
        assertThat(thai).isNotEqualTo(hop);
        var successor = given.viewer("Vi Thị Thái", Role.COMMUNE, thai, FIRST);
        assertThat(tasks.of(successor))
                .extracting(TaskLine::subject)
                .containsExactlyInAnyOrder(
                        "Trả lời kiến nghị: Lập tổ bảo vệ rừng", "Thực hiện kiến nghị: Sửa ngầm tràn");
        assertThat(holder(proposed)).isEqualTo("Đảng ủy xã Tam Thái");
        var one = recommendations.one(successor, waiting);
        assertThat(FieldWords.to(one)).isEqualTo("Đảng ủy xã Tam Hợp, nay là Đảng ủy xã Tam Thái");
        assertThat(FieldWords.minuted(one))
                .as("minutes keep the name of their day")
                .isEqualTo("1. Lập tổ bảo vệ rừng. Nơi nhận: Đảng ủy xã Tam Hợp; hạn 31/12/2025.");
        assertThat(book.steps(one)).singleElement().satisfies(step -> {
            assertThat(step.what()).isEqualTo("PASSED");
            assertThat(step.onDay()).isEqualTo(FIRST);
            assertThat(step.note()).isEqualTo("1678/NQ-UBTVQH15");
            assertThat(step.organisation()).isEqualTo("Đảng ủy xã Tam Hợp");
            assertThat(step.toOrganisation()).isEqualTo("Đảng ủy xã Tam Thái");
        });
        done(recommendations.answer(
                successor, waiting, one.version(), RecommendationState.ACCEPTED, "Xã mới làm tiếp", null));
        assertThat(recommendations.one(successor, waiting).repliedBy()).isEqualTo("Đảng ủy xã Tam Thái");
        assertThat(recommendations.one(successor, underWay).repliedBy()).isEqualTo("Đảng ủy xã Tam Hợp");
        done(recommendations.report(
                successor, underWay, recommendations.one(successor, underWay).version(), 100, "Đã sửa xong"));
        assertThat(tasks.of(successor))
                .extracting(TaskLine::subject)
                .containsExactly("Thực hiện kiến nghị: Lập tổ bảo vệ rừng");
    }

    @Test
    void whatIsClosedKeepsTheOrganisationThatClosedIt() {
        var finished = recommendation("Họp chi bộ sớm hơn", "DONE");
        var declined = recommendation("Mở lớp", "DECLINED");

        merge();

        assertThat(holder(finished)).isEqualTo("Đảng ủy xã Tam Hợp");
        assertThat(holder(declined)).isEqualTo("Đảng ủy xã Tam Hợp");
        assertThat(tasks.of(successor())).isEmpty();
        var stranger = given.viewer("Người xã khác", Role.COMMUNE, given.body("Đảng ủy xã Yên Na"), FIRST);
        assertThatThrownBy(() -> recommendations.one(stranger, finished)).isInstanceOf(NotFound.class);
    }

    private Viewer successor() {
        return given.viewer("Vi Thị Thái", Role.COMMUNE, units.onMap(hop, FIRST), FIRST);
    }
}
