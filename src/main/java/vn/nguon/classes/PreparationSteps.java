package vn.nguon.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Vn;

/** What this module itself puts on the checklist: organisers, programme, days, basis, the two approvals, the supervisor. */
final class PreparationSteps {
    private PreparationSteps() {}

    static List<Step> of(ClassHead head, ClassDetails details) {
        var steps = new ArrayList<Step>();
        steps.add(organisers(head, details));
        steps.add(programme(head, details));
        steps.add(days(head));
        steps.add(basis(head, details));
        schoolApproval(head, details).ifPresent(steps::add);
        steps.add(decision(head, details));
        steps.add(supervisor(head, details));
        return steps;
    }

    private static Step organisers(ClassHead head, ClassDetails details) {
        var title = "Ghi cơ quan tổ chức, quyết định, cấp giấy";
        if (details.held(ClassPart.DECIDES))
            return step(head, 10, title, "/co-quan", details.names(ClassPart.ORGANISES), Status.DONE);
        return step(head, 10, title, "/co-quan", "Chưa ghi cơ quan quyết định mở lớp", Status.DUE);
    }

    private static Step programme(ClassHead head, ClassDetails details) {
        if (head.programme() == null)
            return step(head, 20, "Chọn chương trình", "/chuong-trinh", "Chưa chọn", Status.DUE);
        var note = "%s; %d chuyên đề, %s"
                .formatted(head.programmeTitle(), details.topics(), Vn.count(head.periods(), "tiết"));
        return step(head, 20, "Chọn chương trình", "/chuong-trinh", note, Status.DONE);
    }

    private static Step days(ClassHead head) {
        var first = head.firstDay();
        var last = head.lastDay();
        if (first == null || last == null) return step(head, 30, "Chọn ngày học", "/ngay-hoc", "Chưa chọn", Status.DUE);
        var note = Vn.range(first, last) + ", " + Vn.count(head.studyDays(), "ngày");
        return step(head, 30, "Chọn ngày học", "/ngay-hoc", note, Status.DONE);
    }

    private static Step basis(ClassHead head, ClassDetails details) {
        var title = "Ghi đề án, nghị quyết mà lớp thực hiện";
        if (details.schemes().isEmpty()) return step(head, 40, title, "/can-cu", "Chưa ghi", Status.TODO);
        var note = details.schemes().stream()
                .map(ClassDetails.Scheme::number)
                .reduce((one, two) -> one + ", " + two)
                .orElse("");
        return step(head, 40, title, "/can-cu", note, Status.DONE);
    }

    private static Optional<Step> schoolApproval(ClassHead head, ClassDetails details) {
        if (!details.held(ClassPart.ISSUES_CERTIFICATE)) return Optional.empty();
        var title = "Duyệt chương trình, phân công giảng viên";
        var school = details.names(ClassPart.ISSUES_CERTIFICATE);
        if (head.programmeApproved()) {
            var note = ClassDetails.day(details.programmeApprovedAt()) + ", " + details.programmeApprovedBy();
            return Optional.of(step(head, 50, title, "/chuong-trinh", note, Status.DONE));
        }
        if (head.programme() == null)
            return Optional.of(new Step(
                    Stage.PREPARATION, 50, title, null, school + ", sau khi chọn chương trình", Status.BLOCKED, ""));
        var status = head.state() == ClassState.SUBMITTED ? Status.DOING : Status.TODO;
        return Optional.of(step(head, 50, title, "/chuong-trinh", "Chờ " + school, status));
    }

    private static Step decision(ClassHead head, ClassDetails details) {
        var title = "Trình quyết định mở lớp";
        var link = "/trinh-duyet";
        return switch (head.state()) {
            case DRAFT ->
                ready(head, details)
                        ? step(head, 60, title, link, "Đủ hồ sơ, có thể trình", Status.DUE, "Cần trình")
                        : new Step(
                                Stage.PREPARATION,
                                60,
                                title,
                                null,
                                "Sau khi ghi cơ quan, chọn chương trình và ngày học",
                                Status.BLOCKED,
                                "");
            case RETURNED ->
                step(head, 60, title, link, "Bị trả lại: " + details.returnReason(), Status.LATE, "Cần sửa");
            case SUBMITTED -> {
                var note = "Trình %s, %s; chờ %s"
                        .formatted(
                                ClassDetails.day(details.submittedAt()),
                                details.submittedBy(),
                                details.names(ClassPart.DECIDES));
                yield step(head, 60, title, link, note, Status.DOING, "Chờ duyệt");
            }
            case CANCELLED -> step(head, 60, title, link, "Lớp đã hủy", Status.BLOCKED, "Đã hủy");
            case POSTPONED -> step(head, 60, title, link, "Lớp đang hoãn", Status.BLOCKED, "Đang hoãn");
            case APPROVED, SUMMONED, STUDYING, AWAITING_RESULTS, FINISHED ->
                step(head, 60, title, link, details.decision(), Status.DONE);
        };
    }

    private static boolean ready(ClassHead head, ClassDetails details) {
        return head.programme() != null && head.studyDays() > 0 && details.held(ClassPart.DECIDES);
    }

    private static Step supervisor(ClassHead head, ClassDetails details) {
        var title = "Phân công chủ nhiệm lớp";
        if (!details.supervisor().isEmpty())
            return step(head, 70, title, "/chu-nhiem", details.supervisor(), Status.DONE);
        var status = head.state().reached(ClassState.STUDYING) ? Status.LATE : Status.TODO;
        return step(head, 70, title, "/chu-nhiem", "Chưa phân công", status);
    }

    private static Step step(
            ClassHead head, int order, String title, @Nullable String below, String note, Status status) {
        return step(head, order, title, below, note, status, "");
    }

    private static Step step(
            ClassHead head, int order, String title, @Nullable String below, String note, Status status, String why) {
        return new Step(
                Stage.PREPARATION,
                order,
                title,
                below == null || !head.office() ? null : head.link(below),
                note,
                status,
                why);
    }
}
