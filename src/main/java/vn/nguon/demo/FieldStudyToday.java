package vn.nguon.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.demo.Cast.Who;
import vn.nguon.practice.field.FieldGroupPlan;
import vn.nguon.practice.field.FieldLeg;
import vn.nguon.practice.field.FieldPlan;
import vn.nguon.practice.field.FieldStudies;
import vn.nguon.practice.field.SiteHost;
import vn.nguon.timetable.Half;
import vn.nguon.units.Units;

/** The class that runs today goes to the communes on its last two days: one has confirmed, one was asked, one is not chosen yet. */
@DemoPart
class FieldStudyToday {
    private final Stage stage;
    private final NewMap map;
    private final Units units;
    private final FieldStudies studies;

    FieldStudyToday(Stage stage, NewMap map, Units units, FieldStudies studies) {
        this.stage = stage;
        this.map = map;
        this.units = units;
        this.studies = studies;
    }

    void prepare(Cast cast, LocalDate today) {
        var days = ClassToday.days(today);
        stage.scene(days.getFirst().atTime(17, 15), () -> plan(cast, ClassToday.code(today), days));
    }

    private void plan(Cast cast, String code, List<LocalDate> days) {
        var centre = stage.as(cast.account(Who.COMMUNE_CENTRE));
        var first = days.get(days.size() - 2);
        Stage.done(studies.plan(
                centre,
                code,
                new FieldPlan(
                        "Bộ máy cấp xã sau sắp xếp: phân công, phối hợp, phục vụ người dân",
                        first,
                        days.getLast(),
                        null,
                        List.of(
                                "Sau sắp xếp, việc gì của người dân phải đi xa hơn trước?",
                                "Đảng ủy, ủy ban xã họp giao ban thế nào; ai theo dõi việc đã giao?",
                                "Chi bộ bản nào khó họp nhất, vì sao?"),
                        -1)));
        Stage.done(studies.addStudyGroups(centre, code));
        var groups = studies.groupsByName(centre, code);
        var asked = days.getFirst();
        site(cast, code, ref(groups, "Tổ 1"), 1, "Xã Tam Thái", asked);
        host(cast, code, ref(groups, "Tổ 1"), asked, "Vi Văn Đại", asked);
        Stage.done(studies.saveItinerary(
                centre,
                code,
                ref(groups, "Tổ 1"),
                List.of(
                        new FieldLeg(
                                first,
                                Half.MORNING,
                                "Trụ sở xã Tam Thái",
                                "Nghe đảng ủy, ủy ban xã báo cáo",
                                "Xe 29 chỗ, một giờ"),
                        new FieldLeg(
                                first,
                                Half.AFTERNOON,
                                "Bản Phồng",
                                "Dự họp chi bộ, hỏi hộ theo phiếu",
                                "Đi bộ 2 km"))));
        site(cast, code, ref(groups, "Tổ 2"), 2, "Xã Tam Quang", asked);
        host(cast, code, ref(groups, "Tổ 2"), asked, "Kha Văn Tiến", null);
    }

    private static UUID ref(Map<String, UUID> groups, String name) {
        return java.util.Objects.requireNonNull(groups.get(name), name);
    }

    private void site(Cast cast, String code, UUID group, int no, String commune, LocalDate day) {
        var committee = map.committee(cast, commune, day);
        Stage.done(studies.saveGroup(
                stage.as(cast.account(Who.COMMUNE_CENTRE)),
                code,
                group,
                new FieldGroupPlan(
                        "Tổ " + no,
                        no,
                        List.of(),
                        units.organisation(committee, day).orElseThrow().ref(),
                        "Trụ sở xã",
                        "",
                        cast.kept("supervisor"),
                        "Xe 29 chỗ",
                        no == 1 ? "Hỏi công an xã về ngầm tràn trước khi đi; mưa to thì lui một ngày" : "",
                        0)));
    }

    private void host(Cast cast, String code, UUID group, LocalDate asked, String name, @Nullable LocalDate confirmed) {
        Stage.done(studies.saveHost(
                stage.as(cast.account(Who.COMMUNE_CENTRE)),
                code,
                group,
                new SiteHost(
                        name,
                        "Phó Bí thư Đảng ủy",
                        "0912 000 201",
                        asked,
                        "Lữ Văn Pành, điện thoại",
                        confirmed,
                        confirmed == null ? "" : name,
                        "",
                        1)));
    }
}
