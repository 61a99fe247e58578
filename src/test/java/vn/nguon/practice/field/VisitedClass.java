package vn.nguon.practice.field;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.attendance.Classroom;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.documents.DocumentReference;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Fixture: a class whose first study group visits the commune of Mai Sơn on 25 and 26/10/2022; the second group goes elsewhere. */
final class VisitedClass {
    static final LocalDate DAY = LocalDate.of(2022, 10, 26);

    final Classroom room;
    final Viewer centre;
    final OrganisationId maiSon;
    final Viewer commune;
    final Trainee an;
    final Viewer trainee;
    final Viewer other;
    final UUID group;
    final UUID second;

    VisitedClass(JdbcClient jdbc, FieldStudies studies) {
        room = new Classroom(jdbc);
        centre = room.staff("Vi Thị Hạnh", Role.CENTRE, room.centre, DAY);
        maiSon = room.organisation("Đảng ủy xã Mai Sơn", "COMMUNE_COMMITTEE", room.district);
        commune = room.staff("Xồng Bá Dênh", Role.COMMUNE, maiSon, DAY);
        room.group(1);
        room.group(2);
        an = room.trainee("Vừ A Ỉ", 1, "");
        trainee = room.account(an.person(), DAY, Role.TRAINEE);
        other = room.account(room.trainee("Moong Văn Ỏn", 2, "").person(), DAY, Role.TRAINEE);
        done(studies.plan(
                centre,
                room.code,
                new FieldPlan(
                        "Sinh hoạt chi bộ bản",
                        DAY.minusDays(1),
                        DAY,
                        null,
                        List.of("Chi bộ họp mấy lần?", "Bản có bao nhiêu hộ nghèo?"),
                        -1)));
        done(studies.addStudyGroups(centre, room.code));
        var groups = studies.groupsByName(centre, room.code);
        group = groups.get("Tổ 1");
        second = groups.get("Tổ 2");
        done(studies.saveGroup(
                centre,
                room.code,
                group,
                new FieldGroupPlan(
                        "Tổ 1", 1, List.of(), ref(jdbc, maiSon), "Bản Huồi Tố", "", null, "Xe 29 chỗ", "", 0)));
    }

    static UUID ref(JdbcClient jdbc, OrganisationId id) {
        return jdbc.sql("SELECT ref FROM organisation WHERE id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .single();
    }

    static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) return value;
        throw new AssertionError(outcome.toString());
    }

    static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code() : "done";
    }

    /** What the trainee recommends to Mai Sơn, in the own name. */
    RecommendationText text(JdbcClient jdbc, String title) {
        return new RecommendationText(
                RecommendationKind.RECOMMENDATION,
                true,
                title,
                "Chi ủy phân công người phụ trách",
                RecommendationTopic.PARTY,
                RecommendationPriority.HIGH,
                ref(jdbc, maiSon),
                List.of(),
                DAY.plusDays(90),
                0);
    }

    static DocumentReference letter(OrganisationId issuer) {
        return new DocumentReference("51-CV/TTCT", DAY, issuer, "", "Gửi kiến nghị");
    }
}
