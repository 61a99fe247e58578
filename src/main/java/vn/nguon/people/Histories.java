package vn.nguon.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * The dated history of a cadre (quá trình): training, offices in committees, awards, discipline. What was once decided is never
 * overwritten: a correction is a new version that says why, and every version stays. Disciplines are sensitive: only the organisation
 * board, approvers and the person get them. Only the organisation board writes.
 */
@Service
public class Histories {

    private final People pages;
    private final PersonRows people;
    private final PersonFactRows rows;
    private final PersonChangeRows changes;
    private final Audit audit;

    Histories(People pages, PersonRows people, PersonFactRows rows, PersonChangeRows changes, Audit audit) {
        this.pages = pages;
        this.people = people;
        this.rows = rows;
        this.changes = changes;
        this.audit = audit;
    }

    /** @param changes what was corrected, the latest first; empty for those who may not correct */
    record Reading(PersonFacts person, List<HeldFact> facts, List<PersonChangeRows.Change> changes) {}

    /** The whole history for its page. The reading is recorded. About seven statements. */
    @Transactional
    Reading read(Viewer viewer, UUID person) {
        var facts = pages.page(viewer, person);
        var id = facts.card().id();
        audit.record(
                viewer,
                "READ",
                "person",
                id.value(),
                "Xem quá trình, hồ sơ " + facts.card().code(),
                Map.of());
        return new Reading(
                facts, rows.held(id, facts.sensitiveShown()), facts.mayCorrect() ? changes.of(id) : List.of());
    }

    /**
     * Facts held today, of every file of the person, by kind, the latest first. Without disciplines for those who may not read them.
     *
     * @throws NotFound when there is no such person or no door to them
     */
    @Transactional(readOnly = true)
    public List<HeldFact> of(Viewer viewer, UUID person) {
        var whole = whole(viewer, person);
        return rows.held(whole.card().id(), PersonRows.showsSensitive(viewer, whole.self()));
    }

    /** The same of a person whom the viewer has read already: no second look at the doors. */
    @Transactional(readOnly = true)
    public List<HeldFact> of(PersonFacts read) {
        return rows.held(read.card().id(), read.sensitiveShown());
    }

    /** One fact held today, for its form. @throws NotFound also when it was replaced since, or the viewer may not read it */
    @Transactional(readOnly = true)
    public HeldFact one(Viewer viewer, UUID person, UUID fact) {
        var whole = whole(viewer, person);
        return rows.held(whole.card().id(), fact)
                .filter(held ->
                        held.fact().kind() != FactKind.DISCIPLINE || PersonRows.showsSensitive(viewer, whole.self()))
                .orElseThrow(() -> new NotFound("fact " + fact));
    }

    /**
     * Enters a fact.
     *
     * @throws vn.nguon.shared.Forbidden unless the viewer is of an organisation board
     */
    @Transactional
    public Outcome<PersonCard> enter(Viewer viewer, UUID person, Fact fact) {
        PersonDesk.mustWrite(viewer);
        var card = whole(viewer, person).card();
        var future = inFuture(viewer, fact);
        if (future.isPresent()) return Outcome.refused("ngay-sau-hom-nay", future.get());
        var id = card.id();
        if (isHeld(id, fact, null)) return Outcome.refused("da-co-muc-nay", ALREADY);
        rows.add(viewer, id, fact);
        audit.record(
                viewer,
                "ENTER_FACT",
                "person",
                id.value(),
                "Ghi mục %s của hồ sơ %s".formatted(lower(fact.kind()), card.code()),
                content(fact, null, ""));
        return Outcome.done(card);
    }

    /**
     * Puts right a fact: the version that stands goes behind a new one.
     *
     * @param why the reason or the paper that says so; not empty
     */
    @Transactional
    public Outcome<PersonCard> correct(Viewer viewer, UUID person, UUID fact, Fact right, String why) {
        PersonDesk.mustWrite(viewer);
        var card = whole(viewer, person).card();
        var future = inFuture(viewer, right);
        if (future.isPresent()) return Outcome.refused("ngay-sau-hom-nay", future.get());
        if (isHeld(card.id(), right, fact)) return Outcome.refused("da-co-muc-nay", ALREADY);
        return replace(viewer, card, fact, right, false, why);
    }

    /** Says that there never was such a fact. It leaves every list; what stood there stays on record. */
    @Transactional
    public Outcome<PersonCard> withdraw(Viewer viewer, UUID person, UUID fact, String why) {
        PersonDesk.mustWrite(viewer);
        var card = whole(viewer, person).card();
        var held = rows.held(card.id(), fact);
        if (held.isEmpty()) return Outcome.refused("da-thay-muc-nay", REPLACED);
        return replace(viewer, card, fact, held.get().fact(), true, why);
    }

    private Outcome<PersonCard> replace(
            Viewer viewer, PersonCard card, UUID fact, Fact right, boolean withdrawn, String why) {
        var reason = VietnameseText.clean(why);
        if (reason.isEmpty()) throw new IllegalArgumentException("correction without reason");
        var before = rows.held(card.id(), fact);
        if (!rows.replace(viewer, card.id(), fact, right, withdrawn, reason))
            return Outcome.refused("da-thay-muc-nay", REPLACED);
        audit.record(
                viewer,
                withdrawn ? "WITHDRAW_FACT" : "CORRECT_FACT",
                "person",
                card.id().value(),
                "%s mục %s của hồ sơ %s".formatted(withdrawn ? "Rút" : "Đính chính", lower(right.kind()), card.code()),
                content(right, before.map(HeldFact::fact).orElse(null), reason));
        return Outcome.done(card);
    }

    private static final String ALREADY = "Mục này đã có trong hồ sơ. Nếu ghi chưa đúng, sửa mục đã có";
    private static final String REPLACED = "Có người vừa sửa hoặc rút mục này. Mở lại hồ sơ để xem rồi sửa tiếp";

    private boolean isHeld(PersonId person, Fact fact, @Nullable UUID but) {
        return rows.held(person, true).stream()
                .anyMatch(held -> held.fact().equals(fact) && !held.ref().equals(but));
    }

    private static Optional<String> inFuture(Viewer viewer, Fact fact) {
        var dated = fact.dated();
        return dated != null && dated.isAfter(viewer.today())
                ? Optional.of("Ngày của văn bản ở sau hôm nay. Xem lại ngày")
                : Optional.empty();
    }

    private static String lower(FactKind kind) {
        return kind.vietnamese().toLowerCase(java.util.Locale.ROOT);
    }

    private static Map<String, String> content(Fact fact, @Nullable Fact before, String why) {
        var content = new LinkedHashMap<String, String>();
        content.put("fact", FactText.of(fact));
        if (before != null) content.put("before", FactText.of(before));
        if (!why.isEmpty()) content.put("why", why);
        return content;
    }

    private PersonRows.Whole whole(Viewer viewer, UUID ref) {
        return people.whole(viewer, ref).orElseThrow(() -> new NotFound("person " + ref));
    }
}
