package vn.nguon.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.people.People;
import vn.nguon.people.Post;
import vn.nguon.planning.checks.CheckReport;
import vn.nguon.planning.checks.Level;
import vn.nguon.planning.checks.Verdict;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Stale;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.Units;

/**
 * What is decided about planning entries, each by one dated decision: approving or declining what a round proposed, ending an entry, moving
 * it to another organisation or title. The organisation board writes; what a
 * round proposes is also decided by an approver for whom it waits ({@link PlanningSubmissions}).
 * <p>Longer than most: each decision stands with all that may speak against it.
 */
@Service
public class PlanningDecisions {
    private final RoundRows rounds;
    private final PlanningRows rows;
    private final CheckRows entries;
    private final Checking checking;
    private final People people;
    private final Units units;
    private final Documents documents;
    private final Audit audit;
    private final PlanningSubmissions submissions;

    PlanningDecisions(
            RoundRows rounds,
            PlanningRows rows,
            CheckRows entries,
            Checking checking,
            People people,
            Units units,
            Documents documents,
            Audit audit,
            PlanningSubmissions submissions) {
        this.submissions = submissions;
        this.rounds = rounds;
        this.rows = rows;
        this.entries = entries;
        this.checking = checking;
        this.people = people;
        this.units = units;
        this.documents = documents;
        this.audit = audit;
    }

    /** Entries that the viewer may look into, all of a round that is visible; NotFound when one of them is not. */
    private List<CheckRows.Planned> chosen(Viewer viewer, Collection<UUID> refs) {
        var found = entries.entries(viewer, refs);
        if (found.size() != refs.stream().distinct().count()) throw new NotFound("planning entries");
        return found;
    }

    /**
     * Approves proposals of a round by one decision. What a document forbids is refused, all of it; what it leaves to people is kept as a
     * warning with the decision.
     *
     * @return how many were approved
     */
    @Transactional
    public Outcome<Integer> approve(Viewer viewer, UUID ref, List<UUID> refs, DocumentReference decision) {
        submissions.mustDecide(viewer, ref);
        if (refs.isEmpty()) return Outcome.refused("chua-chon", "Chọn ít nhất một người.");
        rows.lock();
        var round = rounds.get(viewer, ref);
        var chosen = chosen(viewer, refs);
        var late = notProposed(viewer, round.id(), chosen, decision.dated());
        if (late != null) return Outcome.refused("khong-con-de-nghi", late);
        var gone = gone(chosen, decision.dated()).or(() -> plannedAlready(chosen));
        if (gone.isPresent()) return new Outcome.Refused<>(gone.get());
        var report = checking.entries(chosen, round.owner(), decision.dated());
        var barred = report.lines().stream().filter(CheckReport.Line::barred).toList();
        if (!barred.isEmpty())
            return Outcome.refused(
                    "trai-quy-dinh",
                    "Chưa duyệt được %d người: %s. Bỏ chọn, hoặc sửa theo cách ghi ở từng người."
                            .formatted(
                                    barred.size(),
                                    barred.stream()
                                            .map(line -> "%s (%s)"
                                                    .formatted(line.candidate().name(), why(line)))
                                            .collect(Collectors.joining("; "))));
        var secret = documents.refuses(decision);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        var document = documents.refer(decision);
        var steps = new ArrayList<RoundRows.NewStep>();
        for (var i = 0; i < chosen.size(); i++)
            steps.add(new RoundRows.NewStep(
                    chosen.get(i).id(), checking.json(report.lines().get(i).verdicts())));
        var written = rounds.step(viewer, steps, EntryState.APPROVED, document, decision.dated(), round.id(), "");
        rounds.keepCheck(viewer, List.of(round.id()), document, decision.dated(), checking.json(report.whole()), null);
        people.atAll(chosen.stream()
                .filter(one -> written.contains(one.id()))
                .map(one -> new People.Door(
                        one.person(),
                        new OrganisationId(one.organisation()),
                        People.Door.Reason.PLANNED,
                        Planning.doorKey(one.id())))
                .toList());
        audit.record(
                viewer,
                "APPROVE",
                "planning_round",
                round.id(),
                "Phê duyệt %d lượt quy hoạch theo %s".formatted(written.size(), decision.number()),
                Map.of("entries", written));
        submissions.changed(viewer, ref);
        return Outcome.done(written.size());
    }

    /** Nobody is approved for, or appointed at, an organisation that is not there on the day of the decision. */
    private Optional<Refusal> gone(List<CheckRows.Planned> chosen, LocalDate day) {
        var there = units.organisations(day).stream().map(OrganisationCard::id).collect(Collectors.toSet());
        return chosen.stream()
                .filter(one -> !there.contains(new OrganisationId(one.organisation())))
                .findFirst()
                .map(one -> new Refusal(
                        "to-chuc-da-het",
                        "Ngày %s %s chưa có hoặc đã kết thúc. Xem lại ngày quyết định, hoặc chuyển lượt của %s sang đơn vị kế tiếp trước."
                                .formatted(Days.text(day), one.organisationName(), one.name())));
    }

    /** An entry that a redrawn map carried to the same place meanwhile. */
    private Optional<Refusal> plannedAlready(List<CheckRows.Planned> chosen) {
        var standing = rows.standing(
                chosen.stream().map(CheckRows.Planned::person).distinct().toList(), EntryState.APPROVED);
        return chosen.stream()
                .filter(one -> standing.containsKey(new PlanningRows.Standing(
                        one.person(),
                        VietnameseText.fold(one.title()),
                        new OrganisationId(one.organisation()),
                        one.term())))
                .findFirst()
                .map(one -> new Refusal(
                        "da-co",
                        "%s đã có %s tại %s trong nhiệm kỳ này."
                                .formatted(one.name(), one.title(), one.organisationName())));
    }

    private static String why(CheckReport.Line line) {
        return line.verdicts().stream()
                .filter(verdict -> verdict.result() == Verdict.Result.BREACH)
                .map(verdict -> "%s, %s".formatted(verdict.sentence(), verdict.source()))
                .collect(Collectors.joining("; "));
    }

    private @Nullable String notProposed(Viewer viewer, long round, List<CheckRows.Planned> chosen, LocalDate day) {
        if (day.isAfter(viewer.today())) return "Ngày quyết định ở sau hôm nay. Xem lại ngày.";
        for (var one : chosen) {
            if (one.state() != EntryState.PROPOSED || !Long.valueOf(round).equals(one.round()))
                return "%s không còn ở bước đề nghị. Mở lại trang để xem.".formatted(one.name());
            if (one.firstOn().isAfter(day))
                return "%s được đề nghị sau ngày %s. Xem lại ngày quyết định.".formatted(one.name(), Days.text(day));
        }
        return null;
    }

    /** Does not approve proposals, by a decision or minutes that say so. @return how many */
    @Transactional
    public Outcome<Integer> decline(
            Viewer viewer, UUID ref, List<UUID> refs, DocumentReference decision, String reason) {
        submissions.mustDecide(viewer, ref);
        if (refs.isEmpty()) return Outcome.refused("chua-chon", "Chọn ít nhất một người.");
        var why = VietnameseText.clean(reason);
        if (why.isEmpty()) return Outcome.refused("thieu-ly-do", "Nhập lý do không phê duyệt.");
        rows.lock();
        var round = rounds.get(viewer, ref);
        var chosen = chosen(viewer, refs);
        var late = notProposed(viewer, round.id(), chosen, decision.dated());
        if (late != null) return Outcome.refused("khong-con-de-nghi", late);
        var secret = documents.refuses(decision);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        var written = rounds.step(
                viewer,
                chosen.stream()
                        .map(one -> new RoundRows.NewStep(one.id(), "[]"))
                        .toList(),
                EntryState.DECLINED,
                documents.refer(decision),
                decision.dated(),
                round.id(),
                why);
        audit.record(
                viewer,
                "DECLINE",
                "planning_round",
                round.id(),
                "Không phê duyệt %d lượt quy hoạch theo %s".formatted(written.size(), decision.number()),
                Map.of("entries", written, "reason", why));
        submissions.changed(viewer, ref);
        return Outcome.done(written.size());
    }

    /**
     * Ends approved entries by one decision: taken out, or appointed. Kept in the round of the decision's year, which is begun when there is
     * none.
     *
     * @param state REMOVED, with a reason, or APPOINTED
     * @param keepPost for APPOINTED: writes the title as a post held from that day into the persons' files
     * @return how many
     */
    @Transactional
    public Outcome<Integer> end(
            Viewer viewer,
            Collection<UUID> refs,
            EntryState state,
            DocumentReference decision,
            String reason,
            boolean keepPost) {
        Planning.mustWrite(viewer);
        if (state != EntryState.REMOVED && state != EntryState.APPOINTED)
            throw new IllegalArgumentException(state.name());
        if (refs.isEmpty()) return Outcome.refused("chua-chon", "Chọn ít nhất một người.");
        var why = VietnameseText.clean(reason);
        if (state == EntryState.REMOVED && why.isEmpty())
            return Outcome.refused("thieu-ly-do", "Nhập lý do đưa ra khỏi quy hoạch.");
        rows.lock();
        var chosen = chosen(viewer, refs);
        var refusal = notStanding(viewer, chosen, decision.dated());
        if (refusal != null) return new Outcome.Refused<>(refusal);
        var secret = documents.refuses(decision);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        if (state == EntryState.APPOINTED) {
            var gone = gone(chosen, decision.dated());
            if (gone.isPresent()) return new Outcome.Refused<>(gone.get());
        }
        if (state == EntryState.APPOINTED && keepPost)
            for (var one : chosen) {
                var held = people.hold(
                        viewer,
                        one.personRef(),
                        new Post(
                                one.title(),
                                new OrganisationId(one.organisation()),
                                one.organisationName(),
                                decision.dated(),
                                null,
                                decision.number()));
                if (held instanceof Outcome.Refused<?>(var no)) return new Outcome.Refused<>(no);
            }
        var written = step(viewer, chosen, state, decision, why);
        if (written != chosen.size()) throw new Stale("Người khác vừa xử lý lượt này. Mở lại trang.");
        people.leave(chosen.stream().map(one -> Planning.doorKey(one.id())).toList());
        for (var one : chosen)
            audit.record(
                    viewer,
                    state == EntryState.REMOVED ? "REMOVE" : "APPOINT",
                    "planning_entry",
                    one.id(),
                    "%s theo %s: %s, %s"
                            .formatted(state.vietnamese(), decision.number(), one.title(), one.organisationName()),
                    Map.of(
                            "title",
                            one.title(),
                            "term",
                            one.term(),
                            "organisation",
                            one.organisationName(),
                            "reason",
                            why));
        return Outcome.done(written);
    }

    private int step(
            Viewer viewer,
            List<CheckRows.Planned> chosen,
            EntryState state,
            DocumentReference decision,
            String reason) {
        var document = documents.refer(decision);
        var byKey = new HashMap<RoundRows.Key, List<RoundRows.NewStep>>();
        for (var one : chosen)
            byKey.computeIfAbsent(key(one, decision.dated()), _ -> new ArrayList<>())
                    .add(new RoundRows.NewStep(one.id(), "[]"));
        var issuer = decision.issuer();
        var round =
                issuer == null ? Map.<RoundRows.Key, Long>of() : rounds.ensure(viewer, issuer, byKey.keySet(), null);
        var written = 0;
        for (var each : byKey.entrySet())
            written += rounds.step(
                            viewer,
                            each.getValue(),
                            state,
                            document,
                            decision.dated(),
                            round.get(each.getKey()),
                            reason)
                    .size();
        return written;
    }

    private static RoundRows.Key key(CheckRows.Planned one, LocalDate day) {
        return new RoundRows.Key(Level.of(one.kind()), one.term(), day.getYear());
    }

    private @Nullable Refusal notStanding(Viewer viewer, List<CheckRows.Planned> chosen, LocalDate day) {
        if (day.isAfter(viewer.today()))
            return new Refusal("sau-hom-nay", "Ngày quyết định ở sau hôm nay. Xem lại ngày.");
        for (var one : chosen) {
            if (one.state() != EntryState.APPROVED)
                return new Refusal(
                        "da-dua-ra",
                        "Lượt của %s không còn trong quy hoạch. Mở lại trang để xem.".formatted(one.name()));
            var since = one.approvedOn();
            if (since != null && since.isAfter(day))
                return new Refusal(
                        "truoc-khi-quy-hoach",
                        "%s được quy hoạch ngày %s. Ngày quyết định phải từ ngày đó trở đi."
                                .formatted(one.name(), Days.text(since)));
        }
        return null;
    }

    /**
     * Moves approved entries to another organisation or title by one decision (chuyển quy hoạch): the old entry ends, a new one begins that
     * names it. Also what a redrawn map asks for: those planned for a commune that ended go on at its successor.
     *
     * @param to for each entry the ref of the organisation it goes to; {@code title} null for the same
     * @return how many
     */
    @Transactional
    public Outcome<Integer> move(
            Viewer viewer, Map<UUID, UUID> to, @Nullable String title, DocumentReference decision, String reason) {
        Planning.mustWrite(viewer);
        if (to.isEmpty()) return Outcome.refused("chua-chon", "Chọn ít nhất một người.");
        rows.lock();
        var chosen = chosen(viewer, to.keySet());
        var refusal = notStanding(viewer, chosen, decision.dated());
        if (refusal != null) return new Outcome.Refused<>(refusal);
        var secret = documents.refuses(decision);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        var visible = rows.visible(viewer);
        if (!visible.containsAll(to.values())) throw new NotFound("organisation");
        var map = units.organisations(decision.dated()).stream()
                .collect(Collectors.toMap(OrganisationCard::ref, card -> card));
        var standing = rows.standing(
                chosen.stream().map(CheckRows.Planned::person).distinct().toList());
        var clean = title == null ? "" : VietnameseText.modernTone(VietnameseText.clean(title));
        var issuer = decision.issuer();
        if (issuer == null) return Outcome.refused("co-quan", "Chọn cơ quan ban hành");
        var target = new ArrayList<OrganisationCard>();
        for (var one : chosen) {
            var at = map.get(to.get(one.ref()));
            if (at == null)
                return Outcome.refused(
                        "to-chuc-da-het",
                        "Ngày %s tổ chức chuyển đến chưa có hoặc đã kết thúc.".formatted(Days.text(decision.dated())));
            var name = clean.isEmpty() ? one.title() : clean;
            if (standing.containsKey(
                    new PlanningRows.Standing(one.person(), VietnameseText.fold(name), at.id(), one.term())))
                return Outcome.refused(
                        "da-co", "%s đã có %s tại %s trong nhiệm kỳ này.".formatted(one.name(), name, at.name()));
            target.add(at);
        }
        var keys = new ArrayList<RoundRows.Key>();
        for (var i = 0; i < chosen.size(); i++)
            keys.add(new RoundRows.Key(
                    Level.of(target.get(i).kind()),
                    chosen.get(i).term(),
                    decision.dated().getYear()));
        var round = rounds.ensure(viewer, issuer, keys, null);
        var why = VietnameseText.clean(reason);
        var written = step(viewer, chosen, EntryState.MOVED, decision, why);
        if (written != chosen.size()) throw new Stale("Người khác vừa xử lý lượt này. Mở lại trang.");
        var report = checkMoved(chosen, target, clean, decision.dated());
        var added = new ArrayList<PlanningRows.NewEntry>();
        for (var i = 0; i < chosen.size(); i++)
            added.add(new PlanningRows.NewEntry(
                    chosen.get(i).person(),
                    clean.isEmpty() ? chosen.get(i).title() : clean,
                    target.get(i).id(),
                    chosen.get(i).term(),
                    "Quy hoạch tiếp tục",
                    chosen.get(i).discipline(),
                    Objects.requireNonNull(round.get(keys.get(i))),
                    checking.json(report.lines().get(i).verdicts()),
                    chosen.get(i).id()));
        var ids = rows.add(added, EntryState.APPROVED, documents.refer(decision), decision.dated(), null);
        var doors = new ArrayList<People.Door>();
        for (var i = 0; i < ids.size(); i++)
            doors.add(new People.Door(
                    added.get(i).person(),
                    added.get(i).organisation(),
                    People.Door.Reason.PLANNED,
                    Planning.doorKey(ids.get(i))));
        people.atAll(doors);
        people.leave(chosen.stream().map(one -> Planning.doorKey(one.id())).toList());
        for (var i = 0; i < chosen.size(); i++)
            audit.record(
                    viewer,
                    "MOVE",
                    "planning_entry",
                    chosen.get(i).id(),
                    "Chuyển quy hoạch đến %s theo %s".formatted(target.get(i).name(), decision.number()),
                    Map.of("term", chosen.get(i).term(), "reason", why));
        return Outcome.done(written);
    }

    /** What the checks say of entries where they go on. The decision is taken: nothing is refused, all is kept. */
    private CheckReport checkMoved(
            List<CheckRows.Planned> chosen, List<OrganisationCard> target, String title, LocalDate day) {
        var moved = new ArrayList<CheckRows.Planned>();
        for (var i = 0; i < chosen.size(); i++)
            moved.add(chosen.get(i)
                    .moved(target.get(i), title.isEmpty() ? chosen.get(i).title() : title));
        return checking.entries(moved, target.getFirst().ref(), day);
    }
}
