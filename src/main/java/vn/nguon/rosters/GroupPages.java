package vn.nguon.rosters;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
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
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Study groups and class committee on one page (/lop/{code}/hoc-vien/to). */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SUPERVISOR})
class GroupPages {
    private static final String PATH = "/lop/{code}/hoc-vien/to";

    private final Classes classes;
    private final Rosters rosters;
    private final RosterGroups groups;

    GroupPages(Classes classes, Rosters rosters, RosterGroups groups) {
        this.classes = classes;
        this.rosters = rosters;
        this.groups = groups;
    }

    private record DivideInputs(Form form, Input<String> plan, Input<Integer> count) {
        static DivideInputs of(Form form, int groups) {
            var plans = Arrays.stream(GroupPlan.values())
                    .map(plan -> new Option(plan.name(), plan.vietnamese()))
                    .toList();
            return new DivideInputs(
                    form,
                    form.choice("cach", "Cách chia", plans)
                            .initial(GroupPlan.BY_COMMUNES.name())
                            .required("Chọn cách chia"),
                    form.number("so-to", "Số tổ", 1, RosterGroups.MOST)
                            .initial(groups)
                            .required("Nhập số tổ"));
        }
    }

    @GetMapping(PATH)
    ModelAndView page(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        return page(viewer, head, null, "", 200);
    }

    private ModelAndView page(Viewer viewer, ClassHead head, @Nullable Form divide, String refusal, int status) {
        var lines = rosters.roster(viewer, head).lines();
        var known = groups.groups(viewer, head);
        var groupOptions = new ArrayList<Option>();
        for (var group : known) groupOptions.add(new Option(Integer.toString(group.no()), group.name()));
        var officeOptions = Arrays.stream(ClassOffice.values())
                .map(office -> new Option(office.name(), office.vietnamese()))
                .toList();
        var form = divide == null
                ? DivideInputs.of(Form.blank(), known.isEmpty() ? RosterGroups.suggested(lines.size()) : known.size())
                        .form()
                : divide;
        return Views.page(
                "rosters/groups",
                new GroupsPage(head, known, lines, form, List.copyOf(groupOptions), officeOptions, refusal),
                status);
    }

    @PostMapping(PATH + "/chia")
    ModelAndView divide(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var inputs = DivideInputs.of(new Form(params), 1);
        if (inputs.form().ok()) {
            switch (groups.divide(
                    viewer,
                    head,
                    GroupPlan.valueOf(inputs.plan().get()),
                    inputs.count().get())) {
                case Outcome.Done<Integer>(var count) -> {
                    return Views.redirect(head.link("/hoc-vien/to"), response, "Đã chia thành %d tổ".formatted(count));
                }
                case Outcome.Refused<Integer>(var refusal) -> inputs.form().refuse(refusal);
            }
        }
        return page(viewer, head, inputs.form(), "", 422);
    }

    /** Everybody's group and office at once; parameters {@code to-<ref>} and {@code cv-<ref>}. */
    @PostMapping(PATH)
    ModelAndView save(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var moves = new HashMap<UUID, Integer>();
        var offices = new HashMap<UUID, ClassOffice>();
        for (var line : rosters.roster(viewer, head).lines()) {
            var group = params.getFirst("to-" + line.ref());
            if (group != null && group.matches("[0-9]{1,2}")) moves.put(line.ref(), Integer.valueOf(group));
            var office = params.getFirst("cv-" + line.ref());
            offices.put(line.ref(), office == null ? line.office() : office(office));
        }
        var outcome = groups.arrange(viewer, head, moves, offices);
        return switch (outcome) {
            case Outcome.Done<Integer>(var changed) ->
                Views.redirect(
                        head.link("/hoc-vien/to"),
                        response,
                        changed == 0 ? "Không có gì thay đổi" : "Đã lưu %d thay đổi".formatted(changed));
            case Outcome.Refused<Integer>(var refusal) -> page(viewer, head, null, refusal.sentence(), 422);
        };
    }

    private static ClassOffice office(String name) {
        for (var office : ClassOffice.values()) if (office.name().equals(name)) return office;
        return ClassOffice.NONE;
    }
}
