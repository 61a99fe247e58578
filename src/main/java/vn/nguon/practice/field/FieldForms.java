package vn.nguon.practice.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;
import vn.nguon.web.Input;

/** What the forms of field study have in common. */
final class FieldForms {
    /** Longest answer to one question, in characters. */
    static final int MOST_ANSWER = 2_000;

    private FieldForms() {}

    /** Holds a role to which the routes that plan are open. */
    static boolean mayOrganise(Viewer viewer) {
        return viewer.isAny(Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.SUPERVISOR);
    }

    /** Holds a role to which the routes that write are open. */
    static boolean mayWrite(Viewer viewer) {
        return mayOrganise(viewer) || viewer.isAny(Role.LECTURER, Role.CLASS_COMMITTEE, Role.TRAINEE);
    }

    static List<Crumb> crumbs(ClassHead head, Crumb... below) {
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(new Crumb("Lớp", "/lop"));
        crumbs.add(new Crumb(head.code(), head.link("")));
        crumbs.add(new Crumb("Thực tế", head.link("/thuc-te")));
        crumbs.addAll(List.of(below));
        return crumbs;
    }

    static List<Crumb> crumbs(FieldStudies.Desk desk, String here) {
        return crumbs(desk.head(), new Crumb(desk.group().name(), base(desk)), Crumb.here(here));
    }

    static String base(FieldStudies.Desk desk) {
        return desk.head().link("/thuc-te/" + desk.group().ref());
    }

    /** "Mai Sơn" of "Xã Mai Sơn". */
    static String place(String siteName) {
        return siteName.replaceFirst("^(Xã|Thị trấn|Phường|Đảng ủy xã|Đảng ủy thị trấn) ", "");
    }

    static String lowerFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** A form of one group. */
    static FieldFormPage page(
            FieldStudies.Desk desk,
            String title,
            String below,
            boolean file,
            List<FieldFormPage.Part> parts,
            Form form,
            String button) {
        var closed = FieldStudies.closed(desk.head());
        return new FieldFormPage(
                crumbs(desk, title),
                title,
                desk.group().title() + " · " + desk.head().name(),
                closed == null ? "" : closed.sentence(),
                base(desk) + below,
                file,
                parts,
                form,
                file ? "Chưa thêm được ảnh" : "Chưa lưu được",
                button,
                base(desk),
                "",
                "");
    }

    /** Name of the input of a question. */
    private static String answer(FieldBook.Answer one) {
        return "c-" + one.question();
    }

    /** One input a question, declared in the form. */
    static Map<UUID, Input<String>> questions(Form form, List<FieldBook.Answer> answers) {
        var inputs = new LinkedHashMap<UUID, Input<String>>();
        for (var at = 0; at < answers.size(); at++) {
            var one = answers.get(at);
            inputs.put(
                    one.question(),
                    form.area(answer(one), (at + 1) + ". " + one.questionBody(), MOST_ANSWER)
                            .initial(one.body().isEmpty() ? null : one.body()));
        }
        return inputs;
    }

    /**
     * The questionnaire: a form for who writes and while it is open, the answers for everybody else.
     *
     * @param form in which {@link #questions} are declared
     */
    static FieldAnswersPage answers(Viewer viewer, FieldStudies.Desk desk, List<FieldBook.Answer> answers, Form form) {
        var parts = answers.stream()
                .map(one -> FieldFormPage.Part.area(answer(one), 2))
                .toList();
        var page = page(desk, "Phiếu hỏi", "/phieu", false, parts, form, "Lưu phiếu");
        return new FieldAnswersPage(
                page,
                desk.reach().writes() && mayWrite(viewer) && page.closed().isEmpty() && !answers.isEmpty(),
                answers.stream()
                        .map(one -> {
                            var actor = one.actor();
                            return new FieldAnswersPage.Line(
                                    one.questionBody(), one.body(), actor == null ? "" : actor);
                        })
                        .toList());
    }
}
