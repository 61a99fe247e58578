package vn.nguon.practice.field;

import java.time.LocalDate;
import vn.nguon.web.Vn;

/** Statuses of groups and recommendations in words, the same on every page. */
final class FieldWords {
    private FieldWords() {}

    /** @param kind of the status tag */
    record Status(String kind, String word) {}

    static Status of(FieldGroup group) {
        if (group.late() > 0) return new Status("late", "Quá hạn %d kiến nghị".formatted(group.late()));
        if (group.sent() > group.answered()) return new Status("doing", "Chờ xã trả lời");
        if (group.sent() > 0 && group.sent() == group.recommendations()) return new Status("done", "Xã đã trả lời");
        if (group.signedOn() != null) return new Status("done", "Biên bản đã ký");
        if (group.heldOn() != null) return new Status("doing", "Đang ghi biên bản");
        if (group.confirmedOn() != null) return new Status("done", "Xã nhận đón");
        if (group.askedOn() != null) return new Status("due", "Chờ xã xác nhận");
        return group.siteName().isEmpty() ? new Status("todo", "Chưa chọn xã") : new Status("todo", "Chưa hỏi xã");
    }

    static Status of(Recommendation one, LocalDate today) {
        if (one.late(today))
            return new Status(
                    "late",
                    (one.state() == RecommendationState.SENT ? "Quá hạn trả lời " : "Quá hạn làm ")
                            + Vn.count(one.daysLate(today), "ngày"));
        var by = one.answerBy();
        if (one.state() == RecommendationState.SENT && by != null) return new Status("todo", "Hẹn " + Vn.date(by));
        if (one.state().underWay() && one.percent() > 0)
            return new Status("doing", one.state().vietnamese() + ", " + one.percent() + "%");
        return new Status(one.state().tag(), one.state().vietnamese());
    }

    /** "Đảng ủy xã Tam Hợp, nay là Đảng ủy xã Tam Thái". */
    static String to(Recommendation one) {
        return one.firstName().equals(one.toName()) ? one.toName() : one.firstName() + ", nay là " + one.toName();
    }

    /** Months of floods may go over the turn of the year. */
    static boolean inFlood(LocalDate day, int from, int to) {
        var month = day.getMonthValue();
        return from <= to ? month >= from && month <= to : month >= from || month <= to;
    }

    /** A recommendation in the minutes: to whom it was addressed then, whoever has it now. */
    static String minuted(Recommendation one) {
        return "%d. %s. Nơi nhận: %s; hạn %s.".formatted(one.no(), one.title(), one.firstName(), Vn.date(one.dueOn()));
    }
}
