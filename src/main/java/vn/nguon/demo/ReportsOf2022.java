package vn.nguon.demo;

import static vn.nguon.demo.Stage.done;

import java.time.LocalDate;
import java.util.Map;
import vn.nguon.demo.Cast.Who;
import vn.nguon.reports.Judgement;
import vn.nguon.reports.WrittenReports;
import vn.nguon.shared.Classification;
import vn.nguon.units.Units;

/** The centre closes the class of 2022 with its report, and its year with another; both are issued. */
@DemoPart
class ReportsOf2022 {
    private static final LocalDate CLOSED = LocalDate.of(2022, 12, 5);
    private static final LocalDate YEAR_ENDS = LocalDate.of(2022, 12, 28);

    private final Stage stage;
    private final Units units;
    private final WrittenReports reports;

    ReportsOf2022(Stage stage, Units units, WrittenReports reports) {
        this.stage = stage;
        this.units = units;
        this.reports = reports;
    }

    /** Once certificates and commendations are out. */
    void close(Cast cast) {
        stage.scene(CLOSED.atTime(15, 0), () -> {
            done(reports.keepClosing(
                    stage.as(cast.account(Who.DISTRICT_CENTRE)),
                    ClassOf2022.CODE,
                    0,
                    Map.of(
                            Judgement.OVERALL,
                            "Lớp đạt mục đích, yêu cầu đề ra: học viên nắm được vai trò, thẩm quyền của người đứng đầu và tập xử lý việc ở xã.",
                            Judgement.STRENGTHS,
                            "Giảng viên của trường và lãnh đạo huyện cùng dạy; mỗi học viên đều được thực hành vai trò và đi thực tế ở xã.",
                            Judgement.LIMITS,
                            "Thời gian dành cho dân vận, xử lý tình huống ở bản còn ít; một số học viên ở xa đến muộn buổi đầu tuần.",
                            Judgement.LESSONS,
                            "Gửi tài liệu trước một tuần; xếp thực tế sau khối thứ hai để học viên có việc cụ thể để khảo sát.",
                            Judgement.PROPOSALS,
                            "Đề nghị Ban Thường vụ mở tiếp lớp cho người trong quy hoạch chưa được bồi dưỡng."),
                    issue("18-BC/TTCT", CLOSED)));
        });
    }

    void endOfYear(Cast cast) {
        stage.scene(YEAR_ENDS.atTime(15, 0), () -> {
            var centre =
                    units.organisation(cast.at(Body.DISTRICT_CENTRE), YEAR_ENDS).orElseThrow();
            done(reports.keepYearly(
                    stage.as(cast.account(Who.DISTRICT_CENTRE)),
                    centre.ref(),
                    YEAR_ENDS.getYear(),
                    0,
                    Map.of(
                            Judgement.OVERALL,
                            "Trung tâm hoàn thành lớp theo kế hoạch; số liệu ở trên.",
                            Judgement.PROPOSALS,
                            "Đề nghị trang bị thêm phòng thảo luận tổ để thực hành vai trò."),
                    issue("24-BC/TTCT", YEAR_ENDS)));
        });
    }

    private static WrittenReports.Issue issue(String number, LocalDate dated) {
        return new WrittenReports.Issue(number, dated, Classification.NORMAL, "Moong Văn Chắn", "Giám đốc");
    }
}
