package vn.nguon.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.Downloads;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Viewer;
import vn.nguon.web.AllowSignedIn;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** One's own data (/du-lieu-cua-toi): on a page, as a file, and requests about it. */
@Controller
@AllowSignedIn
class OwnDataPages {
    private static final String PATH = "/du-lieu-cua-toi";
    static final List<Option> KINDS = Arrays.stream(RequestKind.values())
            .map(kind -> new Option(kind.name(), kind.vietnamese()))
            .toList();

    private final OwnData own;
    private final PrivacyRequests requests;

    OwnDataPages(OwnData own, PrivacyRequests requests) {
        this.own = own;
        this.requests = requests;
    }

    private record Inputs(Form form, Input<String> kind, Input<String> words) {
        static Inputs of(Form form) {
            return new Inputs(
                    form,
                    form.choice("viec", "Yêu cầu", KINDS).required("Chọn việc muốn yêu cầu"),
                    form.area("loi-yeu-cau", "Nội dung", 2000)
                            .hint("Viết rõ chỗ nào, muốn thế nào, vì sao")
                            .required("Nhập nội dung yêu cầu"));
        }
    }

    private ModelAndView page(Viewer viewer, Form form, int status) {
        var clock = requests.clock(viewer.today());
        return Views.page(
                "privacy/own",
                new OwnDataPage(
                        own.read(viewer).orElse(null),
                        requests.own(viewer),
                        form,
                        viewer.today(),
                        "%d %s, %s".formatted(clock.days(), clock.unit(), clock.ground()),
                        Vn.date(clock.dueOn())),
                status);
    }

    @GetMapping(PATH)
    ModelAndView own(Viewer viewer) {
        return page(viewer, Inputs.of(Form.blank()).form(), 200);
    }

    @GetMapping(PATH + "/tep")
    ResponseEntity<byte[]> file(Viewer viewer) {
        return Downloads.attachment(
                own.file(viewer).orElseThrow(() -> new NotFound("person of account")),
                "du-lieu-cua-toi.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    @PostMapping(PATH)
    ModelAndView ask(Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var inputs = Inputs.of(new Form(params));
        if (!inputs.form().ok()) return page(viewer, inputs.form(), 422);
        requests.ask(
                viewer, RequestKind.valueOf(inputs.kind().get()), inputs.words().get());
        return Views.redirect(
                PATH,
                response,
                "Đã gửi yêu cầu. Hạn trả lời: "
                        + Vn.date(requests.clock(viewer.today()).dueOn()));
    }
}
