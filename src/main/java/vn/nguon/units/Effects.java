package vn.nguon.units;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OpenThings.Ending;
import vn.nguon.units.OpenThings.Fate;
import vn.nguon.web.Vn;

/**
 * What a reorganisation touches where an organisation ends, and what people say becomes of it: in a draft the decision waits with it, after
 * carrying out it is done at once.
 */
@Service
public class Effects {
    private final Acts acts;
    private final ReorganisationRows rows;
    private final OpenThings things;
    private final JdbcClient jdbc;
    private final Audit audit;

    Effects(Acts acts, ReorganisationRows rows, OpenThings things, JdbcClient jdbc, Audit audit) {
        this.acts = acts;
        this.rows = rows;
        this.things = things;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Open things of one kind, by organisation that ends. */
    record Touched(Affected kind, List<Fate> fates) {
        long undecided() {
            return fates.stream().filter(f -> f.decision() == null).count();
        }
    }

    /** @param kinds all, in order, also those with nothing open */
    record Preview(Acts.Sight sight, Map<OrganisationId, Ending> endings, List<Touched> kinds) {
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
        var sight = acts.sight(acts.seen(viewer, rows.find(ref)));
        return preview(sight);
    }

    Preview preview(Acts.Sight sight) {
        var endings = acts.endings(sight);
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
        var found = acts.seen(by, rows.lock(ref));
        var kind = decidable(by, found, kindKey);
        var sight = acts.sight(found);
        var endings = acts.endings(sight);
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
        Acts.mustWrite(by);
        var kind = things.kind(kindKey);
        if (kind.choices().isEmpty() || found.act().state() == Reorganisation.State.CANCELLED)
            throw new NotFound("decision about " + kindKey);
        if (!by.is(Role.ORGANISATION_BOARD))
            throw new Forbidden("Chỉ Ban Tổ chức quyết định việc tiếp tục, chuyển hay kết thúc.");
        return kind;
    }

    /**
     * Says the same about every organisation of a draft where open things of the kind have no decision yet and the decision fits.
     *
     * @return how many organisations got one
     */
    @Transactional
    public Outcome<Integer> decideEverywhere(Viewer by, UUID ref, String kindKey, Decision decision) {
        var found = acts.seen(by, rows.lock(ref));
        if (found.act().state() != Reorganisation.State.DRAFT) throw new NotFound("draft of reorganisation");
        var kind = decidable(by, found, kindKey);
        var sight = acts.sight(found);
        var endings = OpenThings.endings(sight.map(), sight.plan());
        var open = new LinkedHashSet<OrganisationId>();
        for (var fate : things.fates(
                kind, endings, rows.decisions(found.id()), found.act().head().effectiveOn()))
            if (fate.decision() == null) open.add(fate.thing().at());
        var said = 0;
        for (var at : open) {
            if (sayRefusal(by, kind, Objects.requireNonNull(endings.get(at)), sight, new Say(decision, null)) != null)
                continue;
            rows.decide(found.id(), new ReorganisationRows.Said(kindKey, at, "", decision, null));
            said++;
        }
        return Outcome.done(said);
    }

    /** Organisations of which nobody has said yet what becomes of them or who keeps what they leave. */
    @Transactional(readOnly = true)
    public List<OrganisationId> unsaid(Viewer viewer, UUID ref) {
        var sight = acts.sight(acts.seen(viewer, rows.find(ref)));
        return Acts.innerIds(
                        sight.map(),
                        sight.plan().loose.stream().map(RedrawPlan.Loose::body).toList())
                .stream()
                .map(OrganisationId::new)
                .toList();
    }

    private @Nullable Outcome<Integer> sayRefusal(Viewer by, Affected kind, Ending ending, Acts.Sight sight, Say say) {
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
                    && !acts.within(by, sight.map()).contains(target))
                return Outcome.refused(
                        "ngoai-pham-vi",
                        "Nơi chuyển đến do cơ quan khác quản lý. Chọn nơi trong phạm vi của cơ quan này, hoặc để lại cho cấp trên phân");
        }
        return null;
    }

    private boolean standsOnNewMap(Acts.Sight sight, UUID target) {
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
