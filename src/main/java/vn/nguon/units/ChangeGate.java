package vn.nguon.units;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Target;
import vn.nguon.units.MapOfDay.State;
import vn.nguon.web.Vn;

/** Whether a change can be made at all: it names as many units as its kind needs, they are there, and no other change of the act uses them. */
final class ChangeGate {
    private final RedrawPlan plan;
    private final MapOfDay map;
    private final Map<UUID, Uses> used = new HashMap<>();

    private record Uses(int first, Set<Kind> kinds) {}

    ChangeGate(RedrawPlan plan) {
        this.plan = plan;
        this.map = plan.map;
    }

    /** Says on the plan what speaks against it. @param i index of the change */
    boolean lets(int i, Change change) {
        var wrong = shape(change);
        if (wrong != null) {
            plan.problem(i, "thay-doi-chua-du", wrong);
            return false;
        }
        var ok = true;
        for (var source : change.from()) ok &= free(i, change, source);
        for (var target : change.to())
            if (target.existing() && !change.from().contains(target.ref())) ok &= goesOn(i, target.ref());
        return ok;
    }

    private static @Nullable String shape(Change change) {
        int from = change.from().size();
        int to = change.to().size();
        return switch (change.kind()) {
            case MERGE ->
                to != 1
                        ? "Chọn một nơi nhận sau sáp nhập"
                        : union(change).size() < 2 ? "Chọn ít nhất hai đơn vị để sáp nhập" : null;
            case SPLIT ->
                from != 1 ? "Chọn một đơn vị để chia tách" : to < 2 ? "Chia tách phải thành ít nhất hai đơn vị" : null;
            case RENAME, MOVE -> from == 1 && to == 1 ? null : "Chọn một đơn vị";
            case END -> from == 1 && to == 0 ? null : "Chọn một đơn vị để kết thúc";
            case FOUND -> from == 0 && to == 1 ? null : "Ghi một đơn vị thành lập mới";
        };
    }

    private static Set<UUID> union(Change change) {
        var all = new HashSet<>(change.from());
        change.to().stream().filter(Target::existing).map(Target::ref).forEach(all::add);
        return all;
    }

    /** Whether the source is there the day before, unchanged afterwards, and in no other change but a renaming beside a moving. */
    private boolean free(int i, Change change, UUID ref) {
        if (!alive(i, ref)) return false;
        var before = used.get(ref);
        if (before != null) {
            var pair = with(change.kind(), before.kinds());
            if (!pair.equals(Set.of(Kind.RENAME, Kind.MOVE)) || before.kinds().contains(change.kind())) {
                plan.problem(
                        i,
                        "hai-thay-doi",
                        "%s đã có trong thay đổi %d của quyết định này".formatted(plan.name(ref), before.first() + 1));
                return false;
            }
            before.kinds().add(change.kind());
            return true;
        }
        used.put(ref, new Uses(i, new HashSet<>(Set.of(change.kind()))));
        return true;
    }

    private static Set<Kind> with(Kind kind, Set<Kind> others) {
        var all = new HashSet<>(others);
        all.add(kind);
        return all;
    }

    private boolean alive(int i, UUID ref) {
        var body = map.bodies().get(ref);
        var spot = map.places().get(ref);
        if (body == null && spot == null) {
            plan.problem(
                    i, "khong-con", "Một đơn vị của thay đổi này không còn trong hệ thống. Bỏ thay đổi rồi lập lại");
            return false;
        }
        var state = body != null ? body.state() : Objects.requireNonNull(spot).state();
        var edge = body != null ? body.edge() : Objects.requireNonNull(spot).edge();
        var on = edge == null ? "trước đó" : "ngày " + Vn.date(edge);
        switch (state) {
            case ALIVE -> {
                return true;
            }
            case ENDED ->
                plan.problem(
                        i,
                        "da-ket-thuc",
                        "%s đã kết thúc %s. Chọn đơn vị còn hoạt động đến hết ngày %s"
                                .formatted(plan.name(ref), on, Vn.date(map.day())));
            case TO_COME ->
                plan.problem(
                        i,
                        "chua-co",
                        "%s chỉ có từ %s, sau ngày sắp xếp. Xem lại ngày hiệu lực".formatted(plan.name(ref), on));
            case CHANGES ->
                plan.problem(
                        i,
                        "trung-ngay",
                        "%s đã có thay đổi khác có hiệu lực từ %s. Sắp xếp phải theo thứ tự ngày: chọn ngày hiệu lực sau ngày đó"
                                .formatted(plan.name(ref), on));
        }
        return false;
    }

    /** A neighbour that takes in, or a superior: there on the first day of the new map. */
    private boolean goesOn(int i, UUID ref) {
        var body = map.bodies().get(ref);
        var spot = map.places().get(ref);
        var state = body != null ? body.state() : spot != null ? spot.state() : null;
        var edge = body != null ? body.edge() : spot != null ? spot.edge() : null;
        if (state == State.ALIVE || state == State.CHANGES) return true;
        if (state == State.ENDED && edge != null && !edge.isBefore(plan.day)) return true;
        if (state == State.TO_COME && edge != null && !edge.isAfter(plan.day)) return true;
        plan.problem(
                i,
                "noi-nhan-khong-co",
                "%s không hoạt động vào ngày %s. Chọn nơi khác".formatted(plan.name(ref), Vn.date(plan.day)));
        return false;
    }
}
