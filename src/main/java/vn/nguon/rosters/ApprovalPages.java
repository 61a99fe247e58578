package vn.nguon.rosters;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Approving a roster (/hoc-vien/duyet) and printing account slips (/hoc-vien/phieu). */
@Controller
class ApprovalPages {
    private static final String ROSTER = "/lop/{code}/hoc-vien";
    private static final String EVERYBODY = "tat-ca";
    private static final String COMMUNES = "dang-uy";

    private final Classes classes;
    private final Rosters rosters;
    private final RosterApprovals approvals;
    private final String publicUrl;

    ApprovalPages(
            Classes classes,
            Rosters rosters,
            RosterApprovals approvals,
            @Value("${nguon.public-url:}") String publicUrl) {
        this.classes = classes;
        this.rosters = rosters;
        this.approvals = approvals;
        this.publicUrl = publicUrl;
    }

    @GetMapping(ROSTER + "/duyet")
    @Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
    ModelAndView approval(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        if (!RosterApprovals.mayApprove(head))
            throw new Forbidden("Danh sách do Ban Tổ chức hoặc người duyệt của cơ quan quyết định, tổ chức lớp duyệt.");
        var form = Form.blank();
        DocumentInputs.in(form, classes.holders(viewer, head), true);
        return approval(viewer, head, form, 200);
    }

    private ModelAndView approval(Viewer viewer, ClassHead head, Form form, int status) {
        var roster = rosters.roster(viewer, head);
        var lines = roster.lines();
        return Views.page(
                "rosters/approval",
                new ApprovalPage(
                        head,
                        lines.size(),
                        lines.stream().map(RosterLine::unitName).distinct().count(),
                        lines.stream()
                                .filter(line -> line.plannedAs().isEmpty())
                                .count(),
                        lines.stream().filter(line -> line.group() == 0).count(),
                        roster.approved(),
                        form),
                status);
    }

    @PostMapping(ROSTER + "/duyet")
    @Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
    ModelAndView approve(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var form = new Form(params);
        var document = DocumentInputs.in(form, classes.holders(viewer, head), true);
        if (form.ok()) {
            var decision = document.reference("Cử cán bộ đi học lớp " + head.name());
            if (decision == null) throw new IllegalStateException("required document is missing");
            switch (approvals.approve(viewer, head, decision)) {
                case Outcome.Done<Integer>(var people) -> {
                    return Views.redirect(
                            head.link("/hoc-vien"),
                            response,
                            "Đã duyệt danh sách %d học viên và lập tài khoản".formatted(people));
                }
                case Outcome.Refused<Integer>(var refusal) -> form.refuse(refusal);
            }
        }
        return approval(viewer, head, form, 422);
    }

    // --- slips
    // ---------------------------------------------------------------------------------------------------------------

    private record SlipInputs(Form form, Input<String> whom) {
        static SlipInputs of(Form form, List<RosterLine> lines) {
            var options = new ArrayList<Option>();
            options.add(new Option(EVERYBODY, "Tất cả học viên"));
            options.add(new Option(COMMUNES, "Tài khoản của các đảng ủy"));
            lines.stream()
                    .map(RosterLine::unitName)
                    .distinct()
                    .sorted(VietnameseText.order())
                    .forEach(unit -> options.add(new Option("xa:" + unit, "Học viên " + unit)));
            for (var line : lines)
                options.add(new Option(line.ref().toString(), line.fullName() + ", " + line.unitName()));
            return new SlipInputs(
                    form, form.choice("cho", "In phiếu cho", options).required("Chọn in phiếu cho ai"));
        }

        RosterApprovals.For chosen() {
            var value = whom.get();
            if (value.equals(EVERYBODY)) return new RosterApprovals.For.Everybody();
            if (value.equals(COMMUNES)) return new RosterApprovals.For.Communes();
            if (value.startsWith("xa:")) return new RosterApprovals.For.Unit(value.substring(3));
            return new RosterApprovals.For.One(TraineePages.uuid(value).orElseThrow());
        }
    }

    @GetMapping(ROSTER + "/phieu")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SUPERVISOR})
    ModelAndView slips(
            Viewer viewer, @PathVariable String code, @RequestParam(name = "cho", defaultValue = "") String whom) {
        var head = classes.head(viewer, code);
        var roster = rosters.roster(viewer, head);
        var inputs = SlipInputs.of(Form.blank(), roster.lines());
        inputs.whom().initial(whom.isEmpty() ? EVERYBODY : whom);
        return slips(viewer, head, inputs.form(), 200);
    }

    private ModelAndView slips(Viewer viewer, ClassHead head, Form form, int status) {
        if (!RosterApprovals.mayPrint(head))
            throw new Forbidden("Phiếu tài khoản do cơ quan tổ chức lớp và chủ nhiệm lớp in.");
        return Views.page(
                "rosters/slips",
                new SlipsPage(
                        head,
                        approvals.hasSlips(viewer, head),
                        approvals.accountsOpen(viewer, head),
                        form,
                        null,
                        publicUrl,
                        ""),
                status);
    }

    /** The answer is the paper itself: codes exist here and nowhere else, so there is nothing to redirect to. */
    @PostMapping(ROSTER + "/phieu")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SUPERVISOR})
    ModelAndView print(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var roster = rosters.roster(viewer, head);
        var inputs = SlipInputs.of(new Form(params), roster.lines());
        if (!inputs.form().ok()) return slips(viewer, head, inputs.form(), 422);
        var slips = approvals.print(viewer, head, inputs.chosen());
        response.setHeader("Cache-Control", "no-store");
        return Views.page(
                "rosters/slips-print",
                new SlipsPage(head, roster.approved(), 0, inputs.form(), slips, publicUrl, head.code()));
    }
}
