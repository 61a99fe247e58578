package vn.nguon.timetable;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nguon.programmes.ProgrammeItem;
import vn.nguon.shared.Refusal;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Vn;

/** The inputs of the form of one session, and what was typed as a plan. */
record SessionInputs(
        Form form,
        Input<String> kind,
        Input<String> topic,
        Input<String> title,
        Input<Integer> periods,
        Input<List<String>> lecturers,
        Input<String> room,
        Input<String> place,
        Input<List<String>> groups,
        Input<String> from,
        Input<String> to) {
    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3])[:.hg]([0-5]\\d)");
    private static final int MOST_PERIODS = 12;

    /** What can be chosen. */
    record Choices(List<Option> topics, List<Option> lecturers, List<Option> rooms, List<Option> groups) {}

    static SessionInputs of(Form form, Choices choices) {
        var kinds = Arrays.stream(SessionKind.values())
                .map(kind -> new Option(kind.name(), kind.vietnamese()))
                .toList();
        return new SessionInputs(
                form,
                form.choice("loai", "Loại buổi", kinds).required("Chọn loại buổi"),
                form.choice("chuyen-de", "Chuyên đề", choices.topics()).optional(),
                form.text("ten", "Tên buổi", 300)
                        .hint("Để trống thì lấy tên chuyên đề")
                        .optional(),
                form.number("so-tiet", "Số tiết", 0, MOST_PERIODS).hint("Khai giảng, bế giảng không tính tiết"),
                form.choices("giang-vien", "Giảng viên", choices.lecturers()).optional(),
                form.choice("phong", "Phòng", choices.rooms()).optional(),
                form.text("noi", "Nơi học, nếu không ở phòng", 200).optional(),
                form.choices("to", "Tổ", choices.groups())
                        .hint("Không chọn tổ nào là cả lớp")
                        .optional(),
                form.text("gio-tu", "Giờ bắt đầu", 5)
                        .hint("Ví dụ 07:30; để trống thì theo giờ của buổi")
                        .optional(),
                form.text("gio-den", "Giờ kết thúc", 5).optional());
    }

    /** Puts a known session into the form before it is sent. */
    void show(SessionPlan plan) {
        kind.initial(plan.kind().name());
        topic.initial(plan.topic() == null ? null : plan.topic().toString());
        title.initial(plan.title());
        periods.initial(plan.periods());
        lecturers.initial(
                plan.lecturers().isEmpty()
                        ? null
                        : plan.lecturers().stream().map(UUID::toString).toList());
        room.initial(plan.room() == null ? null : plan.room().toString());
        place.initial(plan.place());
        groups.initial(
                plan.groups().isEmpty()
                        ? null
                        : plan.groups().stream().map(String::valueOf).toList());
        var start = plan.from();
        var end = plan.to();
        from.initial(start == null ? null : Vn.time(start));
        to.initial(end == null ? null : Vn.time(end));
    }

    /** What was typed; null when something is wrong with it, which then stands in the form. */
    @Nullable
    SessionPlan plan() {
        var chosen = kind.value();
        var what = chosen == null ? null : SessionKind.valueOf(chosen);
        var start = time(from, "Giờ bắt đầu");
        var end = time(to, "Giờ kết thúc");
        if (from.value() == null && to.value() != null) form.refuse("gio-tu", "Nhập cả giờ bắt đầu");
        if (to.value() == null && from.value() != null) form.refuse("gio-den", "Nhập cả giờ kết thúc");
        if (what == SessionKind.TOPIC && topic.value() == null && title.value() == null)
            form.refuse("chuyen-de", "Chọn chuyên đề, hoặc nhập tên buổi");
        if (what != null && !what.ceremony() && periods.value() == null) form.refuse("so-tiet", "Nhập số tiết");
        if (room.value() != null && place.value() != null)
            form.refuse("noi", "Chọn phòng hoặc nhập nơi học, không cả hai");
        if (!form.ok() || what == null) return null;
        return new SessionPlan(
                what,
                uuid(topic),
                title.orElse(""),
                what.ceremony() ? 0 : periods.get(),
                uuid(room),
                place.orElse(""),
                groups.orElse(List.of()).stream().map(Integer::valueOf).toList(),
                lecturers.orElse(List.of()).stream().map(UUID::fromString).toList(),
                start,
                end);
    }

    private static @Nullable UUID uuid(Input<String> input) {
        var value = input.value();
        return value == null ? null : UUID.fromString(value);
    }

    private @Nullable LocalTime time(Input<String> input, String label) {
        var typed = input.value();
        if (typed == null) return null;
        var read = TIME.matcher(typed);
        if (read.matches()) return LocalTime.of(Integer.parseInt(read.group(1)), Integer.parseInt(read.group(2)));
        form.refuse(input.id(), label + " ghi như 07:30");
        return null;
    }

    /** Says in the form what the façade refused, at the field that mends it. */
    static void refuse(Form form, Refusal refusal) {
        switch (refusal.code()) {
            case "buoi-da-day" -> form.refuse("so-tiet", refusal.sentence());
            case "gio-nguoc", "gio-ngoai-ngay" -> form.refuse("gio-den", refusal.sentence());
            case "phong-ban" -> form.refuse("phong", refusal.sentence());
            case "giang-vien-ban" -> form.refuse("giang-vien", refusal.sentence());
            case "khong-co-to" -> form.refuse("to", refusal.sentence());
            default -> form.refuse(refusal);
        }
    }

    /** The first clash of a kind at its field, the others in the summary. */
    static void refuse(Form form, List<Clash> clashes) {
        var said = new ArrayList<Clash.What>();
        for (var clash : clashes) {
            if (clash.what() == Clash.What.GROUP || said.contains(clash.what()))
                form.refuse(new Refusal(clash.what().code(), clash.sentence()));
            else form.refuse(clash.what() == Clash.What.ROOM ? "phong" : "giang-vien", clash.sentence());
            said.add(clash.what());
        }
    }

    static Option option(ProgrammeItem item, String number, int left) {
        var rest = left > 0 ? ", còn %d chưa xếp".formatted(left) : "";
        return new Option(
                item.ref().toString(),
                "%s %s (%s%s)".formatted(number, item.title(), Vn.count(item.periods(), "tiết"), rest));
    }
}
