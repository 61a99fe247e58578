package vn.nguon.units;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OpenThings.Ending;
import vn.nguon.web.Vn;

/**
 * Which reorganisations a viewer finds, and what one does to the map: what drafting, its effects and carrying out have in common. An
 * organisation board works on what it may look into; the technical administrator on the whole map.
 */
@Component
class Acts {
    private final ReorganisationRows rows;
    private final OpenThings things;
    private final Reach reach;
    private final JdbcClient jdbc;

    Acts(ReorganisationRows rows, OpenThings things, Reach reach, JdbcClient jdbc) {
        this.rows = rows;
        this.things = things;
        this.reach = reach;
        this.jdbc = jdbc;
    }

    /** The act with its map and what it does to it: what every step of the wizard shows. */
    record Sight(ReorganisationRows.Found found, MapOfDay map, RedrawPlan plan) {
        Reorganisation act() {
            return found.act();
        }
    }

    ReorganisationRows.Found seen(Viewer viewer, Optional<ReorganisationRows.Found> found) {
        var act = found.orElseThrow(() -> new NotFound("reorganisation"));
        if (viewer.is(Role.ADMINISTRATOR)) return act;
        if (!viewer.is(Role.ORGANISATION_BOARD)) throw new NotFound("reorganisation");
        if (viewer.id().equals(act.madeBy())) return act;
        var visible = reach.of(viewer);
        if (act.touches().isEmpty() || !act.touches().stream().allMatch(id -> visible.contains(new OrganisationId(id))))
            throw new NotFound("reorganisation");
        return act;
    }

    Sight sight(ReorganisationRows.Found found) {
        var map = MapOfDay.read(jdbc, found.act().head().lastDay());
        return new Sight(found, map, RedrawPlan.of(map, found.act().changes()));
    }

    /**
     * Places and organisations that the viewer may reorganise: what they may look into, and with a commune or district whatever works there,
     * for its authority goes with it.
     */
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

    ReorganisationRows.Found draftOf(Viewer by, UUID ref, int version) {
        mustWrite(by);
        var found = seen(by, rows.lock(ref));
        if (found.act().state() != Reorganisation.State.DRAFT || found.act().version() != version)
            throw new Stale("Bản sắp xếp này vừa được %s. Mở lại trang để xem rồi làm tiếp."
                    .formatted(
                            found.act().state() == Reorganisation.State.DRAFT
                                    ? "sửa ở cửa sổ khác"
                                    : found.act().state().vietnamese().toLowerCase(Locale.ROOT)));
        return found;
    }

    static void mustWrite(Viewer by) {
        if (!by.isAny(Role.ADMINISTRATOR, Role.ORGANISATION_BOARD))
            throw new Forbidden("Chỉ Ban Tổ chức và quản trị kỹ thuật được sắp xếp tổ chức.");
    }

    static String cited(Reorganisation act) {
        var head = act.head();
        return head.number().isEmpty() ? "sắp xếp từ " + Vn.date(head.effectiveOn()) : head.number();
    }

    Map<OrganisationId, Ending> endings(Sight sight) {
        return switch (sight.act().state()) {
            case DRAFT -> OpenThings.endings(sight.map(), sight.plan());
            case CARRIED_OUT -> things.ended(sight.found().id());
            case CANCELLED -> Map.of();
        };
    }

    void save(ReorganisationRows.Found found, MapOfDay map, RedrawPlan plan, List<Change> changes) {
        rows.changes(found.id(), changes, touches(map, plan));
        rows.keepDecisionsAt(found.id(), innerIds(map, plan.endBodies.keySet()));
    }

    /** Who sees an act is judged by the Party bodies it touches: authorities come along with their places, through no door of their own. */
    static List<Long> touches(MapOfDay map, RedrawPlan plan) {
        var party = plan.touched().stream()
                .filter(ref -> {
                    var body = map.bodies().get(ref);
                    return body != null && body.kind() != OrganisationCard.Kind.PEOPLES_COMMITTEE;
                })
                .toList();
        return innerIds(map, party.isEmpty() ? plan.touched() : party);
    }

    static List<Long> innerIds(MapOfDay map, Collection<UUID> refs) {
        var ids = new ArrayList<Long>();
        for (var ref : refs) {
            var body = map.bodies().get(ref);
            if (body != null) ids.add(body.id());
        }
        return ids;
    }
}
