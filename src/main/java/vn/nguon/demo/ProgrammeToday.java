package vn.nguon.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.nguon.demo.Cast.Who;
import vn.nguon.programmes.ItemKind;
import vn.nguon.programmes.ProgrammeDesk;
import vn.nguon.programmes.Programmes;
import vn.nguon.programmes.StudyForm;
import vn.nguon.programmes.TopicText;
import vn.nguon.shared.Viewer;

/** Programmes for the new map, built by hand at the school: six days for the class of today, three for the one to come. */
@DemoPart
class ProgrammeToday {
    private final Stage stage;
    private final ProgrammeDesk desk;
    private final Programmes programmes;
    private final ProgrammeOf2022 school;

    ProgrammeToday(Stage stage, ProgrammeDesk desk, Programmes programmes, ProgrammeOf2022 school) {
        this.stage = stage;
        this.desk = desk;
        this.programmes = programmes;
        this.school = school;
    }

    void make(Cast cast, LocalDate today) {
        stage.scene(today.minusDays(45).atTime(9, 0), () -> {
            var office = stage.as(cast.account(Who.SCHOOL_OFFICE));
            var ref = desk.create(
                    office,
                    cast.at(Body.SCHOOL),
                    "Bồi dưỡng cán bộ quy hoạch các chức danh chủ chốt cấp xã",
                    "6 ngày, mỗi ngày 8 tiết");
            block(
                    office,
                    ref,
                    "Lãnh đạo, quản lý cấp xã trong mô hình chính quyền địa phương hai cấp",
                    List.of(
                            topic("Vai trò, trách nhiệm của người đứng đầu cấp ủy, chính quyền cấp xã"),
                            topic("Quy định về phân cấp quản lý cán bộ và quy hoạch, bổ nhiệm cán bộ"),
                            topic("Kỹ năng xây dựng và thực hiện nghị quyết của đảng ủy cấp xã"),
                            topic("Công tác dân vận, tôn giáo, dân tộc ở xã miền núi"),
                            topic("Điều hành Ủy ban nhân dân xã và Trung tâm phục vụ hành chính công"),
                            topic("Kỹ năng xử lý tình huống và điểm nóng ở cơ sở")));
            block(
                    office,
                    ref,
                    "Nghiệp vụ công tác đảng và chuyển đổi số",
                    List.of(
                            topic("Công tác kiểm tra, giám sát của đảng ủy xã"),
                            topic("Chuyển đổi số trong công tác đảng và phục vụ nhân dân")));
            block(
                    office,
                    ref,
                    "Thực hành, nghiên cứu thực tế, viết thu hoạch",
                    List.of(
                            new TopicText(
                                    "Thực hành vai trò người đứng đầu",
                                    4,
                                    StudyForm.PRACTICE,
                                    "Học viên; giảng viên hướng dẫn"),
                            new TopicText("Nghiên cứu thực tế tại một xã", 8, StudyForm.FIELD_STUDY, "Học viên; cơ sở"),
                            new TopicText("Viết thu hoạch", 4, StudyForm.SELF_STUDY, "Học viên")));
            cast.keep("programme today", ref);
            school.assess(office, ref);
            school.serve(office, ref);
            school.teaches(office, cast.kept("lecturer Cao Thị Lựu"), ref, 0);
            school.teaches(office, cast.kept("lecturer Bùi Đức Chẩn"), ref, 1);
            school.teaches(office, cast.kept("lecturer " + ProgrammeOf2022.MARKER), ref, 2, 8);
            school.teaches(office, cast.kept("lecturer Hồ Thị Thêm"), ref, 3);
            school.teaches(office, cast.kept("lecturer Trương Văn Đỉnh"), ref, 4);
            school.teaches(office, cast.kept("lecturer Lang Thị Ngân"), ref, 5);
            toCome(cast, office);
        });
    }

    private void toCome(Cast cast, Viewer office) {
        var ref = desk.create(
                office,
                cast.at(Body.SCHOOL),
                "Bồi dưỡng nghiệp vụ cho cán bộ quy hoạch trưởng, phó các ban của đảng ủy xã",
                "3 ngày");
        block(
                office,
                ref,
                "Nghiệp vụ công tác đảng ở xã",
                List.of(
                        topic("Nghiệp vụ công tác tổ chức xây dựng Đảng"),
                        topic("Nghiệp vụ công tác kiểm tra, giám sát và kỷ luật đảng"),
                        topic("Nghiệp vụ công tác tuyên giáo và dân vận"),
                        topic("Nghiệp vụ văn phòng đảng ủy, quản lý văn bản điện tử")));
        block(
                office,
                ref,
                "Thực hành",
                List.of(new TopicText(
                        "Thực hành soạn thảo nghị quyết, chương trình hành động", 8, StudyForm.PRACTICE, "Học viên")));
        cast.keep("programme to come", ref);
        school.teaches(office, cast.kept("lecturer Hồ Thị Thêm"), ref, 0);
    }

    private static TopicText topic(String title) {
        return new TopicText(title, 4, StudyForm.LECTURE, "Giảng viên Trường Chính trị tỉnh");
    }

    private void block(Viewer office, UUID programme, String title, List<TopicText> topics) {
        Stage.done(desk.addBlock(office, programme, version(office, programme), title));
        var block = programmes.get(office, programme).items().stream()
                .filter(item -> item.kind() == ItemKind.BLOCK && item.title().equals(title))
                .findFirst()
                .orElseThrow()
                .ref();
        for (var topic : topics) Stage.done(desk.addTopic(office, programme, version(office, programme), block, topic));
    }

    private int version(Viewer office, UUID programme) {
        return programmes.get(office, programme).version();
    }
}
