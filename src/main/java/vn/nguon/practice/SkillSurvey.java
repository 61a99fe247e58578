package vn.nguon.practice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Refusal;
import vn.nguon.web.Vn;

/**
 * A class's survey on the five skills: the form's version it keeps and the days of both windows, both included.
 *
 * @param version for optimistic locking
 */
record SkillSurvey(
        long formId, LocalDate beforeFrom, LocalDate beforeTo, LocalDate afterFrom, LocalDate afterTo, int version) {

    LocalDate from(Moment moment) {
        return moment == Moment.BEFORE ? beforeFrom : afterFrom;
    }

    LocalDate to(Moment moment) {
        return moment == Moment.BEFORE ? beforeTo : afterTo;
    }

    /** Why nothing is taken on that day; null while the window is open. */
    @Nullable
    Refusal closed(Moment moment, LocalDate day) {
        if (day.isBefore(from(moment)))
            return new Refusal(
                    "chua-den-ngay",
                    "Phiếu %s trả lời từ %s đến %s. Mở lại trang này khi đến ngày."
                            .formatted(moment.lower(), Vn.date(from(moment)), Vn.date(to(moment))));
        if (day.isAfter(to(moment)))
            return new Refusal(
                    "het-ngay",
                    "Phiếu %s đã hết ngày trả lời (%s). Đề nghị cơ quan tổ chức lớp gia hạn nếu vẫn cần trả lời."
                            .formatted(moment.lower(), Vn.date(to(moment))));
        return null;
    }

    /**
     * Both windows of a class that begins: so many days from its first day, and from its last. A class of one day asks again on the
     * day after.
     *
     * @param days length of each window, at least 1
     */
    static SkillSurvey begin(long form, LocalDate first, LocalDate last, int days) {
        var beforeTo = first.plusDays(days - 1L);
        var latest = last.isAfter(first) ? last.minusDays(1) : first;
        if (beforeTo.isAfter(latest)) beforeTo = latest;
        var afterFrom = last.isAfter(beforeTo) ? last : beforeTo.plusDays(1);
        return new SkillSurvey(form, first, beforeTo, afterFrom, afterFrom.plusDays(days - 1L), 0);
    }
}
