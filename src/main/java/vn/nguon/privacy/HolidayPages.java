package vn.nguon.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.rules.Holidays;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Days off and days worked instead (/quan-tri/ngay-nghi): a year's list, added to by each notice. */
@Controller
@Allow(Role.ADMINISTRATOR)
class HolidayPages {
    private static final String PATH = "/quan-tri/ngay-nghi";
    private static final List<Option> KINDS = Arrays.stream(Holidays.Kind.values())
            .map(kind -> new Option(kind.name(), kind.vietnamese()))
            .toList();

    private final WorkCalendar calendar;

    HolidayPages(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    @Bean
    static MenuItem holidaysMenu() {
        return new MenuItem(945, "Ngày nghỉ, làm bù", PATH, "settings", Set.of(Role.ADMINISTRATOR));
    }

    private record Inputs(
            Form form,
            Input<LocalDate> from,
            Input<LocalDate> to,
            Input<String> kind,
            Input<String> name,
            Input<String> document) {
        static Inputs of(Form form) {
            return new Inputs(
                    form,
                    form.date("tu", "Từ ngày").required("Nhập ngày đầu"),
                    form.date("den", "Đến ngày").required("Nhập ngày cuối; nghỉ một ngày thì ghi lại ngày đầu"),
                    form.choice("la", "Là", KINDS)
                            .initial(Holidays.Kind.OFF.name())
                            .required("Chọn nghỉ hay làm bù"),
                    form.text("ten", "Tên", 80)
                            .hint("Ví dụ: Tết Nguyên đán, Giỗ Tổ Hùng Vương, làm bù ngày 02/05")
                            .required("Nhập tên của ngày này"),
                    form.text("van-ban", "Thông báo, quyết định", 120)
                            .hint("Số, ngày của thông báo nghỉ lễ, tết năm ấy")
                            .required("Nhập số, ngày của văn bản"));
        }
    }

    /** The year asked for, or this one. */
    private static int year(Viewer viewer, String asked) {
        return asked.matches("20\\d\\d")
                ? Integer.parseInt(asked)
                : viewer.today().getYear();
    }

    private ModelAndView page(Viewer viewer, int year, Form form, int status) {
        return Views.page("privacy/holidays", new HolidaysPage(year, calendar.year(viewer, year), form), status);
    }

    @GetMapping(PATH)
    ModelAndView list(Viewer viewer, @RequestParam(name = "nam", defaultValue = "") String asked) {
        return page(viewer, year(viewer, asked), Inputs.of(Form.blank()).form(), 200);
    }

    @PostMapping(PATH)
    ModelAndView add(Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var inputs = Inputs.of(new Form(params));
        var from = inputs.from().value();
        if (inputs.form().ok()) {
            var notice = new Holidays.Notice(
                    inputs.from().get(),
                    inputs.to().get(),
                    Holidays.Kind.valueOf(inputs.kind().get()),
                    inputs.name().get(),
                    inputs.document().get());
            if (inputs.form().accepts(calendar.add(viewer, notice)))
                return Views.redirect(PATH + "?nam=" + notice.from().getYear(), response, "Đã thêm vào lịch nghỉ");
        }
        return page(viewer, from == null ? viewer.today().getYear() : from.getYear(), inputs.form(), 422);
    }

    @PostMapping(PATH + "/{ref}/bo")
    ModelAndView remove(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        var day = calendar.remove(viewer, ref);
        return Views.redirect(PATH + "?nam=" + day.getYear(), response, "Đã bỏ ngày " + Vn.date(day));
    }
}
