package vn.nguon.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Reorganisations (sắp xếp tổ chức): drafted in steps, looked at ({@link Effects}), carried out whole ({@link CarryingOut}) or cancelled.
 * The only way in which a place or an organisation ends, is renamed, moved, merged or split. Whoever may not see an act does not find it.
 */
@Service
public class Reorganisations {
    private final Acts acts;
    private final ReorganisationRows rows;
    private final Reach reach;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Ids ids;
    private final Installation installation;

    Reorganisations(
            Acts acts,
            ReorganisationRows rows,
            Reach reach,
            JdbcClient jdbc,
            Audit audit,
            Ids ids,
            Installation installation) {
        this.acts = acts;
        this.rows = rows;
        this.reach = reach;
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
        this.installation = installation;
    }

    // --- reading
    // -------------------------------------------------------------------------------------------------------------

    /** Acts that the viewer may see: own drafts, and acts that touch only what the viewer may look into. */
    @Transactional(readOnly = true)
    public List<Reorganisation> list(Viewer viewer) {
        var all = viewer.is(Role.ADMINISTRATOR);
        return rows.list(viewer, all, all ? Set.of() : reach.of(viewer)).stream()
                .map(ReorganisationRows.Found::act)
                .toList();
    }

    /** @throws NotFound when there is no such act or the viewer may not see it */
    @Transactional(readOnly = true)
    public Reorganisation get(Viewer viewer, UUID ref) {
        return acts.seen(viewer, rows.find(ref)).act();
    }

    /** @throws NotFound when the viewer may not see it or it is no draft any more */
    @Transactional(readOnly = true)
    Reorganisation getDraft(Viewer viewer, UUID ref) {
        var act = get(viewer, ref);
        if (act.state() != Reorganisation.State.DRAFT) throw new NotFound("draft of reorganisation " + ref);
        return act;
    }

    @Transactional(readOnly = true)
    Acts.Sight sight(Viewer viewer, UUID ref) {
        return acts.sight(acts.seen(viewer, rows.find(ref)));
    }

    // --- drafting
    // ------------------------------------------------------------------------------------------------------------

    /** Begins a draft; kept until it is carried out or cancelled. */
    @Transactional
    public Outcome<UUID> draft(Viewer by, Reorganisation.Head head) {
        Acts.mustWrite(by);
        var refusal = headRefusal(head);
        return refusal != null ? refusal : Outcome.done(rows.draft(by, head, null));
    }

    private @Nullable Outcome<UUID> headRefusal(Reorganisation.Head head) {
        var secret = installation.refuses(head.classification());
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        var dated = head.dated();
        if (dated != null && dated.isAfter(head.effectiveOn()))
            return Outcome.refused(
                    "hieu-luc-truoc-van-ban",
                    "Văn bản ngày %s không có hiệu lực từ ngày %s trước đó. Xem lại hai ngày"
                            .formatted(Vn.date(dated), Vn.date(head.effectiveOn())));
        return null;
    }

    /** Changes number, day and so on of a draft. Changes and decisions stay, and are judged against the map of the new day. */
    @Transactional
    public Outcome<UUID> edit(Viewer by, UUID ref, int version, Reorganisation.Head head) {
        var found = acts.draftOf(by, ref, version);
        var refusal = headRefusal(head);
        if (refusal != null) return refusal;
        rows.head(found.id(), head);
        return Outcome.done(ref);
    }

    /** Adds a change. Refused with the first thing that speaks against it; who keeps what may be said afterwards. */
    @Transactional
    public Outcome<UUID> add(Viewer by, UUID ref, int version, Change change) {
        return addAll(by, ref, version, List.of(change));
    }

    private Outcome<UUID> addAll(Viewer by, UUID ref, int version, List<Change> added) {
        var found = acts.draftOf(by, ref, version);
        var map = MapOfDay.read(jdbc, found.act().head().lastDay());
        var within = acts.within(by, map);
        for (var change : added) mayChange(by, within, change);
        var before = RedrawPlan.of(map, found.act().changes()).problems;
        var changes = new ArrayList<>(found.act().changes());
        changes.addAll(added);
        var plan = RedrawPlan.of(map, changes);
        for (var problem : plan.problems)
            if (!before.contains(problem) && !problem.code().equals("con-noi-truc-thuoc"))
                return Outcome.refused(problem.code(), problem.sentence());
        acts.save(found, map, plan, changes);
        return Outcome.done(ref);
    }

    private static void mayChange(Viewer by, Set<UUID> within, Change change) {
        if (by.is(Role.ADMINISTRATOR)) return;
        for (var source : change.from()) if (!within.contains(source)) throw new NotFound("organisation " + source);
        for (var target : change.to()) {
            if (target.existing() && !within.contains(target.ref())) throw new NotFound("organisation " + target.ref());
            var superior = target.superior();
            if (change.kind() == Change.Kind.FOUND && (superior == null || !within.contains(superior)))
                throw new Forbidden(
                        "Ban Tổ chức chỉ thành lập nơi, tổ chức trực thuộc cấp ủy mình, địa bàn mình hoặc cấp dưới.");
        }
    }

    /** Takes one change out of the draft again. */
    @Transactional
    public Outcome<UUID> remove(Viewer by, UUID ref, int version, int index) {
        var found = acts.draftOf(by, ref, version);
        var changes = new ArrayList<>(found.act().changes());
        if (index < 0 || index >= changes.size()) throw new NotFound("change " + index);
        changes.remove(index);
        var map = MapOfDay.read(jdbc, found.act().head().lastDay());
        acts.save(found, map, RedrawPlan.of(map, changes), changes);
        return Outcome.done(ref);
    }

    /** Adds what the file of places says about the day of the act. Refused, changing nothing, with the first line that is wrong. */
    @Transactional
    public Outcome<UUID> addFile(Viewer by, UUID ref, int version, byte[] bytes) {
        var found = acts.draftOf(by, ref, version);
        var day = found.act().head().effectiveOn();
        return switch (PlaceLoader.check(bytes)) {
            case PlaceLoader.Checked.Wrong(var problems) -> lines(problems);
            case PlaceLoader.Checked.Fits fits -> {
                var read = fits.rows();
                var map = MapOfDay.read(jdbc, day.minusDays(1));
                var file = ReorganisationFile.of(read, map, ids);
                if (!file.problems().isEmpty()) yield lines(file.problems());
                if (file.changes().isEmpty())
                    yield Outcome.refused(
                            "tep-khong-co-thay-doi",
                            "Tệp không có thay đổi nào từ ngày %s. Các ngày có thay đổi trong tệp: %s"
                                    .formatted(
                                            Vn.date(day),
                                            ReorganisationFile.days(read).stream()
                                                    .map(Vn::date)
                                                    .collect(Collectors.joining(", "))));
                var within = acts.within(by, map);
                // An office takes from the file of a whole province what lies within its reach.
                var own = by.is(Role.ADMINISTRATOR)
                        ? file.changes()
                        : file.changes().stream()
                                .filter(c -> c.from().stream().allMatch(within::contains))
                                .toList();
                if (own.isEmpty())
                    yield Outcome.refused("tep-ngoai-pham-vi", "Không nơi nào trong tệp thuộc phạm vi của cơ quan này");
                yield addAll(by, ref, version, own);
            }
        };
    }

    private static Outcome<UUID> lines(List<PlaceFile.Problem> problems) {
        var first = problems.getFirst();
        var more = problems.size() > 1 ? " (và " + (problems.size() - 1) + " dòng nữa)" : "";
        return Outcome.refused("tep-dia-ban", "Dòng " + first.line() + ": " + first.sentence() + more);
    }

    /**
     * Says who keeps what: for organisations that nobody said anything about, which end then with the act, and for those that end or are split
     * already.
     */
    @Transactional
    public Outcome<UUID> keep(Viewer by, UUID ref, int version, Map<UUID, Change.Keepers> keepers) {
        var found = acts.draftOf(by, ref, version);
        var map = MapOfDay.read(jdbc, found.act().head().lastDay());
        var within = acts.within(by, map);
        var changes = new ArrayList<>(found.act().changes());
        keepers.forEach((body, kept) -> {
            if (!within.contains(body)) throw new NotFound("organisation " + body);
            var at = indexOf(changes, body);
            if (at < 0)
                changes.add(new Change(Change.Kind.END, Change.Subject.ORGANISATION, List.of(body), List.of(), kept));
            else {
                var was = changes.get(at);
                changes.set(at, new Change(was.kind(), was.subject(), was.from(), was.to(), kept));
            }
        });
        var plan = RedrawPlan.of(map, changes);
        var wrong = plan.problems.stream()
                .filter(p -> p.code().equals("giu-cho-minh") || p.code().equals("noi-giu-da-ket-thuc"))
                .findFirst();
        if (wrong.isPresent())
            return Outcome.refused(wrong.get().code(), wrong.get().sentence());
        acts.save(found, map, plan, changes);
        return Outcome.done(ref);
    }

    private static int indexOf(List<Change> changes, UUID body) {
        for (int i = 0; i < changes.size(); i++)
            if (changes.get(i).from().contains(body)
                    && (changes.get(i).kind() == Change.Kind.END
                            || changes.get(i).kind() == Change.Kind.SPLIT)) return i;
        return -1;
    }

    /** Nothing of it was ever carried out. */
    @Transactional
    public Outcome<UUID> cancel(Viewer by, UUID ref, int version) {
        var found = acts.draftOf(by, ref, version);
        rows.decided(found.id(), by, Reorganisation.State.CANCELLED);
        audit.record(by, "CANCEL", "reorganisation", found.id(), "Hủy bản soạn " + Acts.cited(found.act()), Map.of());
        return Outcome.done(ref);
    }
}
