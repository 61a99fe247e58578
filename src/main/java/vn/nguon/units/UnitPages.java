package vn.nguon.units;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Classification;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.Import;
import vn.nguon.sheets.ImportKind;
import vn.nguon.sheets.Imports;
import vn.nguon.sheets.ListUploads;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/**
 * Places (/noi) and organisations (/to-chuc) on the map of a chosen day, their loading, founding, renaming and ending. The map is
 * public and boards read it; only the technical administrator draws it, else a board of one province could end another's bodies.
 */
@Controller
@Allow({Role.ADMINISTRATOR, Role.ORGANISATION_BOARD})
class UnitPages {
    private final Units units;
    private final Organisations organisations;
    private final PlaceLoader loader;
    private final Imports imports;
    private final OrganisationInputs named;

    UnitPages(Units units, Organisations organisations, PlaceLoader loader, Imports imports, OrganisationInputs named) {
        this.units = units;
        this.organisations = organisations;
        this.loader = loader;
        this.imports = imports;
        this.named = named;
    }

    @Bean
    static MenuItem organisationsMenu() {
        return new MenuItem(910, "Tổ chức", "/to-chuc", "source", Set.of(Role.ADMINISTRATOR, Role.ORGANISATION_BOARD));
    }

    @Bean
    static MenuItem placesMenu() {
        return new MenuItem(920, "Địa bàn", "/noi", "send", Set.of(Role.ADMINISTRATOR, Role.ORGANISATION_BOARD));
    }

    /** The day whose map is shown: as asked, or today. A day that cannot be read keeps what was typed and shows today's map. */
    private record Day(Form form, LocalDate day) {
        static Day of(MultiValueMap<String, String> params, LocalDate today) {
            var form = params.containsKey("ngay") ? new Form(params) : Form.blank();
            var input = form.date("ngay", "Ngày").initial(today);
            return new Day(form, input.orElse(today));
        }
    }

    @GetMapping("/noi")
    ModelAndView places(Viewer viewer, @RequestParam MultiValueMap<String, String> params) {
        var day = Day.of(params, viewer.today());
        return placesPage(viewer, day, uploadForm(Form.blank(), null).form(), 200);
    }

    private ModelAndView placesPage(Viewer viewer, Day day, Form upload, int status) {
        var draws = draws(viewer);
        var loads = draws ? imports.list(ImportKind.PLACES, "") : List.<Import>of();
        return Views.page(
                "units/places",
                new PlacesPage(day.form(), day.day(), units.places(day.day()), loads, upload, draws),
                status);
    }

    private static boolean draws(Viewer viewer) {
        return viewer.is(Role.ADMINISTRATOR);
    }

    private record UploadInputs(Form form, Classifying classified) {}

    private static UploadInputs uploadForm(Form form, @Nullable MultipartFile file) {
        form.file("tep", "Tệp địa bàn (CSV)", file).required("Chọn tệp địa bàn, ví dụ dia-ban.csv");
        return new UploadInputs(form, Classifying.in(form, Classification.NORMAL));
    }

    @PostMapping("/noi/nhap")
    @Allow(Role.ADMINISTRATOR)
    ModelAndView load(
            Viewer viewer,
            @RequestParam("tep") MultipartFile file,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response)
            throws IOException {
        var inputs = uploadForm(new Form(params), file);
        var form = inputs.form();
        if (form.ok()) {
            var name = file.getOriginalFilename() == null ? "dia-ban.csv" : file.getOriginalFilename();
            var sent = new ListUploads.Sent(
                    name, file.getBytes(), inputs.classified().get());
            switch (loader.load(viewer, sent)) {
                case Outcome.Done<PlaceLoader.Loaded>(var loaded) -> {
                    return Views.redirect(
                            "/noi",
                            response,
                            "Đã nhập %d nơi và lập %d tổ chức cấp xã%s"
                                    .formatted(
                                            loaded.places(),
                                            loaded.organisations(),
                                            loaded.later() == 0
                                                    ? ""
                                                    : ". Thay đổi có hiệu lực sau hôm nay: nhập ở mục Sắp xếp khi có quyết định"));
                }
                case Outcome.Refused<PlaceLoader.Loaded>(var refusal) -> form.refuse("tep", refusal.sentence());
            }
        }
        return placesPage(viewer, Day.of(new LinkedMultiValueMap<>(), viewer.today()), form, 422);
    }

    @PostMapping("/noi/nhap/{ref}/hoan-tac")
    @Allow(Role.ADMINISTRATOR)
    ModelAndView undo(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        var batch = imports.get(ref);
        if (batch.kind() != ImportKind.PLACES) throw new NotFound("import " + ref);
        return switch (loader.undo(viewer, batch.id())) {
            case Outcome.Done<?> _ -> Views.redirect("/noi", response, "Đã hoàn tác lần nhập " + batch.fileName());
            case Outcome.Refused<?>(var refusal) -> {
                var form = uploadForm(Form.blank(), null).form();
                form.refuse(refusal);
                yield placesPage(viewer, Day.of(new LinkedMultiValueMap<>(), viewer.today()), form, 422);
            }
        };
    }

    @GetMapping("/to-chuc")
    ModelAndView list(Viewer viewer, @RequestParam MultiValueMap<String, String> params) {
        var day = Day.of(params, viewer.today());
        var query = ListQuery.from(params.toSingleValueMap(), "ten");
        var words = query.filter("tim");
        var kind = Arrays.stream(OrganisationCard.Kind.values())
                .filter(one -> one.name().equals(query.filter("loai")))
                .findFirst()
                .orElse(null);
        var found = units.list(day.day(), words, kind, query.size(), query.offset());
        var asked = new Form(Map.of("tim", List.of(words), "loai", List.of(kind == null ? "" : kind.name())));
        var filters = List.of(
                asked.text("tim", "Tên, không cần dấu", 100).field(),
                asked.choice("loai", "Loại", kinds()).field().orAll());
        return Views.page(
                "units/organisations",
                new OrganisationsPage(
                        day.form(),
                        day.day(),
                        found.organisations(),
                        Pager.of(query, found.total()),
                        filters,
                        !words.isEmpty() || kind != null,
                        draws(viewer)));
    }

    private static List<Option> kinds() {
        return Arrays.stream(OrganisationCard.Kind.values())
                .map(kind -> new Option(kind.name(), kind.vietnamese()))
                .toList();
    }

    private record NewInputs(
            Form form,
            Input<String> name,
            Input<String> shortName,
            Input<String> kind,
            Input<String> paperForm,
            Input<String> superior,
            Input<String> place,
            Input<LocalDate> from) {
        static NewInputs of(Form form, List<OrganisationCard> map, List<PlaceCard> places) {
            return new NewInputs(
                    form,
                    form.text("ten", "Tên đầy đủ", 200)
                            .hint("Ví dụ Ban Thường vụ Huyện ủy Tương Dương")
                            .required("Nhập tên tổ chức"),
                    form.text("ten-gon", "Tên gọn", 80)
                            .hint("Dùng ở chỗ hẹp, ví dụ BTV Huyện ủy")
                            .required("Nhập tên gọn"),
                    form.choice("loai", "Loại", kinds()).required("Chọn loại tổ chức"),
                    form.choice(
                                    "the-thuc",
                                    "Thể thức văn bản",
                                    Arrays.stream(OrganisationCard.Form.values())
                                            .map(f -> new Option(f.name(), f.vietnamese()))
                                            .toList())
                            .required("Chọn thể thức văn bản"),
                    form.choice(
                            "cap-tren",
                            "Trực thuộc",
                            map.stream()
                                    .map(o -> new Option(o.ref().toString(), o.name()))
                                    .toList()),
                    form.choice(
                            "noi",
                            "Nơi",
                            places.stream()
                                    .map(p -> new Option(
                                            p.ref().toString(),
                                            p.name() + (p.superiorName().isEmpty() ? "" : ", " + p.superiorName())))
                                    .toList()),
                    form.date("tu-ngay", "Có từ ngày").required("Nhập ngày tổ chức bắt đầu"));
        }
    }

    /** Choices come from the map of the day asked for, so that a body of 2022 can hang under a committee that has ended since. */
    private NewInputs inputs(Form form, LocalDate day) {
        return NewInputs.of(form, units.organisations(day), units.places(day));
    }

    @GetMapping("/to-chuc/moi")
    @Allow(Role.ADMINISTRATOR)
    ModelAndView blank(Viewer viewer, @RequestParam MultiValueMap<String, String> params) {
        var day = Day.of(params, viewer.today());
        return Views.page(
                "units/new-organisation",
                new NewOrganisationPage(inputs(Form.blank(), day.day()).form(), day.form(), day.day()));
    }

    @PostMapping("/to-chuc/moi")
    @Allow(Role.ADMINISTRATOR)
    ModelAndView found(
            Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var day = Day.of(params, viewer.today());
        var inputs = inputs(new Form(params), day.day());
        var form = inputs.form();
        if (form.ok()) {
            var superior = inputs.superior().value();
            var place = inputs.place().value();
            var command = new NewOrganisation(
                    inputs.name().get(),
                    inputs.shortName().get(),
                    OrganisationCard.Kind.valueOf(inputs.kind().get()),
                    OrganisationCard.Form.valueOf(inputs.paperForm().get()),
                    superior == null ? null : id(UUID.fromString(superior), day.day()),
                    place == null ? null : units.placeId(UUID.fromString(place)),
                    inputs.from().get());
            switch (organisations.found(viewer, command)) {
                case Outcome.Done<OrganisationId> _ -> {
                    loader.hang();
                    return Views.redirect("/to-chuc?ngay=" + Vn.date(day.day()), response, "Đã thêm " + command.name());
                }
                case Outcome.Refused<OrganisationId>(var refusal) -> form.refuse("ten", refusal.sentence());
            }
        }
        return Views.page("units/new-organisation", new NewOrganisationPage(form, day.form(), day.day()), 422);
    }

    private OrganisationId id(UUID ref, LocalDate day) {
        return units.byRef(ref, day).map(OrganisationCard::id).orElseThrow(() -> new NotFound("organisation " + ref));
    }

    private record OneInputs(Form form, Input<String> name, Input<String> shortName, Input<LocalDate> from) {
        static OneInputs of(Form form, OrganisationCard card) {
            return new OneInputs(
                    form,
                    form.text("ten", "Tên mới", 200).initial(card.name()).required("Nhập tên mới"),
                    form.text("ten-gon", "Tên gọn mới", 80)
                            .initial(card.shortName())
                            .required("Nhập tên gọn mới"),
                    form.date("tu-ngay", "Gọi tên mới từ ngày").required("Nhập ngày bắt đầu gọi tên mới"));
        }
    }

    private record EndInputs(
            Form form,
            Input<LocalDate> last,
            Input<String> basis,
            OrganisationInputs.Asked files,
            OrganisationInputs.Asked registers,
            OrganisationInputs.Asked tasks) {
        static EndInputs of(Form form, OrganisationInputs organisations, LocalDate day) {
            var offered = organisations.on(day);
            return new EndInputs(
                    form,
                    form.date("ngay-cuoi", "Ngày hoạt động cuối cùng").required("Nhập ngày hoạt động cuối cùng"),
                    form.text("can-cu", "Căn cứ", 200).hint("Số, ngày văn bản").required("Nhập văn bản làm căn cứ"),
                    keeper(organisations.ask(form, "giu-ho-so", "Nơi giữ hồ sơ", offered), "Chọn nơi giữ hồ sơ"),
                    keeper(organisations.ask(form, "giu-so", "Nơi giữ sổ cấp", offered), "Chọn nơi giữ sổ cấp"),
                    keeper(
                            organisations.ask(form, "giu-viec", "Nơi nhận việc còn mở", offered),
                            "Chọn nơi nhận việc còn mở"));
        }

        private static OrganisationInputs.Asked keeper(OrganisationInputs.Asked asked, String sentence) {
            asked.input().required(sentence);
            return asked;
        }

        private static UUID known(OrganisationInputs.Asked asked) {
            return Objects.requireNonNull(asked.ref(), "asked before the form was found in order");
        }
    }

    /** Empty where the page does not show it. */
    private Form endForm(Viewer viewer, OrganisationCard card) {
        var form = Form.blank();
        return draws(viewer) && card.lastDay() == null
                ? EndInputs.of(form, named, viewer.today()).form()
                : form;
    }

    private OrganisationCard card(UUID ref, LocalDate day) {
        return units.byRef(ref, day).orElseThrow(() -> new NotFound("organisation " + ref));
    }

    @GetMapping("/to-chuc/{ref}")
    ModelAndView one(Viewer viewer, @PathVariable UUID ref) {
        var card = card(ref, viewer.today());
        return onePage(
                viewer,
                card,
                OneInputs.of(Form.blank(), card).form(),
                endForm(viewer, card),
                placeForm(viewer, card),
                200);
    }

    private ModelAndView onePage(Viewer viewer, OrganisationCard card, Form rename, Form end, Form place, int status) {
        return Views.page(
                "units/organisation",
                new OrganisationPage(
                        card, units.history(card.id()), units.afterwards(card.id()), rename, end, place, draws(viewer)),
                status);
    }

    @PostMapping("/to-chuc/{ref}/ten")
    @Allow(Role.ADMINISTRATOR)
    ModelAndView rename(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var card = card(ref, viewer.today());
        var inputs = OneInputs.of(new Form(params), card);
        if (inputs.form().ok()) {
            switch (organisations.rename(
                    viewer,
                    card.id(),
                    inputs.name().get(),
                    inputs.shortName().get(),
                    inputs.from().get())) {
                case Outcome.Done<?> _ -> {
                    return Views.redirect("/to-chuc/" + ref, response, "Đã ghi tên mới");
                }
                case Outcome.Refused<?>(var refusal) -> inputs.form().refuse("tu-ngay", refusal.sentence());
            }
        }
        return onePage(viewer, card, inputs.form(), endForm(viewer, card), placeForm(viewer, card), 422);
    }

    private record PlaceInput(Form form, Input<String> place) {}

    /** Empty where the page does not show it. */
    private Form placeForm(Viewer viewer, OrganisationCard card) {
        var form = Form.blank();
        return draws(viewer) && card.lastDay() == null && card.placeName().isEmpty()
                ? placeForm(form, viewer).form()
                : form;
    }

    private PlaceInput placeForm(Form form, Viewer viewer) {
        var places = units.places(viewer.today()).stream()
                .map(p -> new Option(
                        p.ref().toString(), p.name() + (p.superiorName().isEmpty() ? "" : ", " + p.superiorName())))
                .toList();
        return new PlaceInput(form, form.choice("noi", "Nơi", places).required("Chọn nơi"));
    }

    @PostMapping("/to-chuc/{ref}/noi")
    @Allow(Role.ADMINISTRATOR)
    ModelAndView place(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var card = card(ref, viewer.today());
        var input = placeForm(new Form(params), viewer);
        if (input.form().ok()) {
            organisations.place(
                    viewer,
                    card.id(),
                    units.placeId(UUID.fromString(input.place().get())));
            loader.hang();
            return Views.redirect("/to-chuc/" + ref, response, "Đã gắn tổ chức với nơi");
        }
        return onePage(viewer, card, OneInputs.of(Form.blank(), card).form(), endForm(viewer, card), input.form(), 422);
    }

    @PostMapping("/to-chuc/{ref}/ket-thuc")
    @Allow(Role.ADMINISTRATOR)
    ModelAndView end(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var card = card(ref, viewer.today());
        var inputs = EndInputs.of(new Form(params), named, viewer.today());
        if (inputs.form().ok()) {
            var end = new Organisations.End(
                    inputs.last().get(),
                    inputs.basis().get(),
                    id(EndInputs.known(inputs.files()), viewer.today()),
                    id(EndInputs.known(inputs.registers()), viewer.today()),
                    id(EndInputs.known(inputs.tasks()), viewer.today()));
            switch (organisations.end(viewer, card.id(), end)) {
                case Outcome.Done<?> _ -> {
                    return Views.redirect("/to-chuc/" + ref, response, "Đã ghi kết thúc hoạt động");
                }
                case Outcome.Refused<?>(var refusal) -> inputs.form().refuse(refusal);
            }
        }
        return onePage(
                viewer, card, OneInputs.of(Form.blank(), card).form(), inputs.form(), placeForm(viewer, card), 422);
    }
}
