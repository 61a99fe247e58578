package vn.nguon.classes;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.programmes.ProgrammeDesk;
import vn.nguon.programmes.SimpleForm;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Settled;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** Classes on screen: the list, a new one, the overview with its checklist, the class's texts (/lop). */
@Controller
class ClassPages {
    private static final int MOST_SEATS = 1000;

    private final Classes classes;
    private final ClassLists lists;
    private final ClassDesk desk;
    private final ProgrammeDesk programmeDesk;
    private final ObjectProvider<ChecklistStep> steps;
    private final ObjectProvider<ClassNotice> notices;

    ClassPages(
            Classes classes,
            ClassLists lists,
            ClassDesk desk,
            ProgrammeDesk programmeDesk,
            ObjectProvider<ChecklistStep> steps,
            ObjectProvider<ClassNotice> notices) {
        this.notices = notices;
        this.classes = classes;
        this.lists = lists;
        this.desk = desk;
        this.programmeDesk = programmeDesk;
        this.steps = steps;
    }

    @Bean
    static MenuItem classesMenu() {
        return new MenuItem(
                100,
                "Lớp",
                "/lop",
                "class",
                Set.of(
                        Role.ORGANISATION_BOARD,
                        Role.PROPAGANDA_BOARD,
                        Role.CENTRE,
                        Role.SCHOOL,
                        Role.APPROVER,
                        Role.COMMUNE,
                        Role.LECTURER,
                        Role.SUPERVISOR,
                        Role.CLASS_COMMITTEE,
                        Role.TRAINEE));
    }

    @GetMapping("/lop")
    @Allow({
        Role.ORGANISATION_BOARD,
        Role.PROPAGANDA_BOARD,
        Role.CENTRE,
        Role.SCHOOL,
        Role.APPROVER,
        Role.COMMUNE,
        Role.LECTURER,
        Role.SUPERVISOR,
        Role.CLASS_COMMITTEE,
        Role.TRAINEE
    })
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "-ngay", "ten", "ma");
        var page = lists.list(viewer, query);
        return Views.page(
                "classes/list",
                new ClassesPage(
                        query,
                        page.lines(),
                        Pager.of(query, page.total(), page.beyond()),
                        lists.years(viewer),
                        viewer.isAny(Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL)));
    }

    @GetMapping("/lop/{code}")
    @Allow({
        Role.ORGANISATION_BOARD,
        Role.PROPAGANDA_BOARD,
        Role.CENTRE,
        Role.SCHOOL,
        Role.APPROVER,
        Role.COMMUNE,
        Role.LECTURER,
        Role.SUPERVISOR,
        Role.CLASS_COMMITTEE,
        Role.TRAINEE
    })
    ModelAndView overview(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        var details = lists.details(viewer, head);
        var moves = ClassTransitions.open(head).stream()
                .map(edge -> new ClassPage.Move(edge.verb(), head.link(edge.byForm() ? "/trinh-duyet" : edge.page())))
                .toList();
        var staff = !head.acts().isEmpty()
                || head.is(Capacity.SUPERVISOR)
                || (head.capacities().isEmpty() && viewer.isAny(Role.APPROVER, Role.ORGANISATION_BOARD));
        return Views.page(
                "classes/class",
                new ClassPage(
                        head,
                        details,
                        staff ? checklist(viewer, head, details) : List.of(),
                        moves,
                        staff
                                ? List.of()
                                : notices.orderedStream()
                                        .flatMap(one -> one.notice(viewer, head).stream())
                                        .toList()));
    }

    private List<ClassPage.StageView> checklist(Viewer viewer, ClassHead head, ClassDetails details) {
        var contributed = new ArrayList<>(PreparationSteps.of(head, details));
        var ofFacts = new ArrayList<FactStep<?>>();
        for (var one : steps)
            if (one instanceof FactStep<?> fact) ofFacts.add(fact);
            else contributed.addAll(one.steps(viewer, head));
        contributed.addAll(lists.steps(viewer, head, ofFacts));
        var all = contributed.stream()
                .sorted(Comparator.comparing(Step::stage)
                        .thenComparingInt(Step::order)
                        .thenComparing(Step::title))
                .toList();
        return Arrays.stream(Stage.values())
                .map(stage -> new ClassPage.StageView(
                        stage,
                        all.stream().filter(step -> step.stage() == stage).toList()))
                .filter(view -> !view.steps().isEmpty())
                .toList();
    }

    // --- a new class and its texts
    // --------------------------------------------------------------------------------------

    private record Texts(
            Form form,
            Input<String> name,
            Input<String> publicName,
            Input<String> venue,
            Input<String> sites,
            Input<Integer> seats) {
        static Texts of(Form form) {
            return new Texts(
                    form,
                    form.text("ten", "Tên lớp", 300).required("Nhập tên lớp"),
                    form.text("ten-cong-khai", "Tên công khai", 300)
                            .hint(
                                    "In trên chứng chỉ, giấy chứng nhận và trang kiểm tra; không có chữ “quy hoạch”, “dự nguồn”")
                            .required("Nhập tên công khai"),
                    form.text("noi-hoc", "Nơi học", 200).optional(),
                    form.area("diem-cau", "Điểm cầu", 1000).optional().hint("Mỗi điểm cầu một dòng"),
                    form.number("so-cho", "Số chỗ", 1, MOST_SEATS).required("Nhập số chỗ"));
        }

        ClassText text() {
            return new ClassText(
                    name.get(),
                    publicName.get(),
                    venue.orElse(""),
                    List.of(sites.orElse("").split("\n")),
                    seats.get());
        }

        /** A name that gives the planning away is said at its own field. */
        boolean plain() {
            var typed = publicName.value();
            if (typed == null) return false;
            var refusal = PublicName.refusal(typed);
            refusal.ifPresent(no -> form.refuse("ten-cong-khai", no.sentence()));
            return refusal.isEmpty();
        }
    }

    private record NewInputs(Input<String> code, Input<String> organiser, Texts texts) {}

    private NewInputs newInputs(Viewer viewer, Form form) {
        var owners = programmeDesk.owners(viewer);
        return new NewInputs(
                form.text("ma", "Mã lớp", 30)
                        .hint("Chữ in hoa không dấu, số, gạch nối, ví dụ TD-2022-01. Mã không đổi về sau")
                        .required("Nhập mã lớp"),
                form.choice(
                                "co-quan",
                                "Cơ quan tổ chức lớp",
                                owners.stream()
                                        .map(owner -> new Option(owner.ref().toString(), owner.name()))
                                        .toList())
                        .required("Chọn cơ quan tổ chức lớp")
                        .initial(owners.size() == 1 ? owners.getFirst().ref().toString() : null),
                Texts.of(form));
    }

    @GetMapping("/lop/moi")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView blank(Viewer viewer) {
        return newForm(newInputs(viewer, Form.blank()), 200);
    }

    @PostMapping("/lop/moi")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView create(
            Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var inputs = newInputs(viewer, new Form(params));
        var form = inputs.texts().form();
        if (inputs.texts().plain() && form.ok()) {
            var organiser = programmeDesk.owners(viewer).stream()
                    .filter(owner ->
                            owner.ref().toString().equals(inputs.organiser().get()))
                    .findFirst()
                    .orElseThrow();
            switch (desk.create(viewer, inputs.code().get(), inputs.texts().text(), organiser.id())) {
                case Outcome.Done<String>(var code) -> {
                    return Views.redirect("/lop/" + code, response, "Đã lập lớp. Làm tiếp các việc chuẩn bị ở dưới.");
                }
                case Outcome.Refused<String>(var refusal) -> form.refuse("ma", refusal.sentence());
            }
        }
        return newForm(inputs, 422);
    }

    private static ModelAndView newForm(NewInputs inputs, int status) {
        return Views.page(
                "programmes/form",
                new SimpleForm(
                        List.of(new Crumb("Lớp", "/lop"), Crumb.here("Lớp mới")),
                        "Lập lớp",
                        "",
                        inputs.texts().form(),
                        SimpleForm.lines(
                                "FIELD ma",
                                "CHOOSE co-quan",
                                "FIELD ten",
                                "FIELD ten-cong-khai",
                                "FIELD noi-hoc",
                                "AREA diem-cau",
                                "FIELD so-cho"),
                        -1,
                        "Lập lớp",
                        "/lop"),
                status);
    }

    @GetMapping("/lop/{code}/sua")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView edit(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        Settled.check(ClassDesk.textsClosed(head));
        var texts = Texts.of(Form.blank());
        texts.name().initial(head.name());
        texts.publicName().initial(head.publicName());
        texts.venue().initial(head.venue());
        texts.sites().initial(String.join("\n", classes.sites(head)));
        texts.seats().initial(head.capacity());
        return editForm(head, texts, 200);
    }

    @PostMapping("/lop/{code}/sua")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView save(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var texts = Texts.of(new Form(params));
        if (texts.plain() && texts.form().ok()) {
            var outcome = desk.edit(viewer, code, version, texts.text());
            if (texts.form().accepts(outcome)) return Views.redirect("/lop/" + code, response, "Đã lưu thông tin lớp.");
        }
        return editForm(classes.head(viewer, code), texts, 422);
    }

    private static ModelAndView editForm(ClassHead head, Texts texts, int status) {
        return form(
                head,
                "Sửa thông tin lớp",
                texts.form(),
                status,
                "FIELD ten",
                "FIELD ten-cong-khai",
                "FIELD noi-hoc",
                "AREA diem-cau",
                "FIELD so-cho");
    }

    static ModelAndView form(ClassHead head, String title, Form form, int status, String... lines) {
        var simple = new SimpleForm(
                List.of(), title, "", form, SimpleForm.lines(lines), head.version(), "Lưu", head.link(""));
        return Views.page("classes/form", new ClassPage.FormPage(head, simple), status);
    }
}
