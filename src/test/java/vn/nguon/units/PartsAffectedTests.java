package vn.nguon.units;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.units.Redrawn.FIRST;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nguon.shared.Role;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;

/** Parts in classes pass on, finished classes keep their names; registers, trainees and grants are only named. */
class PartsAffectedTests extends AffectedGround {
    @Test
    void passesPartsOfRunningClassesOnAndKeepsThoseOfFinishedOnes() {
        var running = trainingClass("TD-2025-01", "STUDYING", hop, "HOSTS");
        part(running, hop, "DECIDES");
        var finished = trainingClass("TD-2022-01", "FINISHED", hop, "HOSTS");
        var act = merger();
        carriedOut(act);
        assertThat(parts(running)).containsExactly("DECIDES Đảng ủy xã Tam Hợp", "HOSTS Đảng ủy xã Tam Thái");
        assertThat(jdbc.sql("SELECT organisation_id FROM class_part WHERE class_id = :id AND part = 'HOSTS'")
                        .param("id", running)
                        .query(Long.class)
                        .single())
                .isEqualTo(newThai().value());
        assertThat(parts(finished)).containsExactly("HOSTS Đảng ủy xã Tam Hợp");
        assertThat(given.count("SELECT count(*) FROM reorganisation_passing WHERE affected = 'lop'"))
                .isEqualTo(1);
    }

    @Test
    void passesPartsToTheKeeperWhereNothingSucceeds() {
        var running = trainingClass("TD-2025-01", "STUDYING", given.districtBoard, "ORGANISES");
        carriedOut(act(new Change(
                Kind.END,
                Subject.ORGANISATION,
                List.of(given.ref(given.districtBoard)),
                List.of(),
                Change.Keepers.all(given.ref(given.provinceBoard)))));
        assertThat(parts(running)).containsExactly("ORGANISES Ban Tổ chức Tỉnh ủy");
    }

    @Test
    void namesRegistersTraineesAndGrantsWithoutTouchingThem() {
        jdbc.sql("""
                        INSERT INTO register (ref, organisation_id, kind, symbol, last)
                        VALUES (gen_random_uuid(), :at, 'ATTESTATION', 'GCN', 12)
                        """).param("at", hop.value()).update();
        var an = given.person("Lô Văn An");
        given.post(an, "Công chức", thai, "Xã Tam Thái");
        var running = trainingClass("TD-2025-01", "STUDYING", given.provinceBoard, "ORGANISES");
        enrolled(running, an.value());
        enrolled(trainingClass("TD-2022-01", "FINISHED", given.provinceBoard, "ORGANISES"), an.value());
        given.viewer("Lô Thị Xã", Role.COMMUNE, hop, FIRST);
        var act = merger();
        decide(act, "chuc-vu", thai, "", Decision.LEAVE);
        assertThat(open(act)).isEqualTo(Map.of("chuc-vu", 1, "so-cap", 1, "hoc-vien", 1, "tai-khoan", 1));
        carriedOut(act);
        assertThat(given.count("SELECT count(*) FROM register g JOIN organisation_card c ON c.id = g.organisation_id"
                        + " WHERE c.name = 'Đảng ủy xã Tam Hợp'"))
                .isEqualTo(1);
        assertThat(given.count("SELECT count(*) FROM enrolment e JOIN organisation_card c ON c.id = e.organisation_id"
                        + " WHERE c.name = 'Đảng ủy xã Tam Hợp'"))
                .isEqualTo(2);
        var kinds = effects.preview(board, act).kinds();
        for (var kind : kinds)
            for (var fate : kind.fates())
                assertThat(effects.names(
                                board, kind.kind(), List.of(fate.thing().key())))
                        .as(kind.kind().key())
                        .hasSize(1);
        var stranger = given.viewer("Vi Văn Lạ", Role.ORGANISATION_BOARD, given.otherDistrict, FIRST);
        for (var kind : kinds)
            for (var fate : kind.fates())
                assertThat(effects.names(
                                stranger, kind.kind(), List.of(fate.thing().key())))
                        .as(kind.kind().key())
                        .isEmpty();
    }
}
