package vn.nguon.units;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/**
 * The wizard for a reorganisation (/sap-xep): the document, the changes from a file or by hand, who keeps what, what it touches
 * ({@link EffectPages}), the second look. The draft is kept between the steps, which may be taken in any order.
 * <p>Longer than most: the forms of one wizard. Those of single changes want a controller of their own.
 */
@Controller
@Allow({Role.ADMINISTRATOR, Role.ORGANISATION_BOARD})
class ReorganisationPages {
    /** Choices beyond this many are offered with a filter. */
    private static final int MANY = 40;

    private final Reorganisations acts;
    private final Ids ids;

    ReorganisationPages(Reorganisations acts, Ids ids) {
        this.acts = acts;
        this.ids = ids;
    }

    @Bean
    static MenuItem reorganisationsMenu() {
        return new MenuItem(
                915, "Sắp xếp tổ chức", "/sap-xep", "source", Set.of(Role.ADMINISTRATOR, Role.ORGANISATION_BOARD));
    }

    static String here(Reorganisation act) {
        return "/sap-xep/" + act.ref();
    }

    @GetMapping("/sap-xep")
    ModelAndView list(Viewer viewer) {
        return Views.page("units/reorganisations", new ReorganisationsPage(acts.list(viewer)));
    }

    // --- the document
    // --------------------------------------------------------------------------------------------------------

    private record HeadInputs(
            Form form,
            Input<String> number,
            Input<LocalDate> dated,
            Input<String> issuer,
            Input<String> about,
            Input<LocalDate> day,
            Classifying classified) {
        static HeadInputs of(Form form, Reorganisation.@Nullable Head was) {
            return new HeadInputs(
                    form,
                    form.text("so", "Số, ký hiệu văn bản", 60)
                            .hint("Ví dụ 1678/NQ-UBTVQH15")
                            .initial(was == null ? null : was.number())
                            .required("Nhập số, ký hiệu văn bản"),
                    form.date("ngay-van-ban", "Ngày văn bản")
                            .initial(was == null ? null : was.dated())
                            .required("Nhập ngày văn bản"),
                    form.text("co-quan", "Cơ quan ban hành", 120)
                            .hint("Ví dụ Ủy ban Thường vụ Quốc hội, Ban Thường vụ Tỉnh ủy")
                            .initial(was == null ? null : was.issuer())
                            .required("Nhập cơ quan ban hành"),
                    form.text("trich-yeu", "Trích yếu", 300)
                            .optional()
                            .initial(was == null ? null : was.abstractText()),
                    form.date("hieu-luc", "Có hiệu lực từ ngày")
                            .hint("Ngày đầu tiên của bản đồ mới, ví dụ 01/07/2025")
                            .initial(was == null ? null : was.effectiveOn())
                            .required("Nhập ngày có hiệu lực"),
                    Classifying.in(form, was == null ? Classification.NORMAL : was.classification()));
        }

        Reorganisation.Head head() {
            return new Reorganisation.Head(
                    number.get(), dated.get(), issuer.get(), about.orElse(""), day.get(), classified.get());
        }

        void refuse(Refusal refusal) {
            form.refuse(refusal.code().equals("mat-khi-noi-mang") ? Classifying.NAME : "hieu-luc", refusal.sentence());
        }
    }

    @GetMapping("/sap-xep/moi")
    ModelAndView blank(Viewer viewer) {
        return head(HeadInputs.of(Form.blank(), null).form(), "/sap-xep", null, 200);
    }

    private static ModelAndView head(Form form, String back, @Nullable Integer version, int status) {
        return Views.page("units/reorganisation-head", new ReorganisationHeadPage(form, back, version), status);
    }

    @PostMapping("/sap-xep/moi")
    ModelAndView draft(
            Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var inputs = HeadInputs.of(new Form(params), null);
        if (inputs.form().ok()) {
            switch (acts.draft(viewer, inputs.head())) {
                case Outcome.Done<UUID>(var ref) -> {
                    return Views.redirect("/sap-xep/" + ref, response, "Đã lưu bản soạn. Chưa có gì thay đổi");
                }
                case Outcome.Refused<UUID>(var refusal) -> inputs.refuse(refusal);
            }
        }
        return head(inputs.form(), "/sap-xep", null, 422);
    }

    @GetMapping("/sap-xep/{ref}/van-ban")
    ModelAndView document(Viewer viewer, @PathVariable UUID ref) {
        var act = draftOf(viewer, ref);
        return head(HeadInputs.of(Form.blank(), act.head()).form(), here(act), act.version(), 200);
    }

    @PostMapping("/sap-xep/{ref}/van-ban")
    ModelAndView edit(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var act = draftOf(viewer, ref);
        var inputs = HeadInputs.of(new Form(params), act.head());
        var version = version(params);
        if (inputs.form().ok()) {
            switch (acts.edit(viewer, ref, version, inputs.head())) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect(here(act), response, "Đã lưu văn bản");
                }
                case Outcome.Refused<UUID>(var refusal) -> inputs.refuse(refusal);
            }
        }
        return head(inputs.form(), here(act), version, 422);
    }

    private Reorganisation draftOf(Viewer viewer, UUID ref) {
        var act = acts.get(viewer, ref);
        if (act.state() != Reorganisation.State.DRAFT) throw new NotFound("draft of reorganisation " + ref);
        return act;
    }

    /** The version that the page carried; nothing sensible is as good as an old one. */
    static int version(MultiValueMap<String, String> params) {
        var typed = params.getFirst("phien-ban");
        return typed != null && typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : -1;
    }

    // --- the act
    // ------------------------------------------------------------------------------------------------------------

    @GetMapping("/sap-xep/{ref}")
    ModelAndView one(Viewer viewer, @PathVariable UUID ref) {
        return one(viewer, ref, uploadForm(null), 200);
    }

    private ModelAndView one(Viewer viewer, UUID ref, Form upload, int status) {
        var preview = acts.preview(viewer, ref);
        var sight = preview.sight();
        var act = sight.act();
        var text = new ChangeText(sight.map(), act.changes());
        var changes = new ArrayList<ReorganisationPage.Line>();
        for (var i = 0; i < act.changes().size(); i++) {
            var change = act.changes().get(i);
            changes.add(new ReorganisationPage.Line(i, change.kind().vietnamese(), text.of(change)));
        }
        var draft = act.state() == Reorganisation.State.DRAFT;
        var problems = draft
                ? sight.plan().problems.stream()
                        .map(RedrawPlan.Problem::sentence)
                        .toList()
                : List.<String>of();
        return Views.page(
                "units/reorganisation",
                new ReorganisationPage(
                        act,
                        changes,
                        problems,
                        draft ? steps(preview) : List.of(),
                        upload,
                        passed(preview),
                        draft
                                ? 0
                                : preview.kinds().stream()
                                        .filter(k -> !k.kind().choices().isEmpty())
                                        .mapToLong(k -> k.fates().size())
                                        .sum(),
                        draft),
                status);
    }

    private List<String> passed(Reorganisations.Preview preview) {
        if (preview.sight().act().state() != Reorganisation.State.CARRIED_OUT) return List.of();
        var kinds = new HashMap<String, Affected>();
        preview.kinds().forEach(k -> kinds.put(k.kind().key(), k.kind()));
        var lines = new ArrayList<String>();
        for (var count : acts.passedCounts(preview.sight().found().id())) {
            var kind = kinds.get(count.affected());
            if (kind != null)
                lines.add("%s: %d %s %s"
                        .formatted(
                                kind.title(),
                                count.count(),
                                kind.unit(),
                                switch (Decision.valueOf(count.decision())) {
                                    case CONTINUE -> "tiếp tục ở nơi kế tiếp";
                                    case MOVE -> "chuyển đến nơi khác";
                                    case END -> "kết thúc cùng tổ chức";
                                    case LEAVE -> "để lại";
                                }));
        }
        return lines;
    }

    private static List<ReorganisationPage.Step> steps(Reorganisations.Preview preview) {
        var act = preview.sight().act();
        var here = here(act);
        var plan = preview.sight().plan();
        var steps = new ArrayList<ReorganisationPage.Step>();
        steps.add(new ReorganisationPage.Step(
                "1. Văn bản và ngày hiệu lực",
                "%s, hiệu lực từ %s"
                        .formatted(act.head().number(), Vn.date(act.head().effectiveOn())),
                "done",
                "Xong",
                here + "/van-ban"));
        var count = act.changes().size();
        steps.add(new ReorganisationPage.Step(
                "2. Các thay đổi",
                count == 0 ? "Nhập từ tệp địa bàn, hoặc thêm từng thay đổi ở dưới" : count + " thay đổi",
                count == 0 ? "todo" : plan.problems.isEmpty() ? "done" : "late",
                count == 0
                        ? "Chưa có"
                        : plan.problems.isEmpty() ? "Xong" : "Còn " + plan.problems.size() + " chỗ vướng",
                "#thay-doi"));
        steps.add(new ReorganisationPage.Step(
                "3. Nơi giữ hồ sơ, sổ, việc",
                plan.loose.isEmpty()
                        ? "Mọi tổ chức kết thúc đã có nơi giữ"
                        : "Còn " + plan.loose.size() + " tổ chức chưa rõ",
                plan.loose.isEmpty() ? "done" : "todo",
                plan.loose.isEmpty() ? "Xong" : "Chưa xong",
                here + "/noi-giu"));
        var open = preview.kinds().stream().mapToLong(k -> k.fates().size()).sum();
        var undecided = preview.undecided();
        steps.add(new ReorganisationPage.Step(
                "4. Ảnh hưởng và quyết định về người, việc",
                undecided > 0
                        ? "Còn %d mục cần quyết định".formatted(undecided)
                        : "Đụng đến %d mục đang mở".formatted(open),
                undecided > 0 ? "todo" : "done",
                undecided > 0 ? "Chưa xong" : "Xong",
                here + "/anh-huong"));
        var ready = Reorganisations.refusal(preview.sight()) == null && undecided == 0;
        steps.add(new ReorganisationPage.Step(
                "5. Xem lại và thực hiện",
                ready ? "Đủ điều kiện thực hiện" : "Làm xong các bước trên trước",
                ready ? "due" : "block",
                ready ? "Sẵn sàng" : "Chưa làm được",
                here + "/thuc-hien"));
        return steps;
    }

    private static Form uploadForm(@Nullable MultipartFile file) {
        var form = file == null ? Form.blank() : new Form(Map.of());
        form.file("tep", "Tệp địa bàn (CSV)", file).required("Chọn tệp địa bàn, ví dụ dia-ban.csv");
        return form;
    }

    @PostMapping("/sap-xep/{ref}/tep")
    ModelAndView upload(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("tep") MultipartFile file,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response)
            throws IOException {
        var act = draftOf(viewer, ref);
        var form = uploadForm(file);
        if (form.ok()) {
            switch (acts.addFile(viewer, ref, version(params), file.getBytes())) {
                case Outcome.Done<UUID> _ -> {
                    var added = acts.get(viewer, ref).changes().size()
                            - act.changes().size();
                    return Views.redirect(here(act), response, "Đã lấy %d thay đổi từ tệp".formatted(added));
                }
                case Outcome.Refused<UUID>(var refusal) -> form.refuse("tep", refusal.sentence());
            }
        }
        return one(viewer, ref, form, 422);
    }

    @PostMapping("/sap-xep/{ref}/bo")
    ModelAndView remove(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("thay-doi") int index,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        draftOf(viewer, ref);
        acts.remove(viewer, ref, version(params), index);
        return Views.redirect("/sap-xep/" + ref, response, "Đã bỏ thay đổi " + (index + 1));
    }

    @PostMapping("/sap-xep/{ref}/huy")
    ModelAndView cancel(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        draftOf(viewer, ref);
        acts.cancel(viewer, ref, version(params));
        return Views.redirect("/sap-xep", response, "Đã hủy bản soạn. Không có gì thay đổi");
    }

    // --- one change by hand
    // --------------------------------------------------------------------------------------------------

    private static final Map<String, Kind> KINDS = Map.of(
            "sap-nhap", Kind.MERGE,
            "chia-tach", Kind.SPLIT,
            "doi-ten", Kind.RENAME,
            "chuyen", Kind.MOVE,
            "ket-thuc", Kind.END,
            "thanh-lap", Kind.FOUND);

    @GetMapping("/sap-xep/{ref}/{subject:noi|to-chuc}/{kind}")
    ModelAndView change(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable String subject,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> params) {
        draftOf(viewer, ref);
        return change(viewer, ref, subject, kind, Form.blank(), filter(params), 200);
    }

    private static String filter(MultiValueMap<String, String> params) {
        var typed = params.getFirst("tim");
        return typed == null ? "" : typed.strip();
    }

    private ModelAndView change(
            Viewer viewer, UUID ref, String subjectWord, String kindWord, Form form, String filter, int status) {
        var made = form(viewer, ref, subjectWord, kindWord, form, filter);
        return changePage(made, subjectWord, kindWord, filter, status);
    }

    private record Made(Reorganisations.Sight sight, ChangeForm form, boolean many) {}

    private Made form(Viewer viewer, UUID ref, String subjectWord, String kindWord, Form form, String filter) {
        var kind = KINDS.get(kindWord);
        if (kind == null) throw new NotFound("kind of change " + kindWord);
        var subject = subjectWord.equals("noi") ? Subject.PLACE : Subject.ORGANISATION;
        var sight = acts.sight(viewer, ref);
        var within = acts.within(viewer, sight.map());
        var sources = sources(sight, within, subject);
        var shown = filter.isEmpty()
                ? sources
                : sources.stream()
                        .filter(o -> VietnameseText.fold(o.label()).contains(VietnameseText.fold(filter)))
                        .toList();
        var choices = new ChangeForm.Choices(shown, superiors(sight, subject), bodies(sight));
        return new Made(sight, new ChangeForm(form, kind, subject, sight.map(), choices), sources.size() > MANY);
    }

    private ModelAndView changePage(Made made, String subjectWord, String kindWord, String filter, int status) {
        var act = made.sight().act();
        return Views.page(
                "units/change",
                new ChangePage(
                        act,
                        java.util.Objects.requireNonNull(KINDS.get(kindWord)),
                        subjectWord.equals("noi") ? Subject.PLACE : Subject.ORGANISATION,
                        made.form().form(),
                        made.form().fields(),
                        here(act) + "/" + subjectWord + "/" + kindWord,
                        filter,
                        made.many()),
                status);
    }

    /** Places with code and the place above, organisations without those that come and go with a commune. */
    private static List<Option> sources(Reorganisations.Sight sight, Set<UUID> within, Subject subject) {
        var map = sight.map();
        if (subject == Subject.PLACE)
            return map.places().values().stream()
                    .filter(p -> p.state() == MapOfDay.State.ALIVE
                            && within.contains(p.ref())
                            && p.kind() != PlaceCard.Kind.PROVINCE)
                    .map(p -> new Option(p.ref().toString(), placeLabel(map, p)))
                    .toList();
        return map.alive().stream()
                .filter(b -> within.contains(b.ref()))
                .filter(b -> !(b.ofCommune() && isInCommune(map, b)))
                .map(b -> new Option(b.ref().toString(), b.name()))
                .toList();
    }

    private static boolean isInCommune(MapOfDay map, MapOfDay.Body body) {
        var spot = body.place() == null ? null : map.places().get(body.place());
        return spot != null && spot.kind().isCommune();
    }

    private static String placeLabel(MapOfDay map, MapOfDay.Spot spot) {
        var above = spot.superior() == null ? null : map.places().get(spot.superior());
        return above == null ? spot.label() : spot.label() + ", " + above.name();
    }

    /** What places belong to on the new map, or organisations hang under. */
    private static List<Option> superiors(Reorganisations.Sight sight, Subject subject) {
        if (subject == Subject.ORGANISATION) return bodies(sight);
        var options = new ArrayList<Option>();
        for (var spot : sight.map().places().values())
            if (spot.state() == MapOfDay.State.ALIVE
                    && !spot.kind().isCommune()
                    && !sight.plan().endPlaces.containsKey(spot.ref()))
                options.add(new Option(spot.ref().toString(), placeLabel(sight.map(), spot)));
        return options;
    }

    /** Organisations of the new map as the draft stands, also those that it founds or, once carried out, has founded. */
    static List<Option> bodies(Reorganisations.Sight sight) {
        var options = new ArrayList<Option>();
        for (var body : sight.map().bodies().values())
            if (sight.plan().isThere(body.ref())) {
                var next = sight.plan().nextBodies.get(body.ref());
                options.add(new Option(body.ref().toString(), next == null ? body.name() : next.name()));
            }
        for (var made : sight.plan().newBodies.values())
            options.add(new Option(made.ref().toString(), made.name() + " (mới)"));
        return options.stream()
                .sorted(java.util.Comparator.comparing(Option::label, VietnameseText.order()))
                .toList();
    }

    @PostMapping("/sap-xep/{ref}/{subject:noi|to-chuc}/{kind}")
    ModelAndView addChange(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable String subject,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        draftOf(viewer, ref);
        var filter = filter(params);
        var made = form(viewer, ref, subject, kind, new Form(params), filter);
        var form = made.form().form();
        if (form.ok()) {
            switch (acts.add(viewer, ref, version(params), made.form().change(ids))) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect("/sap-xep/" + ref, response, "Đã thêm thay đổi vào bản soạn");
                }
                case Outcome.Refused<UUID>(var refusal) -> form.refuse(refusal);
            }
        }
        return changePage(made, subject, kind, filter, 422);
    }

    // --- who keeps what
    // ------------------------------------------------------------------------------------------------------

    private record KeeperInputs(UUID body, Input<String> files, Input<String> registers, Input<String> tasks) {}

    private static List<KeeperInputs> keeperInputs(Form form, Reorganisations.Sight sight) {
        var options = bodies(sight);
        var inputs = new ArrayList<KeeperInputs>();
        var i = 0;
        for (var loose : sight.plan().loose) {
            i++;
            var others = options.stream()
                    .filter(o -> !o.value().equals(loose.body().toString()))
                    .toList();
            var files = form.choice("giu-ho-so-" + i, "Nơi giữ hồ sơ", others);
            var registers = form.choice("giu-so-" + i, "Nơi giữ sổ cấp (khi khác)", others)
                    .optional();
            var tasks = form.choice("giu-viec-" + i, "Nơi nhận việc còn mở (khi khác)", others)
                    .optional();
            if (registers.value() != null || tasks.value() != null) files.required("Chọn nơi giữ hồ sơ");
            inputs.add(new KeeperInputs(loose.body(), files, registers, tasks));
        }
        return inputs;
    }

    @GetMapping("/sap-xep/{ref}/noi-giu")
    ModelAndView keepers(Viewer viewer, @PathVariable UUID ref) {
        draftOf(viewer, ref);
        var sight = acts.sight(viewer, ref);
        var form = Form.blank();
        keeperInputs(form, sight);
        return keepers(sight, form, 200);
    }

    private static ModelAndView keepers(Reorganisations.Sight sight, Form form, int status) {
        var lines = new ArrayList<KeepersPage.Line>();
        for (var loose : sight.plan().loose)
            lines.add(new KeepersPage.Line(
                    sight.map().name(loose.body(), sight.act().changes()),
                    loose.why(),
                    Integer.toString(lines.size() + 1)));
        return Views.page("units/keepers", new KeepersPage(sight.act(), lines, form), status);
    }

    /** Lines that are left blank stay to be said: keepers may be given in several goes. */
    @PostMapping("/sap-xep/{ref}/noi-giu")
    ModelAndView keep(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        draftOf(viewer, ref);
        var sight = acts.sight(viewer, ref);
        var form = new Form(params);
        var keepers = new HashMap<UUID, Change.Keepers>();
        for (var line : keeperInputs(form, sight)) {
            var files = line.files().value();
            if (files != null)
                keepers.put(
                        line.body(),
                        new Change.Keepers(
                                UUID.fromString(files),
                                UUID.fromString(line.registers().orElse(files)),
                                UUID.fromString(line.tasks().orElse(files))));
        }
        if (form.ok() && keepers.isEmpty() && !sight.plan().loose.isEmpty())
            form.refuse("giu-ho-so-1", "Chọn nơi giữ cho ít nhất một tổ chức");
        if (form.ok()) {
            switch (acts.keep(viewer, ref, version(params), keepers)) {
                case Outcome.Done<UUID> _ -> {
                    var left = acts.unsaid(viewer, ref).size();
                    return Views.redirect(
                            left == 0 ? "/sap-xep/" + ref : "/sap-xep/" + ref + "/noi-giu",
                            response,
                            left == 0
                                    ? "Mọi tổ chức kết thúc đã có nơi giữ"
                                    : "Đã ghi. Còn %d tổ chức chưa rõ".formatted(left));
                }
                case Outcome.Refused<UUID>(var refusal) -> form.refuse(refusal);
            }
        }
        return keepers(sight, form, 422);
    }

    // --- the second look
    // -----------------------------------------------------------------------------------------------------

    @GetMapping("/sap-xep/{ref}/thuc-hien")
    ModelAndView look(Viewer viewer, @PathVariable UUID ref) {
        draftOf(viewer, ref);
        var form = Form.blank();
        agree(form);
        return look(acts.preview(viewer, ref), form, 200);
    }

    private static Input<Boolean> agree(Form form) {
        return form.tick("da-xem", "Tôi đã xem lại các thay đổi và quyết định ở trên");
    }

    private static ModelAndView look(Reorganisations.Preview preview, Form form, int status) {
        var sight = preview.sight();
        var plan = sight.plan();
        var facts = new ArrayList<String>();
        var head = sight.act().head();
        facts.add("Bản đồ cũ dùng đến hết ngày %s; bản đồ mới từ ngày %s"
                .formatted(Vn.date(head.lastDay()), Vn.date(head.effectiveOn())));
        facts.add("%d nơi kết thúc, %d nơi lập mới, %d nơi đổi tên hoặc chuyển"
                .formatted(plan.endPlaces.size(), plan.newPlaces.size(), plan.nextPlaces.size()));
        facts.add("%d tổ chức kết thúc, %d tổ chức lập mới, %d tổ chức đổi tên, chuyển cấp trên hoặc nơi làm việc"
                .formatted(plan.endBodies.size(), plan.newBodies.size(), plan.nextBodies.size()));
        for (var touched : preview.kinds()) if (!touched.fates().isEmpty()) facts.add(fact(touched));
        facts.add("Hồ sơ, lớp, quyết định đã xong giữ nguyên tên tổ chức cũ");
        var refusal = Reorganisations.refusal(sight);
        var undecided = preview.undecided();
        if (status == 200 && refusal != null) form.refuse(new Refusal(refusal.code(), refusal.sentence()));
        else if (status == 200 && undecided > 0)
            form.refuse(new Refusal("can-quyet-dinh", "Còn %d mục cần quyết định ở bước 4".formatted(undecided)));
        return Views.page(
                "units/carry-out",
                new CarryOutPage(sight.act(), facts, form, refusal == null && undecided == 0),
                status);
    }

    private static String fact(Reorganisations.Touched touched) {
        var counts = new java.util.EnumMap<Decision, Integer>(Decision.class);
        for (var fate : touched.fates()) if (fate.decision() != null) counts.merge(fate.decision(), 1, Integer::sum);
        if (touched.kind().choices().isEmpty())
            return "%s: %d %s"
                    .formatted(
                            touched.kind().title(),
                            touched.fates().size(),
                            touched.kind().unit());
        var words = new ArrayList<String>();
        counts.forEach(
                (decision, n) -> words.add(n + " " + decision.vietnamese().toLowerCase(java.util.Locale.ROOT)));
        if (touched.undecided() > 0) words.add(touched.undecided() + " chưa quyết định");
        return "%s: %s".formatted(touched.kind().title(), String.join(", ", words));
    }

    @PostMapping("/sap-xep/{ref}/thuc-hien")
    ModelAndView carryOut(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        draftOf(viewer, ref);
        var form = new Form(params);
        if (!Boolean.TRUE.equals(agree(form).value())) form.refuse("da-xem", "Đánh dấu đã xem lại trước khi thực hiện");
        if (form.ok()) {
            switch (acts.carryOut(viewer, ref, version(params))) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect("/sap-xep/" + ref, response, "Đã thực hiện quyết định sắp xếp");
                }
                case Outcome.Refused<UUID>(var refusal) -> form.refuse(refusal);
            }
        }
        return look(acts.preview(viewer, ref), form, 422);
    }
}
