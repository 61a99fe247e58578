package vn.nguon.units;

import java.util.Arrays;
import java.util.HashSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.units.Change.Keepers;
import vn.nguon.units.MapOfDay.State;
import vn.nguon.web.Vn;

/** What speaks against the new map as a whole: who keeps things or stands above others has to be there, and nobody under himself. */
final class NewMapJudge {
    private final RedrawPlan plan;
    private final MapOfDay map;

    NewMapJudge(RedrawPlan plan) {
        this.plan = plan;
        this.map = plan.map;
    }

    void judge() {
        plan.endBodies.forEach((ref, end) -> {
            if (end.keepers() == null) plan.looseOnce(ref, "kết thúc, chưa có nơi giữ hồ sơ, sổ, việc");
            else keepersFit(ref, end.keepers());
            for (var successor : end.successors())
                if (plan.endBodies.containsKey(successor))
                    plan.problem(
                            plan.changeOf(ref),
                            "noi-nhan-khong-co",
                            "%s cũng kết thúc trong quyết định này. Chọn nơi nhận khác"
                                    .formatted(plan.name(successor)));
        });
        plan.endPlaces.forEach((ended, successors) -> {
            for (var successor : successors)
                if (plan.endPlaces.containsKey(successor))
                    plan.problem(
                            plan.changeOf(ended),
                            "noi-nhan-khong-co",
                            "%s cũng kết thúc trong quyết định này. Chọn nơi nhận khác"
                                    .formatted(plan.name(successor)));
            for (var spot : map.places().values())
                if (spot.state() == State.ALIVE
                        && ended.equals(plan.nextPlace(spot.ref()).superior())
                        && !plan.endPlaces.containsKey(spot.ref()))
                    plan.problem(
                            -1,
                            "con-noi-truc-thuoc",
                            "%s còn thuộc %s là nơi kết thúc. Thêm thay đổi cho nơi này"
                                    .formatted(spot.label(), plan.name(ended)));
        });
        plan.newPlaces.values().forEach(p -> superiorPlaceFits(p.ref(), p.superior()));
        plan.nextPlaces.forEach((ref, p) -> superiorPlaceFits(ref, p.superior()));
        plan.newBodies.values().forEach(b -> superiorFits(b.ref(), b.superior()));
        plan.nextBodies.forEach((ref, b) -> superiorFits(ref, b.superior()));
    }

    private void keepersFit(UUID ref, Keepers keepers) {
        for (var keeper : Arrays.asList(keepers.files(), keepers.registers(), keepers.tasks())) {
            if (keeper.equals(ref)) {
                plan.problem(
                        plan.changeOf(ref),
                        "giu-cho-minh",
                        "Tổ chức kết thúc không tự giữ hồ sơ, sổ, việc của mình. Chọn tổ chức khác");
                return;
            }
            if (!plan.isThere(keeper)) {
                plan.problem(
                        plan.changeOf(ref),
                        "noi-giu-da-ket-thuc",
                        "%s không hoạt động từ ngày %s nên không giữ hồ sơ, sổ, việc được. Chọn nơi giữ khác"
                                .formatted(plan.name(keeper), Vn.date(plan.day)));
                return;
            }
        }
    }

    private void superiorFits(UUID ref, @Nullable UUID superior) {
        if (superior == null) return;
        if (!plan.isThere(superior)) {
            plan.problem(
                    plan.changeOf(ref),
                    "cap-tren-da-ket-thuc",
                    "%s không hoạt động từ ngày %s nên không làm cấp trên của %s được"
                            .formatted(plan.name(superior), Vn.date(plan.day), plan.name(ref)));
            return;
        }
        var seen = new HashSet<UUID>();
        for (UUID at = ref; at != null; at = plan.superiorOf(at))
            if (!seen.add(at)) {
                plan.problem(
                        plan.changeOf(ref),
                        "vong-truc-thuoc",
                        "%s sẽ trực thuộc chính cấp dưới của mình. Chọn cấp trên khác".formatted(plan.name(ref)));
                return;
            }
    }

    private void superiorPlaceFits(UUID ref, @Nullable UUID superior) {
        if (superior == null) return;
        var old = map.places().get(superior);
        if (!plan.newPlaces.containsKey(superior)
                && (old == null || old.state() == State.ENDED || plan.endPlaces.containsKey(superior))) {
            plan.problem(
                    plan.changeOf(ref),
                    "cap-tren-da-ket-thuc",
                    "%s không còn từ ngày %s nên %s không thuộc về đó được"
                            .formatted(plan.name(superior), Vn.date(plan.day), plan.name(ref)));
            return;
        }
        var seen = new HashSet<UUID>();
        for (UUID at = ref; at != null; ) {
            if (!seen.add(at)) {
                plan.problem(
                        plan.changeOf(ref),
                        "vong-truc-thuoc",
                        "%s sẽ thuộc chính nơi nằm trong nó. Chọn nơi khác".formatted(plan.name(ref)));
                return;
            }
            var made = plan.newPlaces.get(at);
            at = made != null
                    ? made.superior()
                    : map.places().containsKey(at) ? plan.nextPlace(at).superior() : null;
        }
    }
}
