package vn.nguon.planning;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationChoice;

/**
 * Planning entries (quy hoạch) as one viewer may see them: those at organisations that the viewer may look into. Only the organisation board
 * writes: lists through {@link PlanningImports}, single decisions through {@link PlanningDecisions}.
 */
@Service
public class Planning {

    private final PlanningReads reads;
    private final PlanningChoices offered;
    private final PlanningRows rows;
    private final Audit audit;

    Planning(PlanningReads reads, PlanningChoices offered, PlanningRows rows, Audit audit) {
        this.reads = reads;
        this.offered = offered;
        this.rows = rows;
        this.audit = audit;
    }

    /** @param people different persons among the entries @param beyond whether there are more entries: then no person was counted */
    public record Totals(int entries, int people, boolean beyond) {}

    public record Listing(List<Entry> entries, Totals totals) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    /** What the entries can be filtered by. @param organisations none where only words were asked for */
    public record Choices(List<String> terms, List<String> titles, List<OrganisationChoice> organisations) {}

    /** One page of entries with the totals of all. At most four statements. */
    @Transactional(readOnly = true)
    public Listing list(Viewer viewer, PlanningFilter filter) {
        var plan = reads.plan(viewer, filter);
        return plan.way() == PlanningReads.Way.NAMES
                ? reads.named(viewer, filter, plan.most())
                : new Listing(
                        reads.list(viewer, filter, plan.way()), reads.totals(viewer, filter, plan.most(), plan.way()));
    }

    /** The totals alone, for a page that lies further than one can leaf. */
    @Transactional(readOnly = true)
    public Listing tooFar(Viewer viewer, PlanningFilter filter) {
        var plan = reads.plan(viewer, filter);
        return new Listing(List.of(), reads.totals(viewer, filter, plan.most(), plan.way()));
    }

    /** A list as it is printed. @param classification the strictest of the rounds that its entries come from */
    public record Printed(List<Entry> entries, int people, Classification classification) {
        public Printed {
            entries = List.copyOf(entries);
        }
    }

    /** All entries of a filter, at most 5,000, for a paper; each taking is recorded. Three statements and the record. */
    @Transactional
    public Outcome<Printed> print(Viewer viewer, PlanningFilter filter) {
        var totals = reads.totals(viewer, filter);
        if (totals.entries() > PlanningExport.MOST)
            return Outcome.refused(
                    "dai-qua", "Danh sách có hơn 5.000 lượt. Lọc theo nhiệm kỳ, chức danh hoặc tổ chức rồi in.");
        var entries = reads.all(viewer, filter);
        var asOf = filter.asOf();
        audit.record(
                viewer,
                "PRINT",
                "planning_entry",
                0,
                "In danh sách quy hoạch, %d lượt%s"
                        .formatted(entries.size(), asOf == null ? "" : ", tại ngày " + Days.text(asOf)),
                Map.of("term", filter.term(), "title", filter.title()));
        return Outcome.done(new Printed(entries, totals.people(), reads.strictest(entries)));
    }

    @Transactional(readOnly = true)
    public Choices choices(Viewer viewer) {
        return offered.choices(viewer, null);
    }

    /** The same without organisations: a country's are not listed ({@link vn.nguon.units.OrganisationFilters}). */
    @Transactional(readOnly = true)
    public Choices words(Viewer viewer) {
        return offered.words(viewer);
    }

    /** Refs of the organisations that the viewer may look into: for choosing who decided. */
    @Transactional(readOnly = true)
    public java.util.Set<UUID> visibleOrganisations(Viewer viewer) {
        return java.util.Set.copyOf(rows.visible(viewer));
    }

    /** The planning history of a person whom the viewer may see, latest decision first; empty for anybody else. */
    @Transactional(readOnly = true)
    public List<Entry> ofPerson(Viewer viewer, PersonId person) {
        return reads.ofPerson(viewer, person);
    }

    /**
     * Every entry of a person whom the viewer may see with all its steps, the earliest first. What was only proposed is shown to the
     * organisation board and to approvers, never to the person or to others.
     */
    @Transactional(readOnly = true)
    public List<Course> courses(Viewer viewer, PersonId person) {
        return reads.courses(viewer, person, viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER));
    }

    /** @throws NotFound when there is no such entry or no door to it */
    @Transactional(readOnly = true)
    public Entry entry(Viewer viewer, UUID ref) {
        return reads.entry(viewer, ref)
                .orElseThrow(() -> new NotFound("planning entry " + ref))
                .entry();
    }

    static void mustWrite(Viewer viewer) {
        if (!viewer.is(Role.ORGANISATION_BOARD)) throw new Forbidden("Chỉ Ban Tổ chức được cập nhật quy hoạch.");
    }

    /** Names the entry as the fact that opens a person to the planning organisation. */
    static String doorKey(long entry) {
        return "entry:" + entry;
    }
}
