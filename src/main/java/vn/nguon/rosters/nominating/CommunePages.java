package vn.nguon.rosters.nominating;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.documents.DocumentReference;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** The commune's desk: classes that asked it, proposing, answering. */
@Controller
@Allow(Role.COMMUNE)
class CommunePages {
    static final String HOME = "/cu-hoc-vien";
    private static final String CHOICE = "chon-";

    private final CommuneDesk desk;

    CommunePages(CommuneDesk desk) {
        this.desk = desk;
    }

    @Bean
    static MenuItem nominatingMenu() {
        return new MenuItem(20, "Cử học viên", HOME, "send", Set.of(Role.COMMUNE));
    }

    @GetMapping(HOME)
    ModelAndView calls(Viewer viewer) {
        return Views.page("rosters/nominating/calls", new CommuneCallsPage(desk.calls(viewer)));
    }

    private record Inputs(
            Form form,
            Input<String> number,
            Input<LocalDate> dated,
            Input<String> reason,
            Classifying classified,
            ScanInput scan) {
        static Inputs of(Form form, @Nullable MultipartFile file) {
            return new Inputs(
                    form,
                    form.text("so-van-ban", "Số, ký hiệu văn bản đề nghị", 60)
                            .hint("Ví dụ 31-CV/ĐU")
                            .required("Nhập số, ký hiệu văn bản đề nghị"),
                    form.date("ngay-van-ban", "Ngày văn bản").required("Nhập ngày văn bản"),
                    form.text("ly-do", "Lý do", 300)
                            .hint("Cần khi đề nghị người đã học lớp trước")
                            .optional(),
                    Classifying.in(form, Classification.NORMAL),
                    ScanInput.in(form, file));
        }
    }

    @GetMapping(HOME + "/{code}")
    ModelAndView call(Viewer viewer, @PathVariable String code, @RequestParam Map<String, String> params) {
        return page(
                viewer, code, params, Map.of(), Inputs.of(Form.blank(), null).form(), Form.blank(), 200);
    }

    private ModelAndView page(
            Viewer viewer,
            String code,
            Map<String, String> params,
            Map<UUID, String> chosen,
            Form form,
            Form answer,
            int status) {
        var query = ListQuery.from(params, "ten");
        var sheet = desk.sheet(viewer, code, new NeedFilter("", null, null, query.size(), query.offset()));
        var total = sheet.needs().counts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return Views.page(
                "rosters/nominating/commune",
                new CommunePage(
                        sheet.calls(),
                        sheet.nominations(),
                        sheet.needs(),
                        Pager.of(query, total),
                        chosen,
                        form,
                        answer),
                status);
    }

    @PostMapping(HOME + "/{code}")
    ModelAndView propose(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = ScanInput.NAME, required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var call = desk.call(viewer, code).getFirst();
        var chosen = chosen(params);
        var inputs = Inputs.of(new Form(params), file);
        if (inputs.form().ok()) {
            var letter = new DocumentReference(
                    inputs.number().get(),
                    inputs.dated().get(),
                    call.organisation(),
                    "",
                    "Đề nghị cử cán bộ đi học lớp " + call.name(),
                    inputs.classified().get());
            var people = new HashMap<UUID, Boolean>();
            chosen.forEach((person, how) -> people.put(person, how.equals("DU_BI")));
            switch (desk.propose(
                    viewer,
                    code,
                    new CommuneDesk.Proposal(
                            people, inputs.reason().orElse(""), inputs.scan().paper(letter)))) {
                case Outcome.Done<Integer>(var count) -> {
                    return Views.redirect(HOME + "/" + code, response, "Đã đề nghị cử %d người".formatted(count));
                }
                case Outcome.Refused<Integer>(var refusal) -> inputs.form().refuse(refusal);
            }
        }
        return page(viewer, code, Map.of(), chosen, inputs.form(), Form.blank(), 422);
    }

    private static Map<UUID, String> chosen(MultiValueMap<String, String> params) {
        var chosen = new HashMap<UUID, String>();
        params.forEach((name, values) -> {
            var how = values.getFirst();
            if (name.startsWith(CHOICE) && (how.equals("CHINH") || how.equals("DU_BI")))
                NominationPages.uuid(name.substring(CHOICE.length())).ifPresent(ref -> chosen.put(ref, how));
        });
        return chosen;
    }

    /** Withdraws, proposes again, confirms, asks leave: {@code sang} names the state. */
    @PostMapping(HOME + "/{code}/{ref:[0-9a-f-]{36}}")
    ModelAndView act(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @RequestParam("sang") NominationState to,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = new Form(params);
        var reason = form.text("ly-do-" + ref, "Lý do", 300);
        if (form.ok()) {
            switch (desk.act(viewer, code, ref, to, reason.orElse(""))) {
                case Outcome.Done<NominationState>(var state) -> {
                    return Views.redirect(HOME + "/" + code, response, state.vietnamese());
                }
                case Outcome.Refused<NominationState>(var refusal) -> {
                    if (refusal.code().equals("thieu-ly-do")) form.refuse("ly-do-" + ref, refusal.sentence());
                    else form.refuse(refusal);
                }
            }
        }
        return page(
                viewer, code, Map.of(), Map.of(), Inputs.of(Form.blank(), null).form(), form, 422);
    }
}
