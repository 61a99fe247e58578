package vn.nguon.practice.field;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.practice.field.FieldFormPage.Kind;
import vn.nguon.practice.field.FieldFormPage.Part;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** What a group writes on the phone: questionnaire, findings, minutes, pictures. One form a page, with and without a script. */
@Controller
@Allow({
    Role.CENTRE,
    Role.ORGANISATION_BOARD,
    Role.SCHOOL,
    Role.SUPERVISOR,
    Role.LECTURER,
    Role.CLASS_COMMITTEE,
    Role.TRAINEE
})
class FieldWritePages {
    private static final String PATH = "/lop/{code}/thuc-te/{group}";

    private final FieldStudies studies;
    private final FieldBook book;
    private final FieldFindings findings;
    private final Photos photos;

    FieldWritePages(FieldStudies studies, FieldBook book, FieldFindings findings, Photos photos) {
        this.studies = studies;
        this.book = book;
        this.findings = findings;
        this.photos = photos;
    }

    @PostMapping(PATH + "/phieu")
    ModelAndView saveAnswers(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var desk = studies.writing(viewer, code, group);
        var questions = book.answers(desk.head(), desk.group());
        var form = new Form(params);
        var inputs = FieldForms.questions(form, questions);
        if (form.ok()) {
            var answers = new LinkedHashMap<UUID, String>();
            inputs.forEach((question, input) -> answers.put(question, input.orElse("")));
            if (form.accepts(studies.saveAnswers(viewer, code, group, answers)))
                return Views.redirect(FieldForms.base(desk) + "/phieu", response, "Đã lưu phiếu hỏi.");
        }
        return Views.page("practice/field/answers", FieldForms.answers(viewer, desk, questions, form), 422);
    }

    private record FindingInputs(Form form, Input<String> kind, Input<String> body, Input<String> source) {
        static FindingInputs of(Form form, FieldFindings.@Nullable Finding one) {
            return new FindingInputs(
                    form,
                    form.choice(
                                    "loai",
                                    "Là gì",
                                    Arrays.stream(FindingKind.values())
                                            .map(kind -> new Option(kind.name(), kind.vietnamese()))
                                            .toList())
                            .initial(one == null ? null : one.kind().name())
                            .required("Chọn kết quả, hạn chế hay nguyên nhân"),
                    form.area("dieu-thay-duoc", "Điều thấy được", 600)
                            .hint(
                                    "Một việc một lần ghi, có số liệu, ví dụ: 3 trên 8 chi bộ bản họp dưới 70% đảng viên trong ba tháng liền")
                            .initial(one == null ? null : one.body())
                            .required("Nhập điều thấy được"),
                    form.text("nguon", "Nguồn", 160)
                            .hint("Xem ở đâu, hỏi ai, ví dụ: Sổ họp chi bộ, quý III/2022")
                            .initial(one == null ? null : one.source())
                            .optional());
        }

        FindingText text(int version) {
            return new FindingText(FindingKind.valueOf(kind.get()), body.get(), source.orElse(""), version);
        }
    }

    private static final List<Part> FINDING =
            List.of(Part.of(Kind.PICK, "loai"), Part.area("dieu-thay-duoc", 4), Part.field("nguon"));

    private static FieldFormPage finding(FieldStudies.Desk desk, FieldFindings.@Nullable Finding one, Form form) {
        var page = FieldForms.page(
                desk,
                one == null ? "Thêm điều thấy được" : "Sửa điều thấy được " + one.no(),
                "/phat-hien" + (one == null ? "" : "/" + one.ref() + "?ban=" + one.version()),
                false,
                FINDING,
                form,
                "Lưu");
        return one == null
                ? page
                : page.removable(FieldForms.base(desk) + "/phat-hien/" + one.ref() + "/bo", "Bỏ điều này");
    }

    @GetMapping(PATH + "/phat-hien")
    ModelAndView newFinding(Viewer viewer, @PathVariable String code, @PathVariable UUID group) {
        var desk = studies.writing(viewer, code, group);
        return Views.page(
                "practice/field/form",
                finding(desk, null, FindingInputs.of(Form.blank(), null).form()));
    }

    @PostMapping(PATH + "/phat-hien")
    ModelAndView addFinding(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var desk = studies.writing(viewer, code, group);
        var inputs = FindingInputs.of(new Form(params), null);
        if (inputs.form().ok() && inputs.form().accepts(findings.add(viewer, code, group, inputs.text(0))))
            return Views.redirect(FieldForms.base(desk), response, "Đã ghi điều thấy được.");
        return Views.page("practice/field/form", finding(desk, null, inputs.form()), 422);
    }

    @GetMapping(PATH + "/phat-hien/{finding}")
    ModelAndView editFinding(
            Viewer viewer, @PathVariable String code, @PathVariable UUID group, @PathVariable UUID finding) {
        var desk = studies.writing(viewer, code, group);
        var one = findings.one(desk.group(), finding);
        return Views.page(
                "practice/field/form",
                finding(desk, one, FindingInputs.of(Form.blank(), one).form()));
    }

    @PostMapping(PATH + "/phat-hien/{finding}")
    ModelAndView changeFinding(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @PathVariable UUID finding,
            @RequestParam(name = "ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var desk = studies.writing(viewer, code, group);
        var one = findings.one(desk.group(), finding);
        var inputs = FindingInputs.of(new Form(params), one);
        if (inputs.form().ok()
                && inputs.form().accepts(findings.change(viewer, code, group, finding, inputs.text(version))))
            return Views.redirect(FieldForms.base(desk), response, "Đã sửa điều thấy được.");
        return Views.page("practice/field/form", finding(desk, one, inputs.form()), 422);
    }

    @PostMapping(PATH + "/phat-hien/{finding}/bo")
    ModelAndView removeFinding(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @PathVariable UUID finding,
            HttpServletResponse response) {
        var desk = studies.writing(viewer, code, group);
        var one = findings.one(desk.group(), finding);
        if (findings.remove(viewer, code, group, finding) instanceof Outcome.Refused<UUID>(var refusal)) {
            var form = FindingInputs.of(Form.blank(), one).form();
            form.refuse(refusal);
            return Views.page("practice/field/form", finding(desk, one, form), 422);
        }
        return Views.redirect(FieldForms.base(desk), response, "Đã bỏ điều thấy được " + one.no() + ".");
    }

    private record MinutesInputs(
            Form form,
            Input<LocalDate> held,
            Input<String> place,
            Input<String> host,
            Input<String> content,
            Input<String> conclusion,
            Input<LocalDate> signed) {
        static MinutesInputs of(Form form, FieldStudies.Desk desk, @Nullable FieldMinutes one) {
            return new MinutesInputs(
                    form,
                    form.date("ngay", "Ngày làm việc")
                            .initial(one == null ? desk.group().lastLeg() : one.heldOn())
                            .required("Nhập ngày làm việc với xã"),
                    form.text("noi", "Nơi làm việc", 160)
                            .initial(one == null ? text(desk.group().siteName(), "Trụ sở ") : one.place())
                            .required("Nhập nơi làm việc"),
                    form.area("ben-xa", "Bên xã có", 1_000)
                            .hint("Mỗi người một dòng: họ và tên, chức vụ")
                            .initial(one == null ? host(desk.group()) : one.hostSide())
                            .required("Nhập người của xã tham dự"),
                    form.area("noi-dung-lam-viec", "Nội dung làm việc", 6_000)
                            .initial(one == null ? null : one.content())
                            .required("Nhập nội dung làm việc"),
                    form.area("ket-luan", "Thống nhất, kết luận", 3_000)
                            .initial(one == null ? null : one.conclusion())
                            .optional(),
                    form.date("ngay-ky", "Ngày hai bên ký")
                            .hint("Ghi khi bản giấy đã ký; ghi rồi không sửa biên bản được nữa")
                            .initial(one == null ? null : one.signedOn())
                            .optional());
        }

        private static @Nullable String text(String name, String before) {
            return name.isEmpty() ? null : before + FieldForms.lowerFirst(name);
        }

        private static @Nullable String host(FieldGroup group) {
            if (group.hostName().isEmpty()) return null;
            return group.hostPost().isEmpty() ? group.hostName() : group.hostName() + ", " + group.hostPost();
        }

        FieldMinutes minutes(int version) {
            return new FieldMinutes(
                    held.get(), place.get(), host.get(), content.get(), conclusion.orElse(""), signed.value(), version);
        }
    }

    private static final List<Part> MINUTES = List.of(
            Part.field("ngay"),
            Part.field("noi"),
            Part.area("ben-xa", 3),
            Part.area("noi-dung-lam-viec", 8),
            Part.of(Kind.NOTE, "Điều thấy được và kiến nghị của tổ tự có trong bản in, không phải chép lại."),
            Part.area("ket-luan", 4),
            Part.field("ngay-ky"));

    private static FieldFormPage minutesPage(FieldStudies.Desk desk, @Nullable FieldMinutes one, Form form) {
        var page = FieldForms.page(
                desk,
                "Biên bản làm việc",
                "/bien-ban?ban=" + (one == null ? -1 : one.version()),
                false,
                MINUTES,
                form,
                "Lưu biên bản");
        var signed = desk.group().signedOn();
        return signed == null || !page.closed().isEmpty()
                ? page
                : new FieldFormPage(
                        page.crumbs(),
                        page.title(),
                        page.meta(),
                        "Biên bản đã ký hai bên ngày " + Vn.date(signed) + " nên không sửa được.",
                        page.action(),
                        false,
                        page.parts(),
                        form,
                        page.notSaved(),
                        page.button(),
                        page.back(),
                        "",
                        "");
    }

    @GetMapping(PATH + "/bien-ban")
    ModelAndView minutes(Viewer viewer, @PathVariable String code, @PathVariable UUID group) {
        var desk = studies.writing(viewer, code, group);
        var one = book.minutes(desk.group()).orElse(null);
        return Views.page(
                "practice/field/form",
                minutesPage(desk, one, MinutesInputs.of(Form.blank(), desk, one).form()));
    }

    @PostMapping(PATH + "/bien-ban")
    ModelAndView saveMinutes(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @RequestParam(name = "ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var desk = studies.writing(viewer, code, group);
        var inputs = MinutesInputs.of(new Form(params), desk, null);
        if (inputs.form().ok()
                && inputs.form().accepts(studies.saveMinutes(viewer, code, group, inputs.minutes(version))))
            return Views.redirect(FieldForms.base(desk), response, "Đã lưu biên bản. In để hai bên ký.");
        return Views.page(
                "practice/field/form",
                minutesPage(desk, book.minutes(desk.group()).orElse(null), inputs.form()),
                422);
    }

    private record PhotoInputs(
            Form form,
            Input<MultipartFile> file,
            Input<String> caption,
            Input<String> alternative,
            Input<String> consent,
            Input<String> note) {
        static PhotoInputs of(Form form, @Nullable MultipartFile file, long megabytes) {
            return new PhotoInputs(
                    form,
                    form.file("tep", "Ảnh", file)
                            .hint(
                                    "JPEG hoặc PNG, dưới %d MB. Ảnh được xoay đúng chiều, thu nhỏ, bỏ nơi chụp và mọi dữ liệu của máy ảnh"
                                            .formatted(megabytes))
                            .required("Chọn ảnh"),
                    form.text("chu-thich", "Chú thích", 200)
                            .hint("Ai, việc gì, ở đâu, ngày nào")
                            .required("Nhập chú thích"),
                    form.text("mo-ta", "Mô tả cho người không nhìn thấy ảnh", 200)
                            .required("Nhập mô tả ảnh"),
                    form.choice(
                                    "dong-y",
                                    "Người trong ảnh",
                                    Arrays.stream(PhotoConsent.values())
                                            .map(one -> new Option(one.name(), one.vietnamese()))
                                            .toList())
                            .required("Chọn người trong ảnh đã đồng ý hay chưa"),
                    form.text("ai-dong-y", "Ai hỏi, ai đồng ý", 160)
                            .hint("Cần khi người trong ảnh đã đồng ý")
                            .optional());
        }

        PhotoText text() {
            return new PhotoText(
                    caption.get(), alternative.get(), PhotoConsent.valueOf(consent.get()), note.orElse(""));
        }
    }

    private static final List<Part> PHOTO = List.of(
            Part.of(Kind.PICTURE, "tep"),
            Part.field("chu-thich"),
            Part.field("mo-ta"),
            Part.of(Kind.PICK, "dong-y"),
            Part.field("ai-dong-y"));

    private static FieldFormPage photo(FieldStudies.Desk desk, Form form) {
        return FieldForms.page(desk, "Thêm ảnh", "/anh", true, PHOTO, form, "Thêm ảnh");
    }

    @GetMapping(PATH + "/anh")
    ModelAndView newPhoto(Viewer viewer, @PathVariable String code, @PathVariable UUID group) {
        var desk = studies.writing(viewer, code, group);
        return Views.page(
                "practice/field/form",
                photo(
                        desk,
                        PhotoInputs.of(Form.blank(), null, megabytes(viewer)).form()));
    }

    private long megabytes(Viewer viewer) {
        return photos.limits(viewer.today()).maxBytes() >> 20;
    }

    @PostMapping(PATH + "/anh")
    ModelAndView addPhoto(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            HttpServletResponse response)
            throws IOException {
        var desk = studies.writing(viewer, code, group);
        var inputs = PhotoInputs.of(new Form(params), file, megabytes(viewer));
        if (inputs.form().ok()) {
            var added = photos.add(viewer, code, group, inputs.file().get().getBytes(), inputs.text());
            if (added instanceof Outcome.Done<UUID>)
                return Views.redirect(FieldForms.base(desk) + "#anh", response, "Đã thêm ảnh.");
            if (added instanceof Outcome.Refused<UUID>(var refusal))
                switch (refusal.code()) {
                    case "lop-da-ket-thuc", "du-anh" -> inputs.form().refuse(refusal);
                    case "thieu-nguoi-dong-y" -> inputs.form().refuse("ai-dong-y", refusal.sentence());
                    default -> inputs.form().refuse("tep", refusal.sentence());
                }
        }
        return Views.page("practice/field/form", photo(desk, inputs.form()), 422);
    }

    @PostMapping(PATH + "/anh/{photo}/bo")
    ModelAndView removePhoto(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @PathVariable UUID photo,
            HttpServletResponse response) {
        var desk = studies.writing(viewer, code, group);
        return switch (photos.remove(viewer, code, group, photo)) {
            case Outcome.Done<UUID> _ -> Views.redirect(FieldForms.base(desk) + "#anh", response, "Đã bỏ ảnh.");
            case Outcome.Refused<UUID>(var refusal) ->
                Views.redirect(FieldForms.base(desk), response, refusal.sentence());
        };
    }
}
