package vn.nguon.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.SearchSource.Hit;

/** Documents in the top bar's search: by number, abstract and issuer, where the viewer meets them, and by nobody else. */
@SpringBootTest
@Transactional
class DocumentSearchTests {
    @Autowired
    DocumentSearch search;

    @Autowired
    PlannedDistrict given;

    @Autowired
    JdbcClient jdbc;

    Viewer board;
    long trainingClass;

    @BeforeEach
    void aClassThatWasDecided() {
        given.build();
        trainingClass = given.trainingClass("TD-2022-01", 100, "APPROVED", PlannedDistrict.FIRST_DAY);
        board = given.viewer("Vi Thị Hạnh", Role.ORGANISATION_BOARD, given.board);
        jdbc.sql("""
                        INSERT INTO class_transition (class_id, from_state, to_state, at, account_id, actor, document_id)
                        VALUES (:class, 'SUBMITTED', 'APPROVED', '2022-09-30', :account, 'test', :document)
                        """)
                .param("class", trainingClass)
                .param("account", board.id().value())
                .param("document", document("868-QĐ/HU", "Mở lớp bồi dưỡng cán bộ quy hoạch"))
                .update();
    }

    private long document(String number, String about) {
        return jdbc.sql("""
                        INSERT INTO document (ref, number, dated, issuer_id, abstract, made_at)
                        VALUES (:ref, :number, '2022-09-30', :issuer, :about, '2022-09-30') RETURNING id
                        """)
                .param("ref", UUID.randomUUID())
                .param("number", number)
                .param("issuer", given.standing)
                .param("about", about)
                .query(Long.class)
                .single();
    }

    private List<Hit> find(Viewer viewer, String words) {
        return search.find(viewer, words, 9);
    }

    @Test
    void documentIsFoundByNumberAbstractAndIssuerAndLeadsToWhatItDecided() {
        for (var words : List.of("868-QĐ/HU", "868", "mo lop", "boi duong can bo", "ban thuong vu"))
            assertThat(find(board, words)).as(words).singleElement().satisfies(hit -> {
                assertThat(hit.name()).isEqualTo("868-QĐ/HU ngày 30/09/2022");
                assertThat(hit.href()).isEqualTo("/lop/TD-2022-01");
                assertThat(hit.note())
                        .isEqualTo(
                                "Ban Thường vụ Huyện ủy Tương Dương · Mở lớp bồi dưỡng cán bộ quy hoạch · Lớp TD-2022-01");
            });
        assertThat(find(board, "869")).isEmpty();
        assertThat(find(board, "& | !")).isEmpty();
    }

    @Test
    void usedTwiceIsFoundOnceAndUsedNowhereNever() {
        jdbc.sql(
                        "INSERT INTO class_scheme (class_id, document_id) SELECT :class, id FROM document WHERE number = '868-QĐ/HU'")
                .param("class", trainingClass)
                .update();
        document("868-QĐ/XX", "Không ai dùng");
        assertThat(find(board, "868")).hasSize(1);
    }

    @Test
    void decisionOfAPlanningRoundLeadsToTheRound() {
        var round =
                jdbc.sql("""
                        INSERT INTO planning_round (ref, owner_id, level, term, year, made_by, made_at)
                        VALUES (gen_random_uuid(), :owner, 'COMMUNE', '2020-2025', 2021, 'test', '2021-12-20') RETURNING ref
                        """).param("owner", given.district).query(UUID.class).single();
        jdbc.sql("UPDATE planning_entry SET round_id = (SELECT id FROM planning_round WHERE ref = :ref)")
                .param("ref", round)
                .update();
        assertThat(find(board, "512")).singleElement().satisfies(hit -> {
            assertThat(hit.href()).isEqualTo("/quy-hoach/dot/" + round);
            assertThat(hit.note()).contains("Quy hoạch nhiệm kỳ 2020–2025, đợt 2021");
        });
        var centre = given.viewer("Moong Văn Chắn", Role.CENTRE, given.centre);
        assertThat(find(centre, "512")).isEmpty();
        assertThat(find(centre, "868")).hasSize(1);
    }

    @Test
    void anotherDistrictATraineeAndALecturerFindNothing() {
        var other = given.organisation("Huyện ủy Quỳ Hợp", "DISTRICT_COMMITTEE", null, null);
        var stranger = given.viewer(
                "Kha Văn Dần",
                Role.ORGANISATION_BOARD,
                given.organisation("Ban Tổ chức Huyện ủy Quỳ Hợp", "BOARD", null, other));
        assertThat(find(stranger, "868")).isEmpty();
        for (var role : List.of(Role.TRAINEE, Role.LECTURER, Role.COMMUNE))
            assertThat(find(given.viewer("Lữ Thị Ánh", role, given.board), "868"))
                    .as(role.name())
                    .isEmpty();
    }
}
