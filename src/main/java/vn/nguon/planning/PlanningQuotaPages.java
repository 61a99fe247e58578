package vn.nguon.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
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
import vn.nguon.planning.checks.Level;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Quotas of a round (/quy-hoach/dot/…/chi-tieu): set, changed and taken away by a document, each with its history. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
class PlanningQuotaPages {
    private static final String ADDRESS = "/quy-hoach/dot/{ref}/chi-tieu";
    private static final List<Option> DEEDS =
            List.of(new Option("doi", "Đổi chỉ tiêu"), new Option("bo", "Bỏ chỉ tiêu"));

    private final PlanningRounds rounds;
    private final PlanningQuotas quotas;
    private final DecisionForms forms;

    PlanningQuotaPages(PlanningRounds rounds, PlanningQuotas quotas, DecisionForms forms) {
        this.rounds = rounds;
        this.quotas = quotas;
        this.forms = forms;
    }

    private static String address(PlanningRound round) {
        return "/quy-hoach/dot/" + round.ref();
    }

    // --- all of a round
    // ----------------------------------------------------------------------------------------------------------

    private record NewInputs(
            Input<String> organisation, Input<String> title, Numbers numbers, DecisionForms.Inputs document) {}

    private NewInputs newInputs(Form form, Viewer viewer, PlanningRound round) {
        return new NewInputs(
                form.choice(
                                "to-chuc",
                                "Tổ chức",
                                forms.planners(viewer).stream()
                                        .filter(card -> Level.of(card.kind()) == round.level())
                                        .map(card -> new Option(card.ref().toString(), card.name()))
                                        .toList())
                        .hint("Để trống: áp dụng cho mọi tổ chức của đợt")
                        .optional(),
                form.text("chuc-danh", "Chức danh", 200).required("Nhập chức danh"),
                Numbers.in(form, 1, null),
                forms.quota(form, viewer));
    }

    private record Numbers(Input<Integer> seats, Input<BigDecimal> coefficient) {
        static Numbers in(Form form, int seats, @Nullable BigDecimal coefficient) {
            return new Numbers(
                    form.number("so-luong", "Số lượng chức danh theo quy định", 1, 99)
                            .initial(seats)
                            .required("Nhập số lượng chức danh"),
                    form.decimal("he-so", "Hệ số", new BigDecimal("0.1"), BigDecimal.valueOf(9))
                            .initial(coefficient)
                            .hint("Chỉ tiêu = số lượng × hệ số, bỏ phần lẻ")
                            .required("Nhập hệ số"));
        }
    }

    @GetMapping(ADDRESS)
    ModelAndView all(Viewer viewer, @PathVariable UUID ref) {
        var round = rounds.round(viewer, ref);
        var form = Form.blank();
        newInputs(form, viewer, round);
        return page(viewer, round, form, 200);
    }

    private ModelAndView page(Viewer viewer, PlanningRound round, Form form, int status) {
        return Views.page(
                "planning/round-quotas",
                new RoundPage.Quotas(
                        round,
                        address(round),
                        quotas.list(viewer, round.ref()),
                        form,
                        viewer.is(Role.ORGANISATION_BOARD)),
                status);
    }

    @PostMapping(ADDRESS)
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView set(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var round = rounds.round(viewer, ref);
        var form = new Form(params);
        var inputs = newInputs(form, viewer, round);
        if (form.ok()) {
            var organisation = inputs.organisation().value();
            switch (quotas.set(
                    viewer,
                    ref,
                    organisation == null ? null : UUID.fromString(organisation),
                    inputs.title().get(),
                    inputs.numbers().seats().get(),
                    inputs.numbers().coefficient().get(),
                    inputs.document().reference("Chỉ tiêu quy hoạch"))) {
                case Outcome.Done<Integer>(var quota) -> {
                    return Views.redirect(
                            address(round) + "/chi-tieu",
                            response,
                            "Đã ghi chỉ tiêu %s: %d người"
                                    .formatted(inputs.title().get(), quota));
                }
                case Outcome.Refused<Integer>(var refusal) -> refuse(form, refusal);
            }
        }
        return page(viewer, round, form, 422);
    }

    private static void refuse(Form form, Refusal refusal) {
        switch (refusal.code()) {
            case "sau-hom-nay" -> form.refuse("ngay", refusal.sentence());
            case "mat-khi-noi-mang" -> form.refuse(Classifying.NAME, refusal.sentence());
            default -> form.refuse(refusal);
        }
    }

    // --- one of them
    // -------------------------------------------------------------------------------------------------------------

    private record ChangeInputs(Input<String> deed, Numbers numbers, DecisionForms.Inputs document) {}

    private ChangeInputs changeInputs(Form form, Viewer viewer, PlanningQuotas.Past now) {
        return new ChangeInputs(
                form.choice("viec", "Việc", DEEDS).initial("doi").required("Chọn việc cần ghi"),
                Numbers.in(form, now.seats(), now.coefficient()),
                forms.quota(form, viewer));
    }

    @GetMapping(ADDRESS + "/{quota}")
    ModelAndView one(Viewer viewer, @PathVariable UUID ref, @PathVariable UUID quota) {
        var story = quotas.story(viewer, ref, quota);
        var form = Form.blank();
        changeInputs(form, viewer, story.now());
        return page(viewer, rounds.round(viewer, ref), quota, story, form, 200);
    }

    private static ModelAndView page(
            Viewer viewer, PlanningRound round, UUID quota, PlanningQuotas.Story story, Form form, int status) {
        return Views.page(
                "planning/round-quota",
                new RoundPage.OneQuota(
                        round,
                        address(round),
                        address(round) + "/chi-tieu/" + quota,
                        story,
                        form,
                        viewer.is(Role.ORGANISATION_BOARD)),
                status);
    }

    @PostMapping(ADDRESS + "/{quota}")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView change(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID quota,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var story = quotas.story(viewer, ref, quota);
        var round = rounds.round(viewer, ref);
        var form = new Form(params);
        var inputs = changeInputs(form, viewer, story.now());
        if (form.ok()) {
            var document = inputs.document().reference("Chỉ tiêu quy hoạch");
            var drops = inputs.deed().get().equals("bo");
            var outcome = drops
                    ? quotas.drop(viewer, ref, quota, document)
                    : quotas.set(
                            viewer,
                            ref,
                            story.organisationRef(),
                            story.title(),
                            inputs.numbers().seats().get(),
                            inputs.numbers().coefficient().get(),
                            document);
            switch (outcome) {
                case Outcome.Done<Integer>(var count) -> {
                    return Views.redirect(
                            address(round) + "/chi-tieu/" + quota,
                            response,
                            drops ? "Đã bỏ chỉ tiêu" : "Đã đổi chỉ tiêu: %d người".formatted(count));
                }
                case Outcome.Refused<Integer>(var refusal) -> refuse(form, refusal);
            }
        }
        return page(viewer, round, quota, story, form, 422);
    }
}
