package vn.nguon.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.NguonClock;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Vn;

/** The form for what a class asks for: kinds one a line, day and time of the last moment. */
record PaperSettingForm(Form form, Input<String> kinds, Input<LocalDate> day, Input<String> time) {

    /** @param now what stands before the form is filled in */
    static PaperSettingForm of(Form form, PaperSetting now) {
        var due = now.dueAt() == null ? null : now.dueAt().atZone(NguonClock.ZONE);
        return new PaperSettingForm(
                form,
                form.area("loai", "Loại thu hoạch", 1000)
                        .initial(String.join("\n", now.kinds()))
                        .hint("Mỗi dòng một loại, học viên chọn một")
                        .required("Nhập ít nhất một loại thu hoạch")
                        .check(
                                text -> text.lines()
                                        .allMatch(line -> line.strip().length() <= 100),
                                "Mỗi loại thu hoạch dài tối đa 100 ký tự"),
                form.date("han-ngay", "Hạn nộp, ngày")
                        .initial(due == null ? null : due.toLocalDate())
                        .required("Nhập ngày hết hạn nộp"),
                form.text("han-gio", "Hạn nộp, giờ", 5)
                        .narrow()
                        .initial(due == null ? "17:00" : Vn.time(due.toLocalTime()))
                        .hint("Ví dụ 17:00")
                        .required("Nhập giờ hết hạn nộp")
                        .check(text -> read(text) != null, "Giờ có hai số giờ, hai số phút, ví dụ 07:30"));
    }

    /** @throws IllegalStateException if the form is not ok */
    List<String> list() {
        return kinds.get()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    /** @throws IllegalStateException if the form is not ok */
    Instant dueAt() {
        var clockTime = read(time.get());
        if (clockTime == null) throw new IllegalStateException("form is not ok");
        return day.get().atTime(clockTime).atZone(NguonClock.ZONE).toInstant();
    }

    private static @Nullable LocalTime read(String text) {
        try {
            return LocalTime.parse(text.strip().replace('h', ':').replace('.', ':'));
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
