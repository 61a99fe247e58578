package vn.nguon.timetable;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Vn;

/** The inputs of the form of one session, declared once for adding and changing. */
record SessionInputs(
        Form form,
        Input<String> kind,
        Input<String> topic,
        Input<String> title,
        Input<Integer> periods,
        List<Input<String>> lecturers,
        Input<String> room,
        Input<String> place,
        Input<List<String>> groups,
        Input<String> from,
        Input<String> to) {
    /** More than three people teach one session only on paper. */
    private static final int LECTURERS = 3;

    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3])[:hH.]([0-5][0-9])");

    /** What can be chosen. @param topics,teachers,rooms,groups in the order shown */
    record Choices(List<Option> topics, List<Option> teachers, List<Option> rooms, List<Option> groups, int periods) {}

    static SessionInputs of(Form form, Choices choices) {
        var kinds = Arrays.stream(SessionKind.values())
                .map(kind -> new Option(kind.name(), kind.vietnamese()))
                .toList();
        var lecturers = new ArrayList<Input<String>>();
        var kind = form.choice("loai", "Loại buổi", kinds).initial(SessionKind.TOPIC.name()).required("Chọn loại buổi");
        var topic = form.choice("chuyen-de", "Chuyên đề", choices.topics()).optional();
        var title = form.text("ten", "Tên buổi", 200).optional().hint("Để trống thì lấy tên chuyên đề hoặc loại buổi");
        var periods = form.number("so-tiet", "Số tiết", 0, 12).initial(choices.periods()).required("Nhập số tiết; khai giảng, bế giảng là 0");
        for (var n = 1; n <= LECTURERS; n++)
            lecturers.add(form.choice("giang-vien-" + n, n == 1 ? "Giảng viên" : "Giảng viên " + n, choices.teachers()).optional());
        var room = form.choice("phong", "Phòng", choices.rooms()).optional();
        var place = form.text("noi", "Nơi khác", 120).optional().hint("Khi không học ở phòng, ví dụ xã Tam Hợp");
        var groups = form.choices("to", "Chỉ cho tổ", choices.groups()).optional().hint("Không chọn tổ nào là cả lớp");
        var from = form.text("tu-gio", "Từ giờ", 5).optional().hint("Để trống thì theo giờ của buổi, ví dụ 07:00");
        var to = form.text("den-gio", "Đến giờ", 5).optional();
        var inputs = new SessionInputs(form, kind, topic, title, periods, lecturers, room, place, groups, from, to);
        inputs.checkTogether();
        return inputs;
    }

    private void checkTogether() {
        if (!form.submitted()) return;
        for (var time : List.of(from, to)) time.check(text -> time(text) != null, "Giờ gồm giờ và phút, ví dụ 07:30");
        if (from.value() != null && to.value() == null) to.required("Nhập cả giờ kết thúc, hoặc để trống cả hai");
        if (to.value() != null && from.value() == null) from.required("Nhập cả giờ bắt đầu, hoặc để trống cả hai");
        var start = time(from.orElse(""));
        var end = time(to.orElse(""));
        if (start != null && end != null && !start.isBefore(end)) form.refuse("den-gio", "Giờ kết thúc phải sau giờ bắt đầu");
        if (SessionKind.TOPIC.name().equals(kind.value()) && topic.value() == null && title.value() == null)
            form.refuse("chuyen-de", "Chọn chuyên đề, hoặc ghi tên buổi");
    }

    /** What stands in the form before a session is changed. */
    SessionInputs showing(SessionCard session, @Nullable UUID topicRef, @Nullable UUID roomRef, List<UUID> taught, boolean timedByHand) {
        kind.initial(session.kind().name());
        topic.initial(topicRef == null ? null : topicRef.toString());
        title.initial(session.title());
        periods.initial(session.periods());
        for (var n = 0; n < Math.min(taught.size(), lecturers.size()); n++) lecturers.get(n).initial(taught.get(n).toString());
        room.initial(roomRef == null ? null : roomRef.toString());
        if (roomRef == null) place.initial(session.place());
        if (!session.wholeClass()) groups.initial(session.groups().stream().map(String::valueOf).toList());
        if (timedByHand) {
            from.initial(Vn.time(session.from()));
            to.initial(Vn.time(session.to()));
        }
        return this;
    }

    /** Only after {@link Form#ok()}. */
    SessionPlan plan() {
        var taught = new LinkedHashSet<UUID>();
        for (var lecturer : lecturers) if (lecturer.value() != null) taught.add(UUID.fromString(lecturer.get()));
        var chosenGroups = groups.orElse(List.of());
        return new SessionPlan(
                SessionKind.valueOf(kind.get()),
                uuid(topic),
                title.orElse(""),
                periods.get(),
                uuid(room),
                room.value() == null ? place.orElse("") : "",
                chosenGroups.stream().map(Integer::valueOf).toList(),
                List.copyOf(taught),
                time(from.orElse("")),
                time(to.orElse("")));
    }

    private static @Nullable UUID uuid(Input<String> input) {
        var value = input.value();
        return value == null ? null : UUID.fromString(value);
    }

    private static @Nullable LocalTime time(String text) {
        var match = TIME.matcher(text);
        if (!match.matches()) return null;
        try {
            return LocalTime.of(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
        } catch (DateTimeException _) {
            return null;
        }
    }
}
