package vn.nguon.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.people.People;
import vn.nguon.people.PersonCard;
import vn.nguon.people.PersonFilter;
import vn.nguon.people.PersonLine;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The desk for requests about personal data (/du-lieu-ca-nhan/yeu-cau): listed, noted from paper, taken up, answered. */
@Controller
@Allow(Role.ORGANISATION_BOARD)
class RequestPages {
    private static final String PATH = PrivacyRequests.DESK;
    private static final String TAKE = "nhan";
    private static final List<Option> ANSWERS = Stream.of(RequestState.DONE, RequestState.PARTLY, RequestState.REFUSED)
            .map(state -> new Option(state.name(), state.vietnamese()))
            .toList();

    private final PrivacyRequests requests;
    private final People people;

    RequestPages(PrivacyRequests requests, People people) {
        this.requests = requests;
        this.people = people;
    }

    @Bean
    static MenuItem privacyMenu() {
        return new MenuItem(95, "Yêu cầu về dữ liệu", PATH, "log", Set.of(Role.ORGANISATION_BOARD));
    }

    @GetMapping(PATH)
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "han");
        var all = query.filter("xem").equals("tat-ca");
        var listing = requests.list(viewer, !all, query.size(), query.offset());
        return Views.page(
                "privacy/requests",
                new RequestsPage(listing.requests(), all, viewer.today(), Pager.of(query, listing.total())));
    }

    // --- noting what came on paper
    // -------------------------------------------------------------------------------------------

    private record NoteInputs(
            Form form, Input<UUID> person, Input<String> kind, Input<String> words, Input<String> brought) {
        static NoteInputs of(Form form, @Nullable UUID person) {
            return new NoteInputs(
                    form,
                    form.uuid("nguoi", "Người có dữ liệu").initial(person).required("Tìm và chọn người có dữ liệu"),
                    form.choice("viec", "Yêu cầu", OwnDataPages.KINDS).required("Chọn việc được yêu cầu"),
                    form.area("loi-yeu-cau", "Nội dung", 2000).required("Nhập nội dung yêu cầu"),
                    form.text("qua", "Nhận qua", 120)
                            .hint("Ví dụ: đơn trên giấy, nói trực tiếp")
                            .required("Nhập cách nhận được yêu cầu"));
        }
    }

    @GetMapping(PATH + "/moi")
    ModelAndView blank(
            Viewer viewer,
            @RequestParam(name = "q", defaultValue = "") String name,
            @RequestParam(name = "nguoi", required = false) @Nullable UUID person) {
        return notePage(
                viewer, name, person, NoteInputs.of(Form.blank(), person).form(), 200);
    }

    private ModelAndView notePage(Viewer viewer, String name, @Nullable UUID person, Form form, int status) {
        List<PersonCard> found = name.isBlank()
                ? List.of()
                : people.list(viewer, PersonFilter.of(name, 20)).lines().stream()
                        .map(PersonLine::person)
                        .toList();
        var clock = requests.clock(viewer.today());
        return Views.page(
                "privacy/request-note",
                new RequestsPage.Note(
                        new Field("q", "Tìm người theo họ tên", name, null, null),
                        found,
                        person == null ? null : people.card(viewer, person),
                        form,
                        "%d %s, %s".formatted(clock.days(), clock.unit(), clock.ground()),
                        Vn.date(clock.dueOn())),
                status);
    }

    @PostMapping(PATH + "/moi")
    ModelAndView note(Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var inputs = NoteInputs.of(new Form(params), null);
        if (!inputs.form().ok()) return notePage(viewer, "", inputs.person().value(), inputs.form(), 422);
        var ref = requests.note(
                viewer,
                inputs.person().get(),
                RequestKind.valueOf(inputs.kind().get()),
                inputs.words().get(),
                inputs.brought().get());
        return Views.redirect(PATH + "/" + ref, response, "Đã ghi nhận yêu cầu");
    }

    // --- one request
    // --------------------------------------------------------------------------------------------------------

    private record AnswerInputs(Form form, Input<String> answer, Input<String> note) {
        static AnswerInputs of(Form form) {
            return new AnswerInputs(
                    form,
                    form.choice("tra-loi", "Kết quả", ANSWERS).required("Chọn kết quả"),
                    form.area("loi-tra-loi", "Trả lời", 2000)
                            .hint("Người yêu cầu đọc được nguyên văn")
                            .required("Nhập nội dung trả lời"));
        }
    }

    private ModelAndView page(Viewer viewer, UUID ref, Form form, int status) {
        return Views.page(
                "privacy/request",
                new RequestsPage.One(requests.find(viewer, ref), PATH + "/" + ref, form, viewer.today()),
                status);
    }

    @GetMapping(PATH + "/{ref:[0-9a-fA-F-]{36}}")
    ModelAndView one(Viewer viewer, @PathVariable UUID ref) {
        return page(viewer, ref, AnswerInputs.of(Form.blank()).form(), 200);
    }

    @PostMapping(PATH + "/{ref:[0-9a-fA-F-]{36}}")
    ModelAndView step(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        requests.find(viewer, ref);
        if (TAKE.equals(params.getFirst("viec"))) {
            var inputs = AnswerInputs.of(Form.blank());
            return inputs.form().accepts(requests.take(viewer, ref))
                    ? Views.redirect(PATH + "/" + ref, response, "Đã nhận xử lý")
                    : page(viewer, ref, inputs.form(), 422);
        }
        var inputs = AnswerInputs.of(new Form(params));
        if (inputs.form().ok()
                && inputs.form()
                        .accepts(requests.answer(
                                viewer,
                                ref,
                                RequestState.valueOf(inputs.answer().get()),
                                inputs.note().get())))
            return Views.redirect(PATH + "/" + ref, response, "Đã trả lời yêu cầu");
        return page(viewer, ref, inputs.form(), 422);
    }
}
