package vn.nguon.units;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import vn.nguon.shared.VietnameseText;
import vn.nguon.units.Change.Keepers;
import vn.nguon.units.Change.Target;
import vn.nguon.units.RedrawPlan.EndBody;
import vn.nguon.units.RedrawPlan.NewBody;
import vn.nguon.units.RedrawPlan.NextBody;

/** What one change of an organisation does to the map. */
final class BodyChanges {
    private final RedrawPlan plan;
    private final MapOfDay map;

    BodyChanges(RedrawPlan plan) {
        this.plan = plan;
        this.map = plan.map;
    }

    /** @param i index of the change */
    void make(int i, Change change) {
        switch (change.kind()) {
            case MERGE -> {
                var target = change.to().getFirst();
                found(target);
                for (var source : change.from())
                    if (!source.equals(target.ref()))
                        plan.endBodies.put(source, new EndBody(keepers(change, target.ref()), List.of(target.ref())));
            }
            case SPLIT -> {
                var source = change.from().getFirst();
                change.to().forEach(this::found);
                if (change.to().stream().noneMatch(t -> t.ref().equals(source)))
                    plan.endBodies.put(
                            source,
                            new EndBody(
                                    change.keepers(),
                                    change.to().stream().map(Target::ref).toList()));
            }
            case RENAME -> {
                var target = change.to().getFirst();
                var was = plan.next(change.from().getFirst());
                plan.nextBodies.put(
                        change.from().getFirst(),
                        new NextBody(
                                VietnameseText.clean(target.name()),
                                VietnameseText.clean(target.shortName()),
                                was.superior(),
                                was.place(),
                                was.hangs()));
                namedAlready(i, change.from().getFirst(), target.name());
            }
            case MOVE -> {
                var target = change.to().getFirst();
                var was = plan.next(change.from().getFirst());
                if (Objects.equals(was.superior(), target.superior()))
                    plan.problem(i, "khong-doi", plan.name(change.from().getFirst()) + " đang trực thuộc đúng nơi này");
                plan.nextBodies.put(
                        change.from().getFirst(),
                        new NextBody(was.name(), was.shortName(), target.superior(), was.place(), false));
            }
            case END -> plan.endBodies.put(change.from().getFirst(), new EndBody(change.keepers(), List.of()));
            case FOUND -> found(change.to().getFirst());
        }
        for (var target : change.to()) if (!target.existing()) namedAlready(i, target.ref(), target.name());
    }

    private static Keepers keepers(Change change, UUID successor) {
        var said = change.keepers();
        return said == null ? Keepers.all(successor) : said;
    }

    private void found(Target target) {
        if (target.existing()) return;
        plan.newBodies.put(
                target.ref(),
                new NewBody(
                        target.ref(),
                        VietnameseText.clean(target.name()),
                        VietnameseText.clean(target.shortName()),
                        OrganisationCard.Kind.valueOf(target.kind()),
                        OrganisationCard.Form.valueOf(target.form()),
                        target.superior(),
                        target.place(),
                        false));
    }

    private void namedAlready(int i, UUID ref, String name) {
        var folded = VietnameseText.clean(name).toLowerCase(Locale.ROOT);
        var twin = map.alive().stream()
                .filter(b -> !b.ref().equals(ref) && !plan.isUsedUp(b.ref()))
                .anyMatch(b -> VietnameseText.sameWord(b.name(), name));
        var newTwin = plan.newBodies.values().stream()
                .anyMatch(b -> !b.ref().equals(ref)
                        && b.name().toLowerCase(Locale.ROOT).equals(folded));
        if (twin || newTwin)
            plan.problem(i, "ten-to-chuc-da-co", "Đã có tổ chức tên “" + name + "” vào ngày đó. Ghi tên đầy đủ hơn");
    }
}
