package vn.nguon.practice.field;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.practice.field.FieldFormPage.Kind;
import vn.nguon.practice.field.FieldFormPage.Part;
import vn.nguon.rosters.DocumentInputs;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/**
 * What the organiser plans: the study with its questionnaire, groups, hosts, itineraries.
 * <p>Longer than most: five forms of the same recipe stand together.
 */
@Controller
@Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.SUPERVISOR})
class FieldPlanPages {
    private static final String PATH = "/lop/{code}/thuc-te";
    private static final int MOST_QUESTIONS = 30;

    /** What every group may ask, until the organiser writes something else. */
    static final List<String> USUAL_QUESTIONS = List.of(
            "Đảng bộ xã có bao nhiêu chi bộ, đảng viên; bao nhiêu đảng viên là người dân tộc thiểu số, là nữ?",
            "Ba tháng gần đây chi bộ bản họp mấy lần, bao nhiêu phần trăm đảng viên dự?",
            "Nghị quyết của đảng ủy có ghi người làm, ngày xong không; ai kiểm tra?",
            "Kinh tế của bản dựa vào việc gì; bao nhiêu hộ nghèo, cận nghèo?",
            "Đường, ngầm tràn, điện, nước, sóng điện thoại: chỗ nào khó nhất vào mùa mưa?",
            "Việc gì xã làm được mà nơi khác nên học?",
            "Việc gì xã thấy khó nhất, vì sao?");

    private final FieldStudies studies;
    private final Classes classes;
    private final FieldBook book;
    private final Rules rules;

    FieldPlanPages(FieldStudies studies, Classes classes, FieldBook book, Rules rules) {
        this.studies = studies;
        this.classes = classes;
        this.book = book;
        this.rules = rules;
    }

    private record PlanInputs(
            Form form,
            Input<String> topic,
            Input<LocalDate> first,
            Input<LocalDate> last,
            Input<String> questions,
            DocumentInputs document) {
        FieldPlan plan(ClassHead head, int version) {
            return new FieldPlan(
                    topic.get(),
                    first.get(),
                    last.get(),
                    document.reference("Kế hoạch nghiên cứu thực tế lớp " + head.name()),
                    lines(questions.orElse("")),
                    version);
        }
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private PlanInputs planInputs(Viewer viewer, ClassHead head, Form form, FieldBook.@Nullable Study study) {
        var known = study == null ? USUAL_QUESTIONS : asked(head);
        return new PlanInputs(
                form,
                form.text("chu-de", "Chủ đề", 200)
                        .hint("Ví dụ: sinh hoạt chi bộ bản và sinh kế vùng biên")
                        .initial(study == null ? null : study.topic())
                        .required("Nhập chủ đề nghiên cứu thực tế"),
                form.date("tu-ngay", "Ngày đầu")
                        .initial(study == null ? null : study.firstDay())
                        .required("Nhập ngày đầu đi thực tế"),
                form.date("den-ngay", "Ngày cuối")
                        .initial(study == null ? null : study.lastDay())
                        .required("Nhập ngày cuối đi thực tế"),
                form.area("cau-hoi", "Phiếu hỏi", 6_000)
                        .hint(
                                "Mỗi câu một dòng; các tổ trả lời trên điện thoại. Câu đã có tổ trả lời thì bỏ ở đây chỉ thôi hỏi, câu trả lời vẫn còn")
                        .initial(String.join("\n", known))
                        .check(
                                text -> lines(text).size() <= MOST_QUESTIONS,
                                "Phiếu hỏi có nhiều nhất %d câu".formatted(MOST_QUESTIONS))
                        .optional(),
                DocumentInputs.in(form, classes.holders(viewer, head), false));
    }

    private List<String> asked(ClassHead head) {
        return book.questions(head.id()).stream()
                .filter(question -> !question.retired())
                .map(FieldBook.Question::body)
                .toList();
    }

    private static final List<Part> PLAN = List.of(
            Part.field("chu-de"),
            Part.field("tu-ngay"),
            Part.field("den-ngay"),
            Part.area("cau-hoi", 9),
            Part.of(Kind.HEADING, "Văn bản kế hoạch"),
            Part.field("so-van-ban"),
            Part.field("ngay-van-ban"),
            Part.of(Kind.CHOOSE, "co-quan"),
            Part.field("co-quan-khac"),
            Part.of(Kind.CHOOSE, "do-mat"));

    private static FieldFormPage plan(ClassHead head, FieldBook.@Nullable Study study, Form form) {
        var closed = FieldStudies.closed(head);
        return new FieldFormPage(
                FieldForms.crumbs(head, Crumb.here("Kế hoạch")),
                "Kế hoạch nghiên cứu thực tế",
                head.name() + (study == null || study.document().isEmpty() ? "" : " · đã ban hành " + study.document()),
                closed == null ? "" : closed.sentence(),
                head.link("/thuc-te/ke-hoach?ban=" + (study == null ? -1 : study.version())),
                false,
                PLAN,
                form,
                "Chưa lưu được",
                "Lưu kế hoạch",
                head.link("/thuc-te"),
                "",
                "");
    }

    @GetMapping(PATH + "/ke-hoach")
    ModelAndView plan(Viewer viewer, @PathVariable String code) {
        var head = studies.organised(viewer, code);
        var study = book.study(head.id()).orElse(null);
        return Views.page(
                "practice/field/form",
                plan(head, study, planInputs(viewer, head, Form.blank(), study).form()));
    }

    @PostMapping(PATH + "/ke-hoach")
    ModelAndView savePlan(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = studies.organised(viewer, code);
        var study = book.study(head.id()).orElse(null);
        var inputs = planInputs(viewer, head, new Form(params), study);
        if (inputs.form().ok() && inputs.form().accepts(studies.plan(viewer, code, inputs.plan(head, version))))
            return Views.redirect(head.link("/thuc-te"), response, "Đã lưu kế hoạch thực tế.");
        return Views.page("practice/field/form", plan(head, study, inputs.form()), 422);
    }

    @PostMapping(PATH + "/theo-to")
    ModelAndView addStudyGroups(Viewer viewer, @PathVariable String code, HttpServletResponse response) {
        return Views.redirect(
                "/lop/" + code + "/thuc-te",
                response,
                switch (studies.addStudyGroups(viewer, code)) {
                    case Outcome.Done<Integer>(var added) ->
                        added == 0 ? "Tổ học tập nào cũng đã có." : "Đã lập %d tổ theo tổ học tập.".formatted(added);
                    case Outcome.Refused<Integer>(var refusal) -> refusal.sentence();
                });
    }

    /** A group without people yet: its form opens at once. */
    @PostMapping(PATH + "/to-rieng")
    ModelAndView addGroup(Viewer viewer, @PathVariable String code, HttpServletResponse response) {
        var number = studies.overview(viewer, code).groups().size() + 1;
        return switch (studies.addGroup(viewer, code, "Đoàn " + number)) {
            case Outcome.Done<UUID>(var ref) -> Views.redirect("/lop/" + code + "/thuc-te/" + ref + "/sua");
            case Outcome.Refused<UUID>(var refusal) ->
                Views.redirect("/lop/" + code + "/thuc-te", response, refusal.sentence());
        };
    }

    private record GroupInputs(
            Form form,
            Input<String> name,
            Input<String> who,
            Input<List<String>> trainees,
            Input<String> site,
            Input<String> hamlets,
            Input<String> topic,
            Input<String> guide,
            Input<String> vehicle,
            Input<String> safety) {
        FieldGroupPlan plan(int version) {
            var group = who.value();
            return new FieldGroupPlan(
                    name.get(),
                    group == null ? null : Integer.valueOf(group),
                    trainees.orElse(List.of()).stream().map(UUID::fromString).toList(),
                    ref(site),
                    hamlets.orElse(""),
                    topic.orElse(""),
                    ref(guide),
                    vehicle.orElse(""),
                    safety.orElse(""),
                    version);
        }

        private static @Nullable UUID ref(Input<String> input) {
            var value = input.value();
            return value == null ? null : UUID.fromString(value);
        }
    }

    private GroupInputs groupInputs(
            Form form, FieldStudies.Desk desk, FieldStudies.Choices choices, List<String> members) {
        var group = desk.group();
        var own = group.studyGroupNo();
        var site = group.site();
        var guide = group.guideRef();
        var first = desk.study().firstDay();
        var flood = FieldWords.inFlood(
                first,
                rules.on("practice.flood-from-month", first).whole(),
                rules.on("practice.flood-to-month", first).whole());
        return new GroupInputs(
                form,
                form.text("ten", "Tên tổ", 60).initial(group.name()).required("Nhập tên tổ"),
                form.choice(
                                "ai-di",
                                "Người đi theo tổ học tập",
                                choices.studyGroups().stream()
                                        .map(no -> new Option(Integer.toString(no), "Tổ " + no))
                                        .toList())
                        .initial(own == null ? null : own.toString())
                        .hint("Để trống khi chọn từng người ở dưới")
                        .optional(),
                form.choices(
                                "nguoi",
                                "Hoặc chọn từng người",
                                choices.trainees().stream()
                                        .map(one -> new Option(
                                                one.ref().toString(),
                                                one.fullName() + ", " + one.unitName()
                                                        + (one.groupName().isEmpty()
                                                                        || one.groupName()
                                                                                .equals(group.name())
                                                                ? ""
                                                                : " (đang ở " + one.groupName() + ")")))
                                        .toList())
                        .initial(members.isEmpty() ? null : members)
                        .optional(),
                form.choice("xa", "Xã đón", options(choices.communes(), site, group.siteName()))
                        .initial(site == null ? null : site.toString())
                        .optional(),
                form.area("noi-den", "Bản, nơi đến", 600)
                        .hint("Mỗi nơi một dòng")
                        .initial(empty(group.hamlets()))
                        .optional(),
                form.text("chu-de", "Chủ đề riêng của tổ", 200)
                        .initial(empty(group.topic()))
                        .optional(),
                form.choice("huong-dan", "Người hướng dẫn", options(choices.guides(), guide, group.guide()))
                        .initial(guide == null ? null : guide.toString())
                        .optional(),
                form.text("phuong-tien", "Phương tiện", 200)
                        .hint("Xe gì, mấy chỗ, lái xe, số điện thoại")
                        .initial(empty(group.vehicle()))
                        .optional(),
                form.area("an-toan", "Lưu ý an toàn", 1_000)
                        .hint(
                                flood
                                        ? "Đợt đi vào mùa mưa lũ: ghi đường, ngầm tràn, điểm sạt lở, cách báo tin khi mất sóng"
                                        : "Đường, ngầm tràn, cách báo tin khi mất sóng")
                        .initial(empty(group.safety()))
                        .optional());
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }

    /** What is chosen stays choosable, even when it is no longer among those offered. */
    private static List<Option> options(List<FieldBook.Choice> offered, @Nullable UUID chosen, String name) {
        var options = new ArrayList<Option>();
        if (chosen != null && offered.stream().noneMatch(one -> one.ref().equals(chosen)))
            options.add(new Option(chosen.toString(), name));
        offered.forEach(one -> options.add(new Option(one.ref().toString(), one.name())));
        return options;
    }

    private static final List<Part> GROUP = List.of(
            Part.field("ten"),
            Part.of(Kind.CHOOSE, "xa"),
            Part.area("noi-den", 3),
            Part.field("chu-de"),
            Part.of(Kind.CHOOSE, "huong-dan"),
            Part.field("phuong-tien"),
            Part.area("an-toan", 3),
            Part.of(Kind.HEADING, "Người đi"),
            Part.of(Kind.CHOOSE, "ai-di"),
            Part.of(Kind.TICKS, "nguoi"));

    private static FieldFormPage group(FieldStudies.Desk desk, Form form) {
        return FieldForms.page(
                        desk, "Kế hoạch của tổ", "/sua?ban=" + desk.group().version(), false, GROUP, form, "Lưu")
                .removable(FieldForms.base(desk) + "/bo", "Bỏ tổ này");
    }

    private List<String> members(FieldStudies.Desk desk) {
        return desk.group().studyGroupNo() != null
                ? List.of()
                : book.members(desk.group()).stream()
                        .map(one -> one.ref().toString())
                        .toList();
    }

    @GetMapping(PATH + "/{group}/sua")
    ModelAndView group(Viewer viewer, @PathVariable String code, @PathVariable UUID group) {
        var desk = studies.organising(viewer, code, group);
        return Views.page(
                "practice/field/form",
                group(
                        desk,
                        groupInputs(Form.blank(), desk, studies.choices(viewer, desk), members(desk))
                                .form()));
    }

    @PostMapping(PATH + "/{group}/sua")
    ModelAndView saveGroup(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @RequestParam(name = "ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var desk = studies.organising(viewer, code, group);
        var inputs = groupInputs(new Form(params), desk, studies.choices(viewer, desk), List.of());
        if (inputs.form().ok()) {
            var saved = studies.saveGroup(viewer, code, group, inputs.plan(version));
            if (saved instanceof Outcome.Done<UUID>)
                return Views.redirect(FieldForms.base(desk), response, "Đã lưu kế hoạch của tổ.");
            if (saved instanceof Outcome.Refused<UUID>(var refusal))
                switch (refusal.code()) {
                    case "to-da-chon" -> inputs.form().refuse("ai-di", refusal.sentence());
                    case "da-o-to-khac" -> inputs.form().refuse("nguoi", refusal.sentence());
                    case "xa-ngoai-lop" -> inputs.form().refuse("xa", refusal.sentence());
                    default -> inputs.form().refuse(refusal);
                }
        }
        return Views.page("practice/field/form", group(desk, inputs.form()), 422);
    }

    @PostMapping(PATH + "/{group}/bo")
    ModelAndView removeGroup(
            Viewer viewer, @PathVariable String code, @PathVariable UUID group, HttpServletResponse response) {
        var desk = studies.organising(viewer, code, group);
        if (studies.removeGroup(viewer, code, group) instanceof Outcome.Refused<UUID>(var refusal)) {
            var inputs = groupInputs(Form.blank(), desk, studies.choices(viewer, desk), members(desk));
            inputs.form().refuse(refusal);
            return Views.page("practice/field/form", group(desk, inputs.form()), 422);
        }
        return Views.redirect(
                "/lop/" + code + "/thuc-te", response, "Đã bỏ " + desk.group().name() + ".");
    }

    private record HostInputs(
            Form form,
            Input<String> name,
            Input<String> post,
            Input<String> phone,
            Input<LocalDate> askedOn,
            Input<String> askedBy,
            Input<LocalDate> confirmedOn,
            Input<String> confirmedBy,
            Input<String> note) {
        static HostInputs of(Form form, FieldGroup group) {
            return new HostInputs(
                    form,
                    form.text("nguoi-don", "Người đón", 80)
                            .initial(empty(group.hostName()))
                            .required("Nhập họ và tên người đón của xã"),
                    form.text("chuc-vu", "Chức vụ", 120)
                            .initial(empty(group.hostPost()))
                            .optional(),
                    form.text("dien-thoai", "Điện thoại", 20)
                            .type("tel")
                            .initial(empty(group.hostPhone()))
                            .check(
                                    phone -> phone.matches("[0-9 .+()-]{6,20}"),
                                    "Điện thoại chỉ có chữ số, ví dụ 0912 345 678")
                            .optional(),
                    form.date("hoi-ngay", "Đã hỏi xã ngày")
                            .initial(group.askedOn())
                            .optional(),
                    form.text("hoi-cach", "Ai hỏi, bằng cách nào", 160)
                            .hint("Ví dụ: Vi Thị Hạnh, công văn 51-CV/TTCT")
                            .initial(empty(group.askedBy()))
                            .optional(),
                    form.date("xac-nhan-ngay", "Xã xác nhận ngày")
                            .initial(group.confirmedOn())
                            .optional(),
                    form.text("xac-nhan-ai", "Ai của xã xác nhận", 160)
                            .initial(empty(group.confirmedBy()))
                            .optional(),
                    form.text("ghi-chu", "Ghi chú", 300)
                            .hint("Ăn, ở, nơi làm việc")
                            .initial(empty(group.hostNote()))
                            .optional());
        }

        SiteHost host(int version) {
            return new SiteHost(
                    name.get(),
                    post.orElse(""),
                    phone.orElse(""),
                    askedOn.value(),
                    askedBy.orElse(""),
                    confirmedOn.value(),
                    confirmedBy.orElse(""),
                    note.orElse(""),
                    version);
        }
    }

    private static final List<Part> HOST = Stream.of(
                    "nguoi-don",
                    "chuc-vu",
                    "dien-thoai",
                    "hoi-ngay",
                    "hoi-cach",
                    "xac-nhan-ngay",
                    "xac-nhan-ai",
                    "ghi-chu")
            .map(Part::field)
            .toList();

    private static FieldFormPage host(FieldStudies.Desk desk, Form form) {
        return FieldForms.page(
                desk, "Nơi đón", "/don-tiep?ban=" + desk.group().version(), false, HOST, form, "Lưu nơi đón");
    }

    @GetMapping(PATH + "/{group}/don-tiep")
    ModelAndView host(Viewer viewer, @PathVariable String code, @PathVariable UUID group) {
        var desk = studies.organising(viewer, code, group);
        return Views.page(
                "practice/field/form",
                host(desk, HostInputs.of(Form.blank(), desk.group()).form()));
    }

    @PostMapping(PATH + "/{group}/don-tiep")
    ModelAndView saveHost(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @RequestParam(name = "ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var desk = studies.organising(viewer, code, group);
        var inputs = HostInputs.of(new Form(params), desk.group());
        if (inputs.form().ok()) {
            var saved = studies.saveHost(viewer, code, group, inputs.host(version));
            if (saved instanceof Outcome.Done<UUID>)
                return Views.redirect(FieldForms.base(desk), response, "Đã lưu nơi đón.");
            if (saved instanceof Outcome.Refused<UUID>(var refusal))
                switch (refusal.code()) {
                    case "chua-hoi" -> inputs.form().refuse("hoi-ngay", refusal.sentence());
                    case "thieu-nguoi-xac-nhan" -> inputs.form().refuse("xac-nhan-ai", refusal.sentence());
                    default -> inputs.form().refuse(refusal);
                }
        }
        return Views.page("practice/field/form", host(desk, inputs.form()), 422);
    }

    private record LegInputs(FieldLeg leg, Input<String> place, Input<String> activity, Input<String> travel) {
        FieldLeg typed() {
            return new FieldLeg(leg.day(), leg.half(), place.orElse(""), activity.orElse(""), travel.orElse(""));
        }
    }

    /** Three inputs a half day; labels name the half day, for they are read alone. */
    private static Map<String, LegInputs> legInputs(Form form, List<FieldLeg> legs) {
        var inputs = new LinkedHashMap<String, LegInputs>();
        for (var leg : legs) {
            var key = "b-" + Itineraries.key(leg.day(), leg.half());
            var when = ", " + FieldForms.lowerFirst(leg.half().vietnamese()) + " " + Vn.dayMonth(leg.day());
            inputs.put(
                    key,
                    new LegInputs(
                            leg,
                            form.text(key + "-noi", "Nơi đến" + when, 160).initial(empty(leg.place())),
                            form.text(key + "-viec", "Việc" + when, 300).initial(empty(leg.activity())),
                            form.text(key + "-di", "Đi lại" + when, 200)
                                    .initial(empty(leg.travel()))
                                    .optional()));
        }
        return inputs;
    }

    private static FieldFormPage itinerary(FieldStudies.Desk desk, Map<String, LegInputs> inputs, Form form) {
        var parts = new ArrayList<Part>();
        if (inputs.isEmpty())
            parts.add(Part.of(
                    Kind.NOTE,
                    "Những ngày đi thực tế không có ngày học nào của lớp. Sửa ngày trong kế hoạch thực tế."));
        else parts.add(Part.of(Kind.NOTE, "Buổi tổ không đi thì để trống."));
        inputs.forEach((key, one) -> {
            parts.add(Part.of(
                    Kind.HEADING,
                    one.leg().half().vietnamese() + " "
                            + FieldForms.lowerFirst(Vn.day(one.leg().day()))));
            parts.add(Part.field(key + "-noi"));
            parts.add(Part.field(key + "-viec"));
            parts.add(Part.field(key + "-di"));
        });
        return FieldForms.page(desk, "Lịch trình", "/lich-trinh", false, parts, form, "Lưu lịch trình");
    }

    @GetMapping(PATH + "/{group}/lich-trinh")
    ModelAndView itinerary(Viewer viewer, @PathVariable String code, @PathVariable UUID group) {
        var desk = studies.organising(viewer, code, group);
        var form = Form.blank();
        return Views.page("practice/field/form", itinerary(desk, legInputs(form, studies.itinerary(desk)), form));
    }

    @PostMapping(PATH + "/{group}/lich-trinh")
    ModelAndView saveItinerary(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var desk = studies.organising(viewer, code, group);
        var form = new Form(params);
        var inputs = legInputs(form, studies.itinerary(desk));
        if (form.ok()
                && form.accepts(studies.saveItinerary(
                        viewer,
                        code,
                        group,
                        inputs.values().stream().map(LegInputs::typed).toList())))
            return Views.redirect(FieldForms.base(desk), response, "Đã lưu lịch trình.");
        return Views.page("practice/field/form", itinerary(desk, inputs, form), 422);
    }
}
