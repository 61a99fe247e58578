package vn.nguon.planning;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.nguon.documents.DocumentReference;
import vn.nguon.shared.Classification;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
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

    DecisionForms(Planning planning, Units units) {
        this.planning = planning;
        this.units = units;
    }

    /** @param byRef inner keys of the issuers to choose from */
    record Inputs(
            Input<String> number,
            Input<LocalDate> dated,
            Input<String> issuer,
            Classifying classified,
            Map<String, OrganisationId> byRef) {
        /** For after {@link Form#ok()}. */
        DocumentReference reference(String about) {
            return new DocumentReference(
                    number.get(), dated.get(), byRef.get(issuer.get()), "", about, classified.get());
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
        var byRef = new HashMap<String, OrganisationId>();
        var options = issuers(viewer, since).stream()
                .map(card -> {
                    byRef.put(card.ref().toString(), card.id());
                    return new Option(card.ref().toString(), card.name());
                })
                .toList();
        return new Inputs(
                form.text("so", "Số " + what, 40).hint(example).required("Nhập số " + what),
                form.date("ngay", "Ngày " + what).required("Nhập ngày " + what),
                form.choice("co-quan", "Cơ quan ban hành", options).required("Chọn cơ quan ban hành"),
                Classifying.in(form, Classification.INTERNAL),
                byRef);
    }

    /** Party organisations of today's map that the viewer may look into, and on that day, for those ended since. */
    private List<OrganisationCard> issuers(Viewer viewer, LocalDate since) {
        var visible = planning.visibleOrganisations(viewer);
        var before = since.equals(viewer.today()) ? List.<OrganisationCard>of() : units.organisations(since);
        return Stream.concat(
                        units.organisations(viewer.today()).stream(),
                        before.stream()
                                .filter(card ->
                                        card.lastDay() != null && card.lastDay().isBefore(viewer.today())))
                .filter(card -> card.form() == OrganisationCard.Form.PARTY && visible.contains(card.ref()))
                .toList();
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
