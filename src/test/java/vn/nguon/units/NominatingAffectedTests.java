package vn.nguon.units;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.units.Redrawn.FIRST;
import static vn.nguon.units.Redrawn.done;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;

/** Quotas and nominations of communes that end: free seats and people not yet seated go on at the successor, seated ones stay. */
class NominatingAffectedTests extends AffectedGround {

    private long asking(String code, String state) {
        var id = trainingClass(code, state, given.provinceBoard, "ORGANISES");
        jdbc.sql("""
                        INSERT INTO nomination_call (class_id, titles, terms, due_on, opened_at, opened_by, opened_actor)
                        VALUES (:id, '{Bí thư Đảng ủy}', '{2025-2030}', '2025-12-01', '2025-06-01', :by, 'Lô Thị Tổ')
                        """).param("id", id).param("by", board.id().value()).update();
        return id;
    }

    private void quota(long id, OrganisationId at, String unit, int offered) {
        jdbc.sql(
                        "INSERT INTO class_quota (class_id, organisation_id, unit_name, offered) VALUES (:id, :at, :unit, :offered)")
                .param("id", id)
                .param("at", at.value())
                .param("unit", unit)
                .param("offered", offered)
                .update();
    }

    private void nominated(long id, PersonId person, String state) {
        jdbc.sql("""
                        INSERT INTO nomination (ref, class_id, person_id, organisation_id, unit_name, origin, state, since, enrolment_id)
                        VALUES (gen_random_uuid(), :id, :person, :at, 'Xã Tam Hợp', 'COMMUNE', :state, '2025-06-02',
                                (SELECT e.id FROM enrolment e WHERE e.class_id = :id AND e.person_id = :person))
                        """)
                .param("id", id)
                .param("person", person.value())
                .param("at", hop.value())
                .param("state", state)
                .update();
    }

    private List<String> quotas(long id) {
        return jdbc.sql("""
                        SELECT c.name || CASE WHEN q.organisation_id = :old THEN ' (cũ)' ELSE '' END || ', ' || q.unit_name || ' ' || q.offered
                          FROM class_quota q JOIN organisation_card c ON c.id = q.organisation_id WHERE q.class_id = :id ORDER BY q.offered, c.name
                        """)
                .param("old", thai.value())
                .param("id", id)
                .query(String.class)
                .list();
    }

    private List<String> nominations(long id) {
        return jdbc.sql("""
                        SELECT p.full_name || ' ' || n.state || ' ' || c.name || ', ' || n.unit_name
                          FROM nomination n JOIN person p ON p.id = n.person_id JOIN organisation_card c ON c.id = n.organisation_id
                         WHERE n.class_id = :id ORDER BY n.id
                        """).param("id", id).query(String.class).list();
    }

    @Test
    void addsFreeSeatsToTheSuccessorAndLeavesTakenOnes() {
        var asking = asking("TD-2025-02", "APPROVED");
        quota(asking, hop, "Xã Tam Hợp", 3);
        quota(asking, thai, "Xã Tam Thái", 2);
        var an = given.person("Lô Văn An");
        enrolled(asking, an.value());
        nominated(asking, an, "SENT");
        var over = asking("TD-2022-01", "FINISHED");
        quota(over, hop, "Xã Tam Hợp", 4);
        var act = merger();
        assertThat(open(act)).containsEntry("chi-tieu-cu", 2).doesNotContainKey("de-nghi-cu");
        carriedOut(act);
        assertThat(quotas(asking))
                .containsExactly(
                        "Đảng ủy xã Tam Thái (cũ), Xã Tam Thái 0",
                        "Đảng ủy xã Tam Hợp, Xã Tam Hợp 1",
                        "Đảng ủy xã Tam Thái, Xã Tam Thái 4");
        assertThat(nominations(asking)).containsExactly("Lô Văn An SENT Đảng ủy xã Tam Hợp, Xã Tam Hợp");
        assertThat(quotas(over)).containsExactly("Đảng ủy xã Tam Hợp, Xã Tam Hợp 4");
        assertThat(open(act)).doesNotContainKeys("chi-tieu-cu");
        // The new commune is asked for the seats: in one task, with an account to see it by.
        var clerk = given.viewer("Lô Thị Xã", Role.COMMUNE, newThai(), FIRST);
        assertThat(tasks.of(clerk))
                .anySatisfy(task -> assertThat(task.subject()).startsWith("Đề nghị cử 4 người"));
        assertThat(given.count("SELECT count(*) FROM account_grant WHERE role = 'COMMUNE' AND organisation_id = "
                        + newThai().value()))
                .isPositive();
    }

    @Test
    void handsPeopleNotYetSeatedToTheSuccessorWithAStepThatSaysSo() {
        var asking = asking("TD-2025-02", "APPROVED");
        quota(asking, hop, "Xã Tam Hợp", 3);
        nominated(asking, given.person("Lô Văn An"), "PROPOSED");
        nominated(asking, given.person("Vi Thị Bảy"), "APPRAISED");
        nominated(asking, given.person("Vi Văn Cũ"), "WITHDRAWN");
        var act = merger();
        assertThat(open(act)).containsEntry("de-nghi-cu", 2);
        carriedOut(act);
        assertThat(nominations(asking))
                .containsExactly(
                        "Lô Văn An PROPOSED Đảng ủy xã Tam Thái, Xã Tam Thái",
                        "Vi Thị Bảy APPRAISED Đảng ủy xã Tam Thái, Xã Tam Thái",
                        "Vi Văn Cũ WITHDRAWN Đảng ủy xã Tam Hợp, Xã Tam Hợp");
        assertThat(jdbc.sql("SELECT from_state || ' ' || to_state || ' ' || reason FROM nomination_step ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "PROPOSED PROPOSED Chuyển từ Xã Tam Hợp sang Xã Tam Thái theo 1678/NQ-UBTVQH15",
                        "APPRAISED APPRAISED Chuyển từ Xã Tam Hợp sang Xã Tam Thái theo 1678/NQ-UBTVQH15");
    }

    @Test
    void assignsNobodyAfterASplitUntilSomebodySaysWhere() {
        var asking = asking("TD-2025-02", "APPROVED");
        quota(asking, hop, "Xã Tam Hợp", 3);
        nominated(asking, given.person("Lô Văn An"), "PROPOSED");
        var act = split();
        assertThat(effects.preview(board, act).undecided()).isZero();
        carriedOut(act);
        assertThat(open(act)).isEqualTo(Map.of("chi-tieu-cu", 1, "de-nghi-cu", 1));
        assertThat(nominations(asking)).containsExactly("Lô Văn An PROPOSED Đảng ủy xã Tam Hợp, Xã Tam Hợp");
        var lower = given.ref(given.body("Đảng ủy xã Tam Hợp Hạ"));
        for (var kind : List.of("chi-tieu-cu", "de-nghi-cu"))
            assertThat(done(effects.decide(
                            board, act, kind, given.ref(hop), "", new Effects.Say(Decision.MOVE, lower))))
                    .isEqualTo(1);
        assertThat(nominations(asking)).containsExactly("Lô Văn An PROPOSED Đảng ủy xã Tam Hợp Hạ, Xã Tam Hợp Hạ");
        assertThat(quotas(asking))
                .containsExactly("Đảng ủy xã Tam Hợp, Xã Tam Hợp 0", "Đảng ủy xã Tam Hợp Hạ, Xã Tam Hợp Hạ 3");
        assertThat(open(act)).isEmpty();
    }

    @Test
    void namesThemToWhoeverSeesTheClass() {
        var asking = asking("TD-2025-02", "APPROVED");
        quota(asking, hop, "Xã Tam Hợp", 3);
        nominated(asking, given.person("Lô Văn An"), "PROPOSED");
        var act = merger();
        var stranger = given.viewer("Vi Văn Lạ", Role.ORGANISATION_BOARD, given.otherDistrict, FIRST);
        var seen = 0;
        for (var kind : effects.preview(board, act).kinds()) {
            if (!List.of("chi-tieu-cu", "de-nghi-cu").contains(kind.kind().key())) continue;
            var keys = kind.fates().stream().map(fate -> fate.thing().key()).toList();
            assertThat(effects.names(board, kind.kind(), keys).values())
                    .singleElement()
                    .satisfies(name -> assertThat(name.link()).isEqualTo("/lop/TD-2025-02/cu-hoc-vien"));
            assertThat(effects.names(stranger, kind.kind(), keys)).isEmpty();
            seen++;
        }
        assertThat(seen).isEqualTo(2);
    }
}
