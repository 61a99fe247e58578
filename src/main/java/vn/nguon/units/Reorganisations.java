package vn.nguon.units;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.ImportId;
import vn.nguon.units.OpenThings.Ending;
import vn.nguon.units.OpenThings.Fate;
import vn.nguon.units.RedrawPlan.Problem;
import vn.nguon.web.Vn;

/**
 * Reorganisations (sắp xếp tổ chức): drafted in steps, looked at, carried out whole or cancelled. The only way in which a place or an
 * organisation ends, is renamed, moved, merged or split.
 * <p>An organisation board works on what it may look into; the technical administrator on the whole map, but decides nothing about people.
 * Whoever may not see an act does not find it.
 * <p>Longer than most: drafting, looking at and carrying out share the locked draft and its refusals. Carrying out wants a class of its own.
 */
@Service
public class Reorganisations {
    private static final Logger LOG = LoggerFactory.getLogger(Reorganisations.class);

    private final ReorganisationRows rows;
    private final Redrawing redrawing;
    private final OpenThings things;
    private final Reach reach;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Installation installation;
    private final TransactionTemplate transaction;

    Reorganisations(
            ReorganisationRows rows,
            Redrawing redrawing,
            OpenThings things,
            Reach reach,
            JdbcClient jdbc,
            Audit audit,
            Ids ids,
            Clock clock,
            Installation installation,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.redrawing = redrawing;
        this.things = things;
        this.reach = reach;
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.installation = installation;
        this.transaction = new TransactionTemplate(transactions);
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
        return seen(viewer, rows.find(ref)).act();
    }

    private ReorganisationRows.Found seen(Viewer viewer, java.util.Optional<ReorganisationRows.Found> found) {
        var act = found.orElseThrow(() -> new NotFound("reorganisation"));
        if (viewer.is(Role.ADMINISTRATOR)) return act;
        if (!viewer.is(Role.ORGANISATION_BOARD)) throw new NotFound("reorganisation");
        if (viewer.id().equals(act.madeBy())) return act;
        var visible = reach.of(viewer);
        if (act.touches().isEmpty() || !act.touches().stream().allMatch(id -> visible.contains(new OrganisationId(id))))
            throw new NotFound("reorganisation");
        return act;
    }

    /** The act with its map and what it does to it: what every step of the wizard shows. */
    record Sight(ReorganisationRows.Found found, MapOfDay map, RedrawPlan plan) {
        Reorganisation act() {
            return found.act();
        }
    }

    @Transactional(readOnly = true)
    Sight sight(Viewer viewer, UUID ref) {
        return sight(seen(viewer, rows.find(ref)));
    }

    private Sight sight(ReorganisationRows.Found found) {
        var map = MapOfDay.read(jdbc, found.act().head().lastDay());
        return new Sight(found, map, RedrawPlan.of(map, found.act().changes()));
    }

    /**
     * Places and organisations that the viewer may reorganise: what they may look into, and with a commune or district whatever works there,
     * for its authority goes with it.
     */
    @Transactional(readOnly = true)
    Set<UUID> within(Viewer viewer, MapOfDay map) {
        var refs = new HashSet<UUID>();
        if (viewer.is(Role.ADMINISTRATOR)) {
            refs.addAll(map.bodies().keySet());
            refs.addAll(map.places().keySet());
            return refs;
        }
        var visible = reach.of(viewer);
        for (var body : map.bodies().values()) {
            if (!visible.contains(new OrganisationId(body.id()))) continue;
            refs.add(body.ref());
            if (body.place() != null
                    && (body.kind() == OrganisationCard.Kind.COMMUNE_COMMITTEE
                            || body.kind() == OrganisationCard.Kind.DISTRICT_COMMITTEE
                            || body.kind() == OrganisationCard.Kind.PROVINCIAL_COMMITTEE)) refs.add(body.place());
        }
        for (var body : map.bodies().values())
            if (body.place() != null && refs.contains(body.place())) refs.add(body.ref());
        return refs;
    }

    // --- drafting
    // ------------------------------------------------------------------------------------------------------------

    /** Begins a draft; kept until it is carried out or cancelled. */
    @Transactional
    public Outcome<UUID> draft(Viewer by, Reorganisation.Head head) {
        mustWrite(by);
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
        var found = draftOf(by, ref, version);
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
        var found = draftOf(by, ref, version);
        var map = MapOfDay.read(jdbc, found.act().head().lastDay());
        var within = within(by, map);
        for (var change : added) mayChange(by, within, change);
        var before = RedrawPlan.of(map, found.act().changes()).problems;
        var changes = new ArrayList<>(found.act().changes());
        changes.addAll(added);
        var plan = RedrawPlan.of(map, changes);
        for (var problem : plan.problems)
            if (!before.contains(problem) && !problem.code().equals("con-noi-truc-thuoc"))
                return Outcome.refused(problem.code(), problem.sentence());
        save(found, map, plan, changes);
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

    private void save(ReorganisationRows.Found found, MapOfDay map, RedrawPlan plan, List<Change> changes) {
        rows.changes(found.id(), changes, touches(map, plan));
        rows.keepDecisionsAt(found.id(), innerIds(map, plan.endBodies.keySet()));
    }

    /** Who sees an act is judged by the Party bodies it touches: authorities come along with their places, through no door of their own. */
    private static List<Long> touches(MapOfDay map, RedrawPlan plan) {
        var party = plan.touched().stream()
                .filter(ref -> {
                    var body = map.bodies().get(ref);
                    return body != null && body.kind() != OrganisationCard.Kind.PEOPLES_COMMITTEE;
                })
                .toList();
        return innerIds(map, party.isEmpty() ? plan.touched() : party);
    }

    private static List<Long> innerIds(MapOfDay map, Collection<UUID> refs) {
        var ids = new ArrayList<Long>();
        for (var ref : refs) {
            var body = map.bodies().get(ref);
            if (body != null) ids.add(body.id());
        }
        return ids;
    }

    /** Takes one change out of the draft again. */
    @Transactional
    public Outcome<UUID> remove(Viewer by, UUID ref, int version, int index) {
        var found = draftOf(by, ref, version);
        var changes = new ArrayList<>(found.act().changes());
        if (index < 0 || index >= changes.size()) throw new NotFound("change " + index);
        changes.remove(index);
        var map = MapOfDay.read(jdbc, found.act().head().lastDay());
        save(found, map, RedrawPlan.of(map, changes), changes);
        return Outcome.done(ref);
    }

    /** Adds what the file of places says about the day of the act. Refused, changing nothing, with the first line that is wrong. */
    @Transactional
    public Outcome<UUID> addFile(Viewer by, UUID ref, int version, byte[] bytes) {
        var found = draftOf(by, ref, version);
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
                                                    .collect(java.util.stream.Collectors.joining(", "))));
                var within = within(by, map);
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
        var found = draftOf(by, ref, version);
        var map = MapOfDay.read(jdbc, found.act().head().lastDay());
        var within = within(by, map);
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
        save(found, map, plan, changes);
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
        var found = draftOf(by, ref, version);
        rows.decided(found.id(), by, Reorganisation.State.CANCELLED);
        audit.record(by, "CANCEL", "reorganisation", found.id(), "Hủy bản soạn " + cited(found.act()), Map.of());
        return Outcome.done(ref);
    }

    private ReorganisationRows.Found draftOf(Viewer by, UUID ref, int version) {
        mustWrite(by);
        var found = seen(by, rows.lock(ref));
        if (found.act().state() != Reorganisation.State.DRAFT || found.act().version() != version)
            throw new Stale("Bản sắp xếp này vừa được %s. Mở lại trang để xem rồi làm tiếp."
                    .formatted(
                            found.act().state() == Reorganisation.State.DRAFT
                                    ? "sửa ở cửa sổ khác"
                                    : found.act().state().vietnamese().toLowerCase(java.util.Locale.ROOT)));
        return found;
    }

    private static void mustWrite(Viewer by) {
        if (!by.isAny(Role.ADMINISTRATOR, Role.ORGANISATION_BOARD))
            throw new Forbidden("Chỉ Ban Tổ chức và quản trị kỹ thuật được sắp xếp tổ chức.");
    }

    private static String cited(Reorganisation act) {
        var head = act.head();
        return head.number().isEmpty() ? "sắp xếp từ " + Vn.date(head.effectiveOn()) : head.number();
    }

    // --- what it touches
    // -------------------------------------------------------------------------------------------------------

    /** Open things of one kind, by organisation that ends. */
    record Touched(Affected kind, List<Fate> fates) {
        long undecided() {
            return fates.stream().filter(f -> f.decision() == null).count();
        }
    }

    /** @param kinds all, in order, also those with nothing open */
    record Preview(Sight sight, Map<OrganisationId, Ending> endings, List<Touched> kinds) {
        long undecided() {
            return kinds.stream().mapToLong(Touched::undecided).sum();
        }
    }

    /**
     * What the act would touch, or after it was carried out what is still open where it ended. After a split, and
     * wherever somebody said so, things stay unassigned.
     */
    @Transactional(readOnly = true)
    Preview preview(Viewer viewer, UUID ref) {
        var sight = sight(viewer, ref);
        return preview(sight);
    }

    private Preview preview(Sight sight) {
        var endings = endings(sight);
        var said = rows.decisions(sight.found().id());
        var day = sight.act().head().effectiveOn();
        var kinds = things.fates(things.kinds(), endings, said, day).entrySet().stream()
                .map(of -> new Touched(of.getKey(), of.getValue()))
                .toList();
        return new Preview(sight, endings, kinds);
    }

    /** What a person says about open things. @param target only for {@link Decision#MOVE} */
    public record Say(Decision decision, @Nullable UUID target) {}

    /** {@link #decide(Viewer, UUID, String, UUID, Collection, Say)} about one thing, or with "" about all. */
    @Transactional
    public Outcome<Integer> decide(
            Viewer by, UUID ref, String kindKey, UUID organisation, String thing, @Nullable Say say) {
        return decide(by, ref, kindKey, organisation, List.of(thing), say);
    }

    /**
     * Decides about open things at an organisation that ends: some of them, or all that have no decision of their own. In a draft the decision
     * waits with it; afterwards it is carried out at once, for what was left unassigned.
     *
     * @param wanted keys of things, or "" for all of the kind there
     * @param say null takes a decision of the draft back
     * @return how many things went on or ended at once; 0 in a draft
     */
    @Transactional
    public Outcome<Integer> decide(
            Viewer by, UUID ref, String kindKey, UUID organisation, Collection<String> wanted, @Nullable Say say) {
        var found = seen(by, rows.lock(ref));
        var kind = decidable(by, found, kindKey);
        var sight = sight(found);
        var endings = endings(sight);
        var body = sight.map().bodies().get(organisation);
        var at = body == null ? null : new OrganisationId(body.id());
        var ending = at == null ? null : endings.get(at);
        if (at == null || ending == null) throw new NotFound("ending organisation " + organisation);
        var wrong = say == null ? null : sayRefusal(by, kind, ending, sight, say);
        if (wrong != null) return wrong;
        for (var thing : wanted) {
            if (say == null) rows.undecide(found.id(), kindKey, at, thing);
            else rows.decide(found.id(), new ReorganisationRows.Said(kindKey, at, thing, say.decision(), say.target()));
        }
        if (found.act().state() == Reorganisation.State.DRAFT || !found.act().passed()) return Outcome.done(0);
        var all = wanted.contains("");
        var day = found.act().head().effectiveOn();
        var fates = things.fates(kind, endings, rows.decisions(found.id()), day).stream()
                .filter(f ->
                        f.thing().at().equals(at) && (wanted.contains(f.thing().key()) || (all && !f.own())))
                .toList();
        var passed = things.passOn(found, kind, by, fates);
        if (passed > 0)
            audit.record(
                    by,
                    "ASSIGN",
                    "reorganisation",
                    found.id(),
                    "Phân tiếp %d %s (%s)".formatted(passed, kind.unit(), kind.title()),
                    Map.of(
                            "organisation",
                            at.value(),
                            "decision",
                            say == null ? "" : say.decision().name()));
        return Outcome.done(passed);
    }

    private Affected decidable(Viewer by, ReorganisationRows.Found found, String kindKey) {
        mustWrite(by);
        var kind = things.kind(kindKey);
        if (kind.choices().isEmpty() || found.act().state() == Reorganisation.State.CANCELLED)
            throw new NotFound("decision about " + kindKey);
        if (!by.is(Role.ORGANISATION_BOARD))
            throw new Forbidden("Chỉ Ban Tổ chức quyết định việc tiếp tục, chuyển hay kết thúc.");
        return kind;
    }

    private Map<OrganisationId, Ending> endings(Sight sight) {
        return switch (sight.act().state()) {
            case DRAFT -> OpenThings.endings(sight.map(), sight.plan());
            case CARRIED_OUT -> things.ended(sight.found().id());
            case CANCELLED -> Map.of();
        };
    }

    /**
     * Says the same about every organisation of a draft where open things of the kind have no decision yet and the decision fits.
     *
     * @return how many organisations got one
     */
    @Transactional
    public Outcome<Integer> decideEverywhere(Viewer by, UUID ref, String kindKey, Decision decision) {
        var found = seen(by, rows.lock(ref));
        if (found.act().state() != Reorganisation.State.DRAFT) throw new NotFound("draft of reorganisation");
        var kind = decidable(by, found, kindKey);
        var sight = sight(found);
        var endings = OpenThings.endings(sight.map(), sight.plan());
        var open = new java.util.LinkedHashSet<OrganisationId>();
        for (var fate : things.fates(
                kind, endings, rows.decisions(found.id()), found.act().head().effectiveOn()))
            if (fate.decision() == null) open.add(fate.thing().at());
        var said = 0;
        for (var at : open) {
            if (sayRefusal(by, kind, java.util.Objects.requireNonNull(endings.get(at)), sight, new Say(decision, null))
                    != null) continue;
            rows.decide(found.id(), new ReorganisationRows.Said(kindKey, at, "", decision, null));
            said++;
        }
        return Outcome.done(said);
    }

    /** Organisations of which nobody has said yet what becomes of them or who keeps what they leave. */
    @Transactional(readOnly = true)
    public List<OrganisationId> unsaid(Viewer viewer, UUID ref) {
        var sight = sight(viewer, ref);
        return innerIds(
                        sight.map(),
                        sight.plan().loose.stream().map(RedrawPlan.Loose::body).toList())
                .stream()
                .map(OrganisationId::new)
                .toList();
    }

    private @Nullable Outcome<Integer> sayRefusal(Viewer by, Affected kind, Ending ending, Sight sight, Say say) {
        if (say.decision() != Decision.LEAVE && !kind.choices().contains(say.decision()))
            return Outcome.refused("khong-co-lua-chon", "Không chọn được cách này cho mục " + kind.title());
        if (say.decision() == Decision.CONTINUE && ending.natural(kind.mustDecide()) == null)
            return Outcome.refused(
                    "khong-co-noi-ke-tiep",
                    ending.isSplit()
                            ? "Tổ chức này chia thành nhiều nơi: chọn nơi chuyển đến"
                            : "Tổ chức này kết thúc, không có nơi kế tiếp: chọn nơi chuyển đến, kết thúc hoặc để lại");
        if (say.decision() == Decision.MOVE) {
            var target = say.target();
            if (target == null) return Outcome.refused("chua-chon-noi", "Chọn nơi chuyển đến");
            if (!standsOnNewMap(sight, target))
                return Outcome.refused(
                        "noi-nhan-khong-co",
                        "%s không hoạt động vào ngày %s. Chọn nơi khác"
                                .formatted(
                                        sight.map().name(target, sight.act().changes()),
                                        Vn.date(sight.act().head().effectiveOn())));
            if (!sight.plan().newBodies.containsKey(target)
                    && !within(by, sight.map()).contains(target))
                return Outcome.refused(
                        "ngoai-pham-vi",
                        "Nơi chuyển đến do cơ quan khác quản lý. Chọn nơi trong phạm vi của cơ quan này, hoặc để lại cho cấp trên phân");
        }
        return null;
    }

    private boolean standsOnNewMap(Sight sight, UUID target) {
        if (sight.act().state() == Reorganisation.State.DRAFT)
            return sight.plan().isThere(target);
        return jdbc.sql("""
                        SELECT count(*) FROM organisation_version v JOIN organisation o ON o.id = v.organisation_id
                         WHERE o.ref = :ref AND v.valid @> CAST(:day AS date)
                        """)
                        .param("ref", target)
                        .param("day", sight.act().head().effectiveOn())
                        .query(Long.class)
                        .single()
                > 0;
    }

    // --- carrying out
    // ----------------------------------------------------------------------------------------------------------

    /**
     * Carries the act out: draws the map from its day on; what is open passes on at once when the day has come, else by the clock on the day.
     * Refused, changing nothing, with the first thing that still speaks against it.
     */
    @Transactional
    public Outcome<UUID> carryOut(Viewer by, UUID ref, int version) {
        var found = draftOf(by, ref, version);
        rows.oneAtATime();
        var sight = sight(found);
        var refusal = refusal(sight);
        if (refusal != null) return Outcome.refused(refusal.code(), refusal.sentence());
        mayChangeAll(by, sight);
        var undecided =
                preview(sight).kinds().stream().filter(t -> t.undecided() > 0).findFirst();
        if (undecided.isPresent())
            return Outcome.refused(
                    "can-quyet-dinh",
                    "Còn %d %s ở tổ chức kết thúc chưa có quyết định (%s). %s"
                            .formatted(
                                    undecided.get().undecided(),
                                    undecided.get().kind().unit(),
                                    undecided.get().kind().title(),
                                    by.is(Role.ORGANISATION_BOARD)
                                            ? "Lập quyết định sắp xếp và chọn cho từng mục"
                                            : "Việc này do Ban Tổ chức quyết định trong bản sắp xếp"));
        write(by, sight, null);
        return Outcome.done(ref);
    }

    private static void mayChangeAllOf(Viewer by, Set<UUID> within, Collection<UUID> touched) {
        if (by.is(Role.ADMINISTRATOR)) return;
        for (var ref : touched) if (!within.contains(ref)) throw new NotFound("organisation " + ref);
    }

    private void mayChangeAll(Viewer by, Sight sight) {
        mayChangeAllOf(by, within(by, sight.map()), sight.plan().touched());
    }

    /** What still speaks against carrying out, apart from decisions; null when nothing does. */
    static @Nullable Problem refusal(Sight sight) {
        if (sight.act().changes().isEmpty())
            return new Problem(
                    -1, "chua-co-thay-doi", "Chưa có thay đổi nào. Nhập từ tệp địa bàn hoặc thêm từng thay đổi");
        if (!sight.plan().problems.isEmpty()) return sight.plan().problems.getFirst();
        if (sight.plan().loose.isEmpty()) return null;
        var first = sight.plan().loose.getFirst();
        var n = sight.plan().loose.size();
        return new Problem(
                -1,
                "con-cap-duoi",
                "%s %s%s. Chọn nơi giữ, hoặc thêm thay đổi chuyển đi"
                        .formatted(
                                sight.map().name(first.body(), sight.act().changes()),
                                first.why(),
                                n > 1 ? " (và " + (n - 1) + " tổ chức nữa)" : ""));
    }

    private void write(Viewer by, Sight sight, @Nullable ImportId importId) {
        var found = sight.found();
        var act = found.act();
        rows.changes(found.id(), act.changes(), touches(sight.map(), sight.plan()));
        redrawing.write(found.id(), basis(act.head()), sight.map(), sight.plan(), importId);
        rows.decided(found.id(), by, Reorganisation.State.CARRIED_OUT);
        var content = new LinkedHashMap<String, Object>();
        content.put("effectiveOn", act.head().effectiveOn().toString());
        content.put("changes", act.changes().size());
        content.put("ended", sight.plan().endBodies.size());
        content.put("founded", sight.plan().newBodies.size());
        audit.record(by, "REORGANISE", "reorganisation", found.id(), "Thực hiện " + cited(act), content);
        sight.plan().endBodies.keySet().forEach(ref -> {
            var body = sight.map().bodies().get(ref);
            if (body != null)
                audit.record(
                        by,
                        "END",
                        "organisation",
                        body.id(),
                        "Kết thúc tổ chức",
                        Map.of("lastDay", act.head().lastDay().toString()));
        });
        sight.plan().nextBodies.forEach((ref, next) -> {
            var body = sight.map().bodies().get(ref);
            if (body != null && !body.name().equals(next.name()))
                audit.record(
                        by,
                        "RENAME",
                        "organisation",
                        body.id(),
                        "Đổi tên tổ chức",
                        Map.of(
                                "name",
                                next.name(),
                                "from",
                                act.head().effectiveOn().toString()));
        });
        if (!act.head().effectiveOn().isAfter(LocalDate.now(clock)))
            pass(found.act().ref());
    }

    private static String basis(Reorganisation.Head head) {
        var dated = head.dated();
        return dated == null ? head.number() : head.number() + ", " + Vn.date(dated);
    }

    /** Clock-driven: acts that were carried out ahead pass on what is open once their day has come. Each act on its own. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    public void passWhatIsDue() {
        for (var ref : rows.due(LocalDate.now(clock)))
            try {
                transaction.executeWithoutResult(_ -> pass(ref));
            } catch (RuntimeException stuck) {
                LOG.error("act {} does not pass on; tried again in a minute, the others go on", ref, stuck);
            }
    }

    private void pass(UUID ref) {
        var found = rows.lock(ref).orElseThrow(() -> new NotFound("reorganisation"));
        if (found.act().passed() || found.act().state() != Reorganisation.State.CARRIED_OUT) return;
        things.pass(found, things.ended(found.id()), OpenThings.decider(found, LocalDate.now(clock)));
        rows.passed(found.id());
    }

    /** An act of one step, for an organisation's own page, the first loading of a map and the trial: drafted and carried out in one go. */
    Outcome<UUID> atOnce(Viewer by, Reorganisation.Head head, List<Change> changes, @Nullable ImportId importId) {
        var ref = rows.draft(by, head, importId);
        var found = rows.lock(ref).orElseThrow(() -> new NotFound("reorganisation"));
        rows.oneAtATime();
        var map = MapOfDay.read(jdbc, head.lastDay());
        var plan = RedrawPlan.of(map, changes);
        save(found, map, plan, changes);
        var sight = sight(rows.lock(ref).orElseThrow(() -> new NotFound("reorganisation")));
        var refusal = refusal(sight);
        if (refusal == null && importId == null) mayChangeAll(by, sight);
        var undecided = refusal == null ? preview(sight).undecided() : 0;
        if (refusal != null || undecided > 0) {
            rows.forget(found.id());
            return refusal != null
                    ? Outcome.refused(refusal.code(), refusal.sentence())
                    : Outcome.refused(
                            "can-quyet-dinh",
                            "Ở đây còn %d mục cần quyết định (chức vụ, quy hoạch). Lập quyết định sắp xếp để chọn cho từng người"
                                    .formatted(undecided));
        }
        write(by, sight, importId);
        return Outcome.done(ref);
    }

    /** What to call things of a kind, as far as the viewer may see them. One statement. */
    @Transactional(readOnly = true)
    Map<String, Affected.Name> names(Viewer viewer, Affected kind, Collection<String> keys) {
        return kind.names(jdbc, viewer, keys);
    }

    /** How much passed on by each kind and decision, for the page of an act that was carried out. */
    @Transactional(readOnly = true)
    List<ReorganisationRows.PassedCount> passedCounts(long act) {
        return rows.passedCounts(act);
    }
}
