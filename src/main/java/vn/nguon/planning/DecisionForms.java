package vn.nguon.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.documents.DocumentReference;
import vn.nguon.shared.Classification;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.OrganisationChoice;
import vn.nguon.units.OrganisationFilters;
import vn.nguon.units.Units;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;

/** The inputs by which every form of this module names a document: number, date, issuer, and how it is classified. */
@Component
class DecisionForms {

    private final Planning planning;
    private final Units units;
    private final PlanningChoices choices;
    private final OrganisationFilters organisations;

    DecisionForms(Planning planning, Units units, PlanningChoices choices, OrganisationFilters organisations) {
        this.planning = planning;
        this.units = units;
        this.choices = choices;
        this.organisations = organisations;
    }

    /** @param chosen who issued it, null as long as nobody is */
    record Inputs(
            Input<String> number,
            Input<LocalDate> dated,
            @Nullable OrganisationId chosen,
            Classifying classified) {
        /** For after {@link Form#ok()}. */
        DocumentReference reference(String about) {
            return new DocumentReference(
                    number.get(), dated.get(), Objects.requireNonNull(chosen), "", about, classified.get());
        }
    }

    Inputs decision(Form form, Viewer viewer, LocalDate since) {
        return inputs(form, viewer, since, "quyết định", "Ví dụ 512-QĐ/HU");
    }

    /** A document that proposes: number, date, issuer. */
    Inputs paper(Form form, Viewer viewer) {
        return inputs(form, viewer, viewer.today(), "văn bản đề nghị", "Ví dụ 12-TTr/BTC");
    }

    /** A document that sets a quota. */
    Inputs quota(Form form, Viewer viewer) {
        return inputs(form, viewer, viewer.today(), "văn bản", "Ví dụ 03-HD/BTC");
    }

    private Inputs inputs(Form form, Viewer viewer, LocalDate since, String what, String example) {
        var number = form.text("so", "Số " + what, 40).hint(example).required("Nhập số " + what);
        var dated = form.date("ngay", "Ngày " + what).required("Nhập ngày " + what);
        var chosen = issuer(form, viewer, since);
        return new Inputs(number, dated, chosen, Classifying.in(form, Classification.INTERNAL));
    }

    private static final String ISSUER = "co-quan";
    private static final String ISSUER_LABEL = "Cơ quan ban hành";

    /** Picked from a list; whoever looks into a great many types a name, and is told which there are where several are called so. */
    private @Nullable OrganisationId issuer(Form form, Viewer viewer, LocalDate since) {
        var issuers = choices.issuers(viewer, since);
        if (issuers.many()) return typed(form, viewer, since);
        var picked = form.choice(
                        ISSUER,
                        ISSUER_LABEL,
                        issuers.listed().stream()
                                .map(one -> new Option(one.ref().toString(), one.name()))
                                .toList())
                .required("Chọn cơ quan ban hành")
                .value();
        return issuers.listed().stream()
                .filter(one -> one.ref().toString().equals(picked))
                .findFirst()
                .map(OrganisationChoice::id)
                .orElse(null);
    }

    private @Nullable OrganisationId typed(Form form, Viewer viewer, LocalDate since) {
        var name = form.text(ISSUER, ISSUER_LABEL, 300)
                .hint("Tên của cơ quan, có dấu hay không đều được")
                .required("Nhập tên cơ quan ban hành")
                .value();
        if (name == null || !form.submitted()) return null;
        var found = organisations.named(viewer, ISSUER, ISSUER_LABEL, name);
        var chosen = found.chosen();
        if (chosen != null && choices.issues(viewer, chosen.id(), since)) return chosen.id();
        var question = found.question();
        form.refuse(
                ISSUER,
                question == null || question.fitting().isEmpty()
                        ? "Không có cơ quan nào của Đảng tên “%s” trong phạm vi được xem".formatted(name)
                        : "Có %s cơ quan tên như vậy, ghi đủ một tên: %s%s"
                                .formatted(
                                        question.more()
                                                ? "nhiều"
                                                : question.fitting().size(),
                                        question.fitting().stream()
                                                .map(OrganisationChoice::name)
                                                .collect(Collectors.joining("; ")),
                                        question.more() ? "…" : ""));
        return null;
    }

    /** Committees of today's map for which people are planned, as far as the viewer may look into them. */
    List<OrganisationCard> planners(Viewer viewer) {
        var visible = planning.visibleOrganisations(viewer);
        return units.organisations(viewer.today()).stream()
                .filter(card -> visible.contains(card.ref()) && isPlanner(card))
                .toList();
    }

    static boolean isPlanner(OrganisationCard card) {
        return switch (card.kind()) {
            case PROVINCIAL_COMMITTEE, DISTRICT_COMMITTEE, COMMUNE_COMMITTEE -> true;
            default -> false;
        };
    }
}
