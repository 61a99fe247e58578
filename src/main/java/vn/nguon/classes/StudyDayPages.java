package vn.nguon.classes;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Study days of a class: from a range with weekdays to a list that is mended by hand. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL, Role.APPROVER})
class StudyDayPages {
    private final Classes classes;
    private final ClassDesk desk;

    StudyDayPages(Classes classes, ClassDesk desk) {
        this.classes = classes;
        this.desk = desk;
    }

    // -----------------------------------------------------------------------------------------------------

    private static final List<Option> HALVES = List.of(
            new Option("ca-ngay", "Cả ngày"), new Option("sang", "Buổi sáng"), new Option("chieu", "Buổi chiều"));

    private record DayInputs(
            Form form,
            Input<LocalDate> from,
            Input<LocalDate> to,
            Input<List<String>> weekdays,
            Input<String> halves,
            Input<String> list) {
        static DayInputs of(Form form) {
            var weekdays = Arrays.stream(DayOfWeek.values())
                    .map(day -> new Option(day.name(), capital(Weekdays.word(day))))
                    .toList();
            return new DayInputs(
                    form,
                    form.date("tu", "Từ ngày"),
                    form.date("den", "Đến ngày"),
                    form.choices("thu", "Học các thứ", weekdays),
                    form.choice("buoi", "Học buổi", HALVES),
                    form.area("cac-ngay", "Các ngày học", 20_000)
                            .hint("Mỗi dòng một ngày, thêm, bớt ngày ở đây rồi lưu. Ngày chỉ học một buổi thì ghi thêm"
                                    + " sáng hoặc chiều sau ngày, ví dụ 07/10/2022 sáng"));
        }

        private static String capital(String word) {
            return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        }
    }

    private static final List<String> WORKING_DAYS =
            Arrays.stream(DayOfWeek.values()).limit(5).map(DayOfWeek::name).toList();

    @GetMapping("/lop/{code}/ngay-hoc")
    ModelAndView days(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        var inputs = DayInputs.of(Form.blank());
        inputs.weekdays().initial(WORKING_DAYS);
        inputs.halves().initial("ca-ngay");
        inputs.list().initial(DayText.write(classes.studyHalves(head)));
        return daysPage(head, inputs.form(), 200);
    }

    private static ModelAndView daysPage(ClassHead head, Form form, int status) {
        return Views.page(
                "classes/days",
                new StudyDaysPage(head, form, head.runs() && ClassDesk.daysClosed(head) == null),
                status);
    }

    /** {@code viec=lap} fills the list from the range and saves nothing; {@code viec=luu} saves the list. */
    @PostMapping("/lop/{code}/ngay-hoc")
    ModelAndView setDays(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("ban") int version,
            @RequestParam(name = "viec", defaultValue = "luu") String what,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var inputs = DayInputs.of(new Form(params));
        if (what.equals("lap")) return fill(head, inputs);
        var reading = DayText.read(inputs.list().orElse(""));
        if (!reading.problem().isEmpty()) inputs.form().refuse("cac-ngay", reading.problem());
        else if (reading.days().isEmpty())
            inputs.form().refuse("cac-ngay", "Ghi ít nhất một ngày học, hoặc lập từ khoảng ngày ở trên");
        if (inputs.form().ok() && inputs.form().accepts(desk.setStudyDays(viewer, code, version, reading.days())))
            return Views.redirect(
                    head.link(""),
                    response,
                    "Đã lưu %d ngày học.".formatted(reading.days().size()));
        return daysPage(head, inputs.form(), 422);
    }

    private static ModelAndView fill(ClassHead head, DayInputs asked) {
        asked.from().required("Nhập ngày đầu");
        asked.to().required("Nhập ngày cuối");
        asked.weekdays().required("Chọn ít nhất một thứ trong tuần");
        var from = asked.from().value();
        var to = asked.to().value();
        if (from != null && to != null && to.isBefore(from))
            asked.form().refuse("den", "Ngày cuối đứng trước ngày đầu");
        if (from != null && to != null && from.plusDays(StudyDays.LONGEST).isBefore(to))
            asked.form().refuse("den", "Lớp dài hơn một năm. Xem lại ngày cuối");
        if (!asked.form().ok() || from == null || to == null) return daysPage(head, asked.form(), 422);
        var weekdays = asked.weekdays().get();
        var days = StudyDays.between(
                from, to, weekdays.stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()));
        var filled = DayInputs.of(Form.blank());
        filled.from().initial(from);
        filled.to().initial(to);
        filled.weekdays().initial(weekdays);
        var half = asked.halves().orElse("ca-ngay");
        filled.halves().initial(half);
        filled.list()
                .initial(DayText.write(days.stream()
                        .map(day -> new StudyDay(day, !half.equals("chieu"), !half.equals("sang")))
                        .toList()));
        return daysPage(head, filled.form(), 200);
    }
}
