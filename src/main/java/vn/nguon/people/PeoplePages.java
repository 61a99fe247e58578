package vn.nguon.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
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
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.OrganisationFilters;
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.KeyPager;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** The list of cadres (/can-bo), adding one and putting one right. The cadre file itself (/can-bo/{ref}) is the module dossiers'. */
@Controller
@Allow(Role.ORGANISATION_BOARD)
class PeoplePages {

    private final People people;
    private final OrganisationFilters organisations;

    PeoplePages(People people, OrganisationFilters organisations) {
        this.people = people;
        this.organisations = organisations;
    }

    @Bean
    static MenuItem peopleMenu() {
        return new MenuItem(
                40, "Cán bộ", "/can-bo", "people", Set.of(Role.ORGANISATION_BOARD, Role.APPROVER, Role.COMMUNE));
    }

    @GetMapping("/can-bo")
    @Allow({Role.ORGANISATION_BOARD, Role.APPROVER, Role.COMMUNE})
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "ten", "ngay-sinh", "ma");
        var at = organisations.many(viewer)
                ? organisations.typed(viewer, query, "don-vi", "Đơn vị")
                : organisations.picked(query, "don-vi", "Đơn vị", "Tất cả đơn vị", people.filters(viewer));
        var order = switch (query.sort()) {
            case "ngay-sinh" -> PersonFilter.Order.BORN;
            case "ma" -> PersonFilter.Order.CODE;
            default -> PersonFilter.Order.NAME;
        };
        var filter = PersonFilter.of(query.filter("q"), query.size())
                .at(at.id())
                .only(sex(query), age(query), planned(query))
                .by(order, query.descending())
                .from(from(query));
        var listing = people.list(viewer, filter);
        var lines = listing.lines();
        return Views.page(
                "people/people",
                new PeoplePage(
                        query,
                        new Field("q", "Họ và tên hoặc mã", query.filter("q"), null, null),
                        List.of(
                                at.field(),
                                choice(query, "gioi-tinh", "Giới tính", "Nam và nữ", SEXES),
                                choice(query, "tuoi", "Tuổi", "Mọi tuổi", AGES),
                                choice(query, "quy-hoach", "Quy hoạch", "Trong và ngoài", PLANNED)),
                        at,
                        lines,
                        KeyPager.of(
                                query,
                                lines.size(),
                                listing.total(),
                                listing.beyond(),
                                lines.isEmpty()
                                        ? null
                                        : lines.getFirst().person().ref(),
                                lines.isEmpty()
                                        ? null
                                        : lines.getLast().person().ref(),
                                listing.before(),
                                listing.after()),
                        viewer.is(Role.ORGANISATION_BOARD)));
    }

    private static final List<Option> SEXES = List.of(new Option("nam", "Nam"), new Option("nu", "Nữ"));
    private static final List<Option> AGES = Arrays.stream(PersonFilter.AgeBand.values())
            .map(band -> new Option(band.slug(), band.vietnamese()))
            .toList();
    private static final List<Option> PLANNED =
            List.of(new Option("co", "Trong quy hoạch"), new Option("khong", "Ngoài quy hoạch"));

    private static Field choice(ListQuery query, String id, String label, String all, List<Option> options) {
        var look = new Field.Look("text", null, null, false, false);
        return new Field(id, label, query.filter(id), null, null, options, all, look);
    }

    private static @Nullable Sex sex(ListQuery query) {
        return switch (query.filter("gioi-tinh")) {
            case "nam" -> Sex.MALE;
            case "nu" -> Sex.FEMALE;
            default -> null;
        };
    }

    private static PersonFilter.@Nullable AgeBand age(ListQuery query) {
        return Arrays.stream(PersonFilter.AgeBand.values())
                .filter(band -> band.slug().equals(query.filter("tuoi")))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Boolean planned(ListQuery query) {
        return switch (query.filter("quy-hoach")) {
            case "co" -> true;
            case "khong" -> false;
            default -> null;
        };
    }

    /** What is not the key of a person is the beginning. */
    private static PersonFilter.From from(ListQuery query) {
        var after = query.filter(KeyPager.AFTER);
        var before = query.filter(KeyPager.BEFORE);
        if (after.matches(KEY)) return new PersonFilter.From(UUID.fromString(after), false);
        if (before.matches(KEY)) return new PersonFilter.From(UUID.fromString(before), true);
        return PersonFilter.From.START;
    }

    private static final String KEY = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    // --- adding
    // --------------------------------------------------------------------------------------------------------------

    private record PostInputs(Form form, Input<String> title, Input<String> unit, Input<java.time.LocalDate> from) {
        static PostInputs of(Form form, List<OrganisationCard> workplaces, boolean unitNeeded) {
            var title = form.text("chuc-vu", "Chức vụ", 160)
                    .hint("Không ghi tên đơn vị, ví dụ Phó Chủ tịch UBND")
                    .required("Nhập chức vụ");
            var unit = form.choice(
                    "noi-lam-viec",
                    "Đơn vị công tác",
                    workplaces.stream()
                            .map(card -> new Option(card.ref().toString(), card.name()))
                            .toList());
            if (unitNeeded) unit.required("Chọn đơn vị công tác");
            var from = form.date("tu-ngay", "Giữ chức vụ từ ngày").required("Nhập ngày bắt đầu giữ chức vụ");
            return new PostInputs(form, title, unit, from);
        }

        Post post(List<OrganisationCard> workplaces, String otherwise) {
            var at = workplaces.stream()
                    .filter(card -> card.ref().toString().equals(unit.orElse("")))
                    .findFirst();
            var name = at.map(card -> card.placeName().isEmpty() ? card.name() : card.placeName())
                    .orElse(otherwise);
            return new Post(title.get(), at.map(OrganisationCard::id).orElse(null), name, from.get(), null, "");
        }
    }

    @GetMapping("/can-bo/them")
    ModelAndView blank(Viewer viewer) {
        var form = new PersonForm(Form.blank(), viewer.today(), null);
        PostInputs.of(form.form(), people.workplaces(viewer), true);
        form.form().tick("nguoi-khac", "Đây là người khác, không phải những người có tên ở trên");
        return addPage(form.form(), List.of(), false, 200);
    }

    private static ModelAndView addPage(Form form, List<PersonCard> alike, boolean sure, int status) {
        return Views.page(
                "people/add", new PersonEditPage(form, null, 0, Form.blank(), List.of(), alike, sure), status);
    }

    @PostMapping("/can-bo/them")
    ModelAndView add(Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var form = new PersonForm(new Form(params), viewer.today(), null);
        var workplaces = people.workplaces(viewer);
        var post = PostInputs.of(form.form(), workplaces, true);
        var another = form.form().tick("nguoi-khac", "Đây là người khác, không phải những người có tên ở trên");
        if (!form.form().ok()) return addPage(form.form(), List.of(), false, 422);
        var command = new AddPerson(form.details(), post.post(workplaces, ""), another.orElse(false));
        return switch (people.add(viewer, command)) {
            case AddPerson.Added(var person) ->
                Views.redirect("/can-bo/" + person.ref(), response, "Đã thêm hồ sơ " + person.code());
            case AddPerson.Alike(var alike, var sure) -> {
                form.form()
                        .refuse(
                                "ho-ten",
                                sure
                                        ? "Người này đã có hồ sơ %s. Mở hồ sơ đó để cập nhật"
                                                .formatted(
                                                        alike.isEmpty()
                                                                ? ""
                                                                : alike.getFirst()
                                                                        .code())
                                        : "Có người giống tên và ngày sinh. Xem rồi cho biết có phải người khác không");
                yield addPage(form.form(), alike, sure, 422);
            }
            case AddPerson.Refused(var refusal) -> {
                if (refusal.code().startsWith("so-dinh-danh")) form.form().refuse("so-dinh-danh", refusal.sentence());
                else form.form().refuse(refusal);
                yield addPage(form.form(), List.of(), false, 422);
            }
        };
    }

    // --- putting right
    // -------------------------------------------------------------------------------------------------------

    @GetMapping("/can-bo/{ref}/sua")
    ModelAndView edit(Viewer viewer, @PathVariable UUID ref) {
        var facts = people.page(viewer, ref);
        if (!facts.card().ref().equals(ref))
            return Views.redirect("/can-bo/" + facts.card().ref() + "/sua");
        var form = PersonForm.correcting(Form.blank(), viewer.today(), facts);
        return editPage(form.form(), facts, facts.version(), blankPost(viewer), 200);
    }

    private Form blankPost(Viewer viewer) {
        return postInputs(Form.blank(), people.workplaces(viewer)).form();
    }

    private static PostInputs postInputs(Form form, List<OrganisationCard> workplaces) {
        var inputs = PostInputs.of(form, workplaces, false);
        form.text("noi-khac", "Tên đơn vị, nếu không có trong danh sách", 160).optional();
        return inputs;
    }

    private static ModelAndView editPage(Form form, PersonFacts facts, int version, Form post, int status) {
        return Views.page(
                "people/edit",
                new PersonEditPage(form, facts.card(), version, post, facts.posts(), List.of(), false),
                status);
    }

    @PostMapping("/can-bo/{ref}/sua")
    ModelAndView correct(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("phien-ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = PersonForm.correcting(new Form(params), viewer.today(), null);
        if (form.form().ok()) {
            switch (people.correct(viewer, ref, version, form.correction())) {
                case Outcome.Done<PersonCard>(var person) -> {
                    return Views.redirect("/can-bo/" + ref, response, "Đã lưu hồ sơ " + person.code());
                }
                case Outcome.Refused<PersonCard>(var refusal) ->
                    form.form()
                            .refuse(
                                    refusal.code().equals("ngay-mat") ? "ngay-mat" : "so-dinh-danh",
                                    refusal.sentence());
            }
        }
        return editPage(form.form(), people.page(viewer, ref), version, blankPost(viewer), 422);
    }

    @PostMapping("/can-bo/{ref}/chuc-vu")
    ModelAndView hold(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = new Form(params);
        var workplaces = people.workplaces(viewer);
        var inputs = PostInputs.of(form, workplaces, false);
        var otherwise = form.text("noi-khac", "Tên đơn vị, nếu không có trong danh sách", 160)
                .optional();
        if (inputs.unit().value() == null && otherwise.value() == null)
            form.refuse("noi-lam-viec", "Chọn đơn vị công tác, hoặc ghi tên đơn vị ở ô dưới");
        if (form.ok()) {
            switch (people.hold(viewer, ref, inputs.post(workplaces, otherwise.orElse("")))) {
                case Outcome.Done<PersonCard> _ -> {
                    return Views.redirect("/can-bo/" + ref + "/sua", response, "Đã ghi chức vụ");
                }
                case Outcome.Refused<PersonCard>(var refusal) -> form.refuse(refusal);
            }
        }
        return withPostForm(viewer, ref, form);
    }

    @PostMapping("/can-bo/{ref}/chuc-vu/{post}/thoi")
    ModelAndView end(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID post,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var ending = new Form(params);
        var lastDay = ending.date("den-ngay", "Ngày cuối giữ chức vụ").required("Nhập ngày cuối giữ chức vụ");
        var sentence = problem(ending);
        if (sentence == null) {
            switch (people.endPost(viewer, ref, post, lastDay.get())) {
                case Outcome.Done<PersonCard> _ -> {
                    return Views.redirect("/can-bo/" + ref + "/sua", response, "Đã ghi ngày thôi giữ chức vụ");
                }
                case Outcome.Refused<PersonCard>(var refusal) -> sentence = refusal.sentence();
            }
        }
        var form = blankPost(viewer);
        form.refuse(new vn.nguon.shared.Refusal("ngay-thoi-chuc-vu", sentence));
        return withPostForm(viewer, ref, form);
    }

    private static @Nullable String problem(Form form) {
        return form.ok() ? null : form.problems().getFirst().sentence();
    }

    private ModelAndView withPostForm(Viewer viewer, UUID ref, Form post) {
        var facts = people.page(viewer, ref);
        var form = PersonForm.correcting(Form.blank(), viewer.today(), facts);
        return editPage(form.form(), facts, facts.version(), post, 422);
    }
}
