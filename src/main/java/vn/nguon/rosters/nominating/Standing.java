package vn.nguon.rosters.nominating;

import java.util.stream.Collectors;
import vn.nguon.planning.checks.PlanningCheck;
import vn.nguon.planning.checks.Verdict;
import vn.nguon.web.Vn;

/**
 * Whether one of the planned may go to a class, and why (lý do): the one place where eligibility is put into words. Judged for the class's
 * opening day by the first that holds, in this order; {@link TrainingNeeds} reads the facts. Planning's own checks (tuổi, số chức danh) stay
 * with planning: an entry in force counts as checked.
 */
public enum Standing {
    NEEDED("Cần bồi dưỡng", "due"),
    NOMINATED("Đã đề nghị", "doing"),
    ON_ROSTER("Có trong danh sách", "done"),
    TRAINED("Đã học", "done"),
    UNFIT("Không còn đủ điều kiện", "block"),
    BUSY("Trùng ngày học", "block"),
    REMOVED("Không còn trong quy hoạch", "block"),
    PLACE_ENDED("Nơi quy hoạch đã kết thúc", "late");

    private final String vietnamese;
    private final String tag;

    Standing(String vietnamese, String tag) {
        this.vietnamese = vietnamese;
        this.tag = tag;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Kind of the frame's status tag. */
    public String tag() {
        return tag;
    }

    /** May be nominated; those who were trained before only with a reason. */
    public boolean open() {
        return this == NEEDED || this == TRAINED;
    }

    /** @param ending of the planning entry, as planning publishes it */
    private static String ending(String ending) {
        return switch (ending) {
            case "APPOINTED" -> "Đã bổ nhiệm ngày %s";
            case "MOVED" -> "Chuyển quy hoạch sang nơi khác ngày %s";
            default -> "Đưa ra khỏi quy hoạch ngày %s";
        };
    }

    /** "Kỷ luật Cảnh cáo còn hiệu lực đến 01/03/2023 (50-QĐ/TW ngày 27/12/2021)". */
    static String said(Verdict verdict) {
        return "%s (%s)".formatted(verdict.sentence(), verdict.source());
    }

    /** The reason for one person, with its facts. */
    static String sentence(NeedLine line) {
        return switch (line.standing()) {
            case NEEDED ->
                "Quy hoạch theo %s, còn hiệu lực ngày khai giảng; chưa học lớp nào cho chức danh, nhiệm kỳ này"
                        .formatted(line.decisions());
            case NOMINATED -> line.detail();
            case ON_ROSTER -> "Có trong danh sách học viên của lớp này";
            case TRAINED ->
                "Đã học lớp %s%s"
                        .formatted(line.detail(), line.on() == null ? "" : ", xong ngày " + Vn.date(line.on()));
            case UNFIT ->
                line.findings().stream()
                        .filter(PlanningCheck::bars)
                        .map(Standing::said)
                        .collect(Collectors.joining("; "));
            case BUSY -> "Đang học lớp %s, trùng %d ngày".formatted(line.detail(), line.days());
            case REMOVED ->
                line.on() == null
                        ? "Không còn trong quy hoạch vào ngày khai giảng"
                        : ending(line.detail()).formatted(Vn.date(line.on()));
            case PLACE_ENDED ->
                "Nơi quy hoạch kết thúc%s, chưa có quyết định quy hoạch ở nơi tiếp nhận"
                        .formatted(line.on() == null ? "" : " ngày " + Vn.date(line.on()));
        };
    }
}
