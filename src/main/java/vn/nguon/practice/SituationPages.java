package vn.nguon.practice;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.Downloads;
import vn.nguon.programmes.ProgrammeDesk;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The library of situations: list, one, writing. */
@Controller
@Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL})
class SituationPages {
    static final String HOME = "/tinh-huong";

    private final Situations situations;

    SituationPages(Situations situations) {
        this.situations = situations;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuSituations() {
            return new MenuItem(
                    505, "Tình huống", HOME, "file", Set.of(Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL));
        }
    }

    @GetMapping(HOME)
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "ten");
        var form = Form.blank();
        form.text("tim", "Tìm tên, nội dung", 100).initial(query.filter("tim"));
        form.choice(
                        "mat",
                        "Mặt công tác",
                        situations.skills().stream()
                                .map(skill -> new Option(skill.code(), skill.name()))
                                .toList())
                .initial(query.filter("mat"));
        return Views.page(
                "practice/situations",
                new SituationListPage(
                        situations.list(viewer, query.filter("mat"), query.filter("tim")).stream()
                                .map(line -> new SituationListPage.Line(
                                        HOME + "/" + line.ref(),
                                        line.title(),
                                        line.owner().isEmpty() ? "Có sẵn" : line.owner(),
                                        "%s, %s. %s%s"
                                                .formatted(
                                                        Vn.count(line.minutes(), "phút"),
                                                        Vn.count(line.roles(), "vai"),
                                                        line.skills(),
                                                        line.file() ? ". Có tệp kèm" : ""),
                                        line.retired()))
                                .toList(),
                        form,
                        query,
                        situations.owners(viewer).isEmpty() ? "" : HOME + "/moi"));
    }

    @GetMapping(HOME + "/{situation}")
    ModelAndView one(Viewer viewer, @PathVariable UUID situation) {
        var found = situations.get(viewer, situation);
        var edits = situations.mayEdit(viewer, found);
        return Views.page(
                "practice/situation",
                new SituationPage(
                        found.title(),
                        "%s, bản %d, %s"
                                .formatted(
                                        found.owner().isEmpty() ? "Tình huống có sẵn" : found.owner(),
                                        found.no(),
                                        Vn.count(found.minutes(), "phút")),
                        found.scene(),
                        found.duty(),
                        found.material(),
                        HOME + "/" + situation + "/tep",
                        found.fileName(),
                        found.roles(),
                        SituationPage.criteria(found),
                        found.retired(),
                        edits ? HOME + "/" + situation + "/sua" : "",
                        edits && found.organisationId() != null ? HOME + "/" + situation + "/thoi" : ""));
    }

    @GetMapping(HOME + "/{situation}/tep")
    ResponseEntity<InputStreamResource> file(Viewer viewer, @PathVariable UUID situation) {
        var sent = situations.file(viewer, situation);
        return Downloads.attachment(sent.file(), sent.name(), sent.in());
    }

    @GetMapping(HOME + "/moi")
    ModelAndView blank(Viewer viewer) {
        var owners = owners(viewer);
        return page(null, SituationInputs.of(Form.blank(), null, null, situations.skills(), owners), 0, 200);
    }

    private List<ProgrammeDesk.Owner> owners(Viewer viewer) {
        var owners = situations.owners(viewer);
        if (owners.isEmpty()) throw new Forbidden("Tình huống do Ban Tổ chức, trung tâm và trường thêm, sửa.");
        return owners;
    }

    private static ModelAndView page(@Nullable Situation now, SituationInputs inputs, int version, int status) {
        var own = now != null && now.organisationId() != null;
        return Views.page(
                "practice/situation-form",
                new SituationFormPage(
                        now == null ? "Thêm tình huống" : "Sửa tình huống",
                        now == null ? HOME : HOME + "/" + now.ref(),
                        inputs.form(),
                        inputs.fields(),
                        inputs.owner() != null,
                        now == null ? "" : now.fileName(),
                        version,
                        now == null
                                ? ""
                                : own
                                        ? "Lưu là thêm một bản mới. Buổi thực hành đã chia hoặc đã diễn giữ bản cũ."
                                        : "Đây là tình huống có sẵn. Lưu là có một tình huống riêng của cơ quan, dùng thay cho bản có sẵn."),
                status);
    }

    private static ProgrammeDesk.Owner owner(List<ProgrammeDesk.Owner> owners, SituationInputs inputs) {
        var ref = inputs.ownerRef();
        return owners.stream()
                .filter(one -> ref == null || one.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("owner"));
    }

    private static Situations.@Nullable Attached attached(SituationInputs inputs) throws IOException {
        var file = inputs.file().value();
        if (file == null) return null;
        return new Situations.Attached(Objects.requireNonNullElse(file.getOriginalFilename(), "tep"), file.getBytes());
    }

    @PostMapping(HOME + "/moi")
    ModelAndView make(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            HttpServletResponse response)
            throws IOException {
        var owners = owners(viewer);
        var inputs = SituationInputs.of(new Form(params), null, file, situations.skills(), owners);
        if (!inputs.form().ok()) return page(null, inputs, 0, 422);
        return switch (situations.make(viewer, owner(owners, inputs).id(), inputs.text(), attached(inputs))) {
            case Outcome.Done(var ref) -> Views.redirect(HOME + "/" + ref, response, "Đã thêm tình huống.");
            case Outcome.Refused(var refusal) -> {
                inputs.form().refuse("tep", refusal.sentence());
                yield page(null, inputs, 0, 422);
            }
        };
    }

    @GetMapping(HOME + "/{situation}/sua")
    ModelAndView form(Viewer viewer, @PathVariable UUID situation) {
        var found = editable(viewer, situation);
        return page(
                found,
                SituationInputs.of(Form.blank(), found, null, situations.skills(), choices(viewer, found)),
                found.version(),
                200);
    }

    private Situation editable(Viewer viewer, UUID ref) {
        var found = situations.get(viewer, ref);
        if (!situations.mayEdit(viewer, found))
            throw new Forbidden(
                    "Tình huống này do %s giữ.".formatted(found.owner().isEmpty() ? "cơ quan khác" : found.owner()));
        return found;
    }

    /** Who keeps it is chosen only for one that comes with the program. */
    private List<ProgrammeDesk.Owner> choices(Viewer viewer, Situation found) {
        return found.organisationId() == null ? owners(viewer) : List.of();
    }

    @PostMapping(HOME + "/{situation}/sua")
    ModelAndView change(
            Viewer viewer,
            @PathVariable UUID situation,
            @RequestParam(name = "ban", defaultValue = "0") int version,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            HttpServletResponse response)
            throws IOException {
        var found = editable(viewer, situation);
        var owners = choices(viewer, found);
        var inputs = SituationInputs.of(new Form(params), found, file, situations.skills(), owners);
        if (!inputs.form().ok()) return page(found, inputs, version, 422);
        @Nullable
        OrganisationId owner = owners.isEmpty() ? null : owner(owners, inputs).id();
        return switch (situations.change(
                viewer,
                situation,
                version,
                owner,
                inputs.text(),
                attached(inputs),
                inputs.without().orElse(false))) {
            case Outcome.Done(var ref) -> Views.redirect(HOME + "/" + ref, response, "Đã lưu bản mới của tình huống.");
            case Outcome.Refused(var refusal) -> {
                inputs.form().refuse("tep", refusal.sentence());
                yield page(found, inputs, version, 422);
            }
        };
    }

    @PostMapping(HOME + "/{situation}/thoi")
    ModelAndView retire(
            Viewer viewer,
            @PathVariable UUID situation,
            @RequestParam(name = "dung-lai", defaultValue = "false") boolean back,
            HttpServletResponse response) {
        situations.retire(viewer, situation, !back);
        return Views.redirect(
                HOME + "/" + situation, response, back ? "Đã dùng lại tình huống." : "Đã thôi dùng tình huống.");
    }
}
