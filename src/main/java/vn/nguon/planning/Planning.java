package vn.nguon.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.people.People;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * Planning entries (quy hoạch) as one viewer may see them: those at organisations that the viewer may look into. Only the organisation board
 * writes; lists come in through {@link PlanningImports}. Nothing is overwritten: an entry ends by a later decision.
 */
@Service
public class Planning {

    private final PlanningReads reads;
    private final PlanningRows rows;
    private final People people;
    private final Documents documents;
    private final Audit audit;

    Planning(PlanningReads reads, PlanningRows rows, People people, Documents documents, Audit audit) {
        this.reads = reads;
        this.rows = rows;
        this.people = people;
        this.documents = documents;
        this.audit = audit;
    }

    /** @param people different persons among the entries */
    public record Totals(int entries, int people) {}

    public record Listing(List<Entry> entries, Totals totals) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    public record OrganisationChoice(OrganisationId id, UUID ref, String name) {}

    /** What the entries can be filtered by. */
    public record Choices(List<String> terms, List<String> titles, List<OrganisationChoice> organisations) {}

    /** One page of entries with the totals of all. Two statements. */
    @Transactional(readOnly = true)
    public Listing list(Viewer viewer, PlanningFilter filter) {
        return new Listing(reads.list(viewer, filter), reads.totals(viewer, filter));
    }

    @Transactional(readOnly = true)
    public Choices choices(Viewer viewer) {
        return reads.choices(viewer);
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

    /** @throws NotFound when there is no such entry or no door to it */
    @Transactional(readOnly = true)
    public Entry entry(Viewer viewer, UUID ref) {
        return reads.entry(viewer, ref)
                .orElseThrow(() -> new NotFound("planning entry " + ref))
                .entry();
    }

    /**
     * Takes an entry out (đưa ra khỏi quy hoạch). The entry stays readable; the organisation that only planned the person sees no more
     * of them.
     *
     * @param decision the document; its date is the day of the removal
     * @param reason in words, not empty
     * @throws NotFound when there is no such entry or no door to it
     */
    @Transactional
    public Outcome<Entry> remove(Viewer viewer, UUID ref, DocumentReference decision, String reason) {
        mustWrite(viewer);
        var found = reads.entry(viewer, ref).orElseThrow(() -> new NotFound("planning entry " + ref));
        var entry = found.entry();
        var removal = entry.removal();
        if (removal != null) return Outcome.refused("da-dua-ra", alreadyOut(removal.decision(), removal.decidedOn()));
        if (decision.dated().isBefore(entry.decidedOn()))
            return Outcome.refused(
                    "truoc-khi-quy-hoach",
                    "Người này được quy hoạch ngày %s. Ngày quyết định đưa ra phải từ ngày đó trở đi."
                            .formatted(Days.text(entry.decidedOn())));
        if (decision.dated().isAfter(viewer.today()))
            return Outcome.refused("sau-hom-nay", "Ngày quyết định ở sau hôm nay. Xem lại ngày.");
        var why = VietnameseText.clean(reason);
        if (why.isEmpty()) return Outcome.refused("thieu-ly-do", "Nhập lý do đưa ra khỏi quy hoạch.");
        rows.lock();
        if (!rows.remove(found.id(), documents.refer(decision), decision.dated(), why, viewer))
            return Outcome.refused("da-dua-ra", "Người khác vừa đưa lượt này ra khỏi quy hoạch. Mở lại trang để xem.");
        people.leave(List.of(doorKey(found.id())));
        audit.record(
                viewer,
                "REMOVE",
                "planning_entry",
                found.id(),
                "Đưa %s ra khỏi quy hoạch theo %s".formatted(entry.person().code(), decision.number()),
                Map.of(
                        "title",
                        entry.title(),
                        "term",
                        entry.term(),
                        "organisation",
                        entry.organisationName(),
                        "reason",
                        why));
        return Outcome.done(reads.entry(viewer, ref).orElseThrow().entry());
    }

    private static String alreadyOut(String number, LocalDate day) {
        return "Lượt này đã đưa ra khỏi quy hoạch theo %s ngày %s.".formatted(number, Days.text(day));
    }

    static void mustWrite(Viewer viewer) {
        if (!viewer.is(Role.ORGANISATION_BOARD)) throw new Forbidden("Chỉ Ban Tổ chức được cập nhật quy hoạch.");
    }

    /** Names the entry as the fact that opens a person to the planning organisation. */
    static String doorKey(long entry) {
        return "entry:" + entry;
    }
}
