package vn.nguon.units;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
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
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.ImportId;
import vn.nguon.units.RedrawPlan.Problem;
import vn.nguon.web.Vn;

/** Carries a reorganisation out, whole and once: the map from its day on, and on that day what is open where an organisation ended. */
@Service
public class CarryingOut {
    private static final Logger LOG = LoggerFactory.getLogger(CarryingOut.class);

    private final Acts acts;
    private final Effects effects;
    private final ReorganisationRows rows;
    private final Redrawing redrawing;
    private final OpenThings things;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CarryingOut(
            Acts acts,
            Effects effects,
            ReorganisationRows rows,
            Redrawing redrawing,
            OpenThings things,
            JdbcClient jdbc,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.acts = acts;
        this.effects = effects;
        this.rows = rows;
        this.redrawing = redrawing;
        this.things = things;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Carries the act out: draws the map from its day on; what is open passes on at once when the day has come, else by the clock on the day.
     * Refused, changing nothing, with the first thing that still speaks against it.
     */
    @Transactional
    public Outcome<UUID> carryOut(Viewer by, UUID ref, int version) {
        var found = acts.draftOf(by, ref, version);
        rows.oneAtATime();
        var sight = acts.sight(found);
        var refusal = refusal(sight);
        if (refusal != null) return Outcome.refused(refusal.code(), refusal.sentence());
        mayChangeAll(by, sight);
        var undecided = effects.preview(sight).kinds().stream()
                .filter(t -> t.undecided() > 0)
                .findFirst();
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

    private void mayChangeAll(Viewer by, Acts.Sight sight) {
        mayChangeAllOf(by, acts.within(by, sight.map()), sight.plan().touched());
    }

    /** What still speaks against carrying out, apart from decisions; null when nothing does. */
    static @Nullable Problem refusal(Acts.Sight sight) {
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

    private void write(Viewer by, Acts.Sight sight, @Nullable ImportId importId) {
        var found = sight.found();
        var act = found.act();
        rows.changes(found.id(), act.changes(), Acts.touches(sight.map(), sight.plan()));
        redrawing.write(found.id(), basis(act.head()), sight.map(), sight.plan(), importId);
        rows.decided(found.id(), by, Reorganisation.State.CARRIED_OUT);
        var content = new LinkedHashMap<String, Object>();
        content.put("effectiveOn", act.head().effectiveOn().toString());
        content.put("changes", act.changes().size());
        content.put("ended", sight.plan().endBodies.size());
        content.put("founded", sight.plan().newBodies.size());
        audit.record(by, "REORGANISE", "reorganisation", found.id(), "Thực hiện " + Acts.cited(act), content);
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
        acts.save(found, map, plan, changes);
        var sight = acts.sight(rows.lock(ref).orElseThrow(() -> new NotFound("reorganisation")));
        var refusal = refusal(sight);
        if (refusal == null && importId == null) mayChangeAll(by, sight);
        var undecided = refusal == null ? effects.preview(sight).undecided() : 0;
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
}
