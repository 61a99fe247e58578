package vn.nguon.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
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
import vn.nguon.rules.Rules;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** The record of breaches of personal data (/du-lieu-ca-nhan/su-co): written, measures and reports added. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.ADMINISTRATOR})
class BreachPages {
    private static final String PATH = "/du-lieu-ca-nhan/su-co";
    private static final String REPORTED = "da-bao";
    private static final List<Option> NOTES =
            List.of(new Option("bien-phap", "Biện pháp đã làm"), new Option(REPORTED, "Đã báo cơ quan có thẩm quyền"));

    private final Breaches breaches;
    private final Rules rules;
    private final Clock clock;

    BreachPages(Breaches breaches, Rules rules, Clock clock) {
        this.breaches = breaches;
        this.rules = rules;
        this.clock = clock;
    }

    @Bean
    static MenuItem breachMenu() {
        return new MenuItem(945, "Sổ sự cố dữ liệu", PATH, "log", Set.of(Role.ADMINISTRATOR));
    }

    /** A day and an hour of it. */
    private record Moment(Input<LocalDate> day, Input<String> time) {
        static Moment of(Form form, String name, String label) {
            return new Moment(
                    form.date("ngay-" + name, "Ngày " + label).required("Nhập ngày " + label),
                    form.text("gio-" + name, "Giờ " + label, 5)
                            .hint("Ví dụ 14:05")
                            .required("Nhập giờ " + label)
                            .check(
                                    text -> text.matches("([01]?[0-9]|2[0-3])[:h][0-5][0-9]"),
                                    "Giờ gồm giờ và phút, ví dụ 14:05"));
        }

        LocalDateTime get() {
            var parts = time.get().split("[:h]");
            return day.get().atTime(LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
        }
    }

    private record WriteInputs(
            Form form,
            Input<String> what,
            Moment noticed,
            Input<String> whose,
            Input<Integer> people,
            Input<String> measures) {
        static WriteInputs of(Form form) {
            return new WriteInputs(
                    form,
                    form.area("viec-gi", "Việc gì đã xảy ra", 2000)
                            .hint("Không ghi tên người bị lộ dữ liệu")
                            .required("Nhập việc gì đã xảy ra"),
                    Moment.of(form, "phat-hien", "phát hiện"),
                    form.text("cua-ai", "Dữ liệu của nhóm người nào", 200)
                            .hint("Ví dụ: học viên một lớp, cán bộ một xã")
                            .required("Nhập dữ liệu của nhóm người nào"),
                    form.number("so-nguoi", "Số người", 0, 1_000_000)
                            .required("Nhập số người, chưa rõ thì nhập số ước tính"),
                    form.area("bien-phap", "Biện pháp đã làm", 2000).required("Nhập biện pháp đã làm"));
        }
    }

    private ModelAndView list(Viewer viewer, Form form, int status) {
        var rule = rules.on("privacy.breach-hours", viewer.today());
        return Views.page(
                "privacy/breaches",
                new BreachPage(
                        breaches.list(viewer),
                        form,
                        clock.instant(),
                        "%d %s, %s"
                                .formatted(
                                        rule.whole(), rule.unit(), rule.source().text())),
                status);
    }

    @GetMapping(PATH)
    ModelAndView list(Viewer viewer) {
        return list(viewer, WriteInputs.of(Form.blank()).form(), 200);
    }

    @PostMapping(PATH)
    ModelAndView write(
            Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var inputs = WriteInputs.of(new Form(params));
        if (inputs.form().ok())
            switch (breaches.write(
                    viewer,
                    new Breaches.New(
                            inputs.what().get(),
                            inputs.whose().get(),
                            inputs.people().get(),
                            inputs.measures().get(),
                            inputs.noticed().get()))) {
                case Outcome.Done<UUID>(var ref) -> {
                    return Views.redirect(PATH + "/" + ref, response, "Đã ghi sự cố");
                }
                case Outcome.Refused<UUID>(var refusal) -> inputs.form().refuse("ngay-phat-hien", refusal.sentence());
            }
        return list(viewer, inputs.form(), 422);
    }

    private record NoteInputs(Form form, Input<String> kind, Moment when, Input<String> note) {
        static NoteInputs of(Form form) {
            return new NoteInputs(
                    form,
                    form.choice("ghi", "Ghi thêm", NOTES).required("Chọn ghi thêm gì"),
                    Moment.of(form, "lam", "làm, báo"),
                    form.area("ghi-chu", "Nội dung", 2000)
                            .hint("Báo cho ai, bằng văn bản nào; hoặc đã làm gì")
                            .required("Nhập nội dung"));
        }
    }

    private ModelAndView page(Viewer viewer, UUID ref, Form form, int status) {
        return Views.page(
                "privacy/breach",
                new BreachPage.One(breaches.find(viewer, ref), PATH + "/" + ref, form, clock.instant()),
                status);
    }

    @GetMapping(PATH + "/{ref}")
    ModelAndView one(Viewer viewer, @PathVariable UUID ref) {
        return page(viewer, ref, NoteInputs.of(Form.blank()).form(), 200);
    }

    @PostMapping(PATH + "/{ref}")
    ModelAndView add(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        breaches.find(viewer, ref);
        var inputs = NoteInputs.of(new Form(params));
        if (inputs.form().ok()
                && inputs.form()
                        .accepts(breaches.add(
                                viewer,
                                ref,
                                inputs.kind().get().equals(REPORTED),
                                inputs.note().get(),
                                inputs.when().get()))) return Views.redirect(PATH + "/" + ref, response, "Đã ghi thêm");
        return page(viewer, ref, inputs.form(), 422);
    }
}
