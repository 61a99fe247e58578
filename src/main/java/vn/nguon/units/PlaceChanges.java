package vn.nguon.units;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;
import vn.nguon.units.Change.Keepers;
import vn.nguon.units.Change.Target;
import vn.nguon.units.MapOfDay.Spot;
import vn.nguon.units.MapOfDay.State;
import vn.nguon.units.RedrawPlan.EndBody;
import vn.nguon.units.RedrawPlan.NewBody;
import vn.nguon.units.RedrawPlan.NewPlace;
import vn.nguon.units.RedrawPlan.NextBody;
import vn.nguon.units.RedrawPlan.NextPlace;
import vn.nguon.units.RedrawPlan.Origin;

/** What one change of a place does to the map. A commune takes its Đảng ủy and UBND with it. */
final class PlaceChanges {
    private final RedrawPlan plan;
    private final MapOfDay map;

    PlaceChanges(RedrawPlan plan) {
        this.plan = plan;
        this.map = plan.map;
    }

    /** @param i index of the change */
    void make(int i, Change change) {
        switch (change.kind()) {
            case MERGE -> {
                var target = change.to().getFirst();
                foundPlace(i, target, change.from());
                for (var source : change.from())
                    if (!source.equals(target.ref())) {
                        plan.endPlaces.put(source, List.of(target.ref()));
                        plan.origins.add(new Origin(target.ref(), source));
                        endPair(source, List.of(target), null);
                    }
            }
            case SPLIT -> {
                var source = change.from().getFirst();
                for (var target : change.to()) {
                    foundPlace(i, target, change.from());
                    if (!target.ref().equals(source)) plan.origins.add(new Origin(target.ref(), source));
                }
                if (change.to().stream().noneMatch(t -> t.ref().equals(source))) {
                    plan.endPlaces.put(
                            source, change.to().stream().map(Target::ref).toList());
                    endPair(source, change.to(), change.keepers());
                }
            }
            case RENAME -> {
                var source = change.from().getFirst();
                var target = change.to().getFirst();
                var was = plan.nextPlace(source);
                plan.nextPlaces.put(
                        source, new NextPlace(VietnameseText.clean(target.name()), code(target), was.superior()));
                codeTaken(i, source, target.code());
                pairGoesOn(
                        source,
                        (body, next) -> new NextBody(
                                pairName(body.kind(), target.name()),
                                pairShort(body.kind(), target.name()),
                                next.superior(),
                                next.place(),
                                next.hangs()));
            }
            case MOVE -> {
                var source = change.from().getFirst();
                var superior = change.to().getFirst().superior();
                var was = plan.nextPlace(source);
                if (Objects.equals(was.superior(), superior))
                    plan.problem(i, "khong-doi", plan.name(source) + " đang thuộc đúng nơi này");
                plan.nextPlaces.put(source, new NextPlace(was.name(), was.code(), superior));
                pairGoesOn(source, (_, next) -> new NextBody(next.name(), next.shortName(), null, next.place(), true));
            }
            case END -> plan.endPlaces.put(change.from().getFirst(), List.of());
            case FOUND -> foundPlace(i, change.to().getFirst(), List.of());
        }
    }

    /** A commune's Đảng ủy and UBND go on otherwise, as it does. */
    private void pairGoesOn(UUID commune, BiFunction<MapOfDay.Body, NextBody, NextBody> otherwise) {
        if (!Objects.requireNonNull(map.places().get(commune)).kind().isCommune()) return;
        for (var body : map.in(commune))
            if (body.ofCommune()) plan.nextBodies.put(body.ref(), otherwise.apply(body, plan.next(body.ref())));
    }

    private static @Nullable String code(Target target) {
        return target.code().isEmpty() ? null : target.code();
    }

    /** A new place; a commune brings Đảng ủy and UBND, unless the places it comes from have none. */
    private void foundPlace(int i, Target target, List<UUID> from) {
        if (target.existing()) return;
        var kind = PlaceCard.Kind.valueOf(target.kind());
        plan.newPlaces.put(
                target.ref(),
                new NewPlace(target.ref(), VietnameseText.clean(target.name()), kind, code(target), target.superior()));
        codeTaken(i, target.ref(), target.code());
        if (!kind.isCommune()) return;
        for (var of : List.of(OrganisationCard.Kind.COMMUNE_COMMITTEE, OrganisationCard.Kind.PEOPLES_COMMITTEE)) {
            var ref = pairRef(target, of);
            if (ref == null || (!from.isEmpty() && from.stream().allMatch(p -> map.ofCommune(p, of) == null))) continue;
            plan.newBodies.put(
                    ref,
                    new NewBody(
                            ref,
                            pairName(of, target.name()),
                            pairShort(of, target.name()),
                            of,
                            of == OrganisationCard.Kind.COMMUNE_COMMITTEE
                                    ? OrganisationCard.Form.PARTY
                                    : OrganisationCard.Form.STATE,
                            null,
                            target.ref(),
                            true));
        }
    }

    private void endPair(UUID source, List<Target> targets, @Nullable Keepers keepers) {
        for (var body : map.in(source)) {
            if (!body.ofCommune()) continue;
            var successors = targets.stream()
                    .map(t -> pairOf(t, body.kind()))
                    .filter(Objects::nonNull)
                    .toList();
            if (successors.isEmpty()) continue; // stays loose: the neighbour has no such body
            var kept = successors.size() == 1
                    ? Keepers.all(successors.getFirst())
                    : keepers == null ? null : bodies(keepers, targets, body.kind());
            plan.endBodies.put(body.ref(), new EndBody(kept, successors));
        }
    }

    /** Keepers of a split place are places: their bodies of the same kind keep. */
    private @Nullable Keepers bodies(Keepers places, List<Target> targets, OrganisationCard.Kind kind) {
        var byPlace = new HashMap<UUID, UUID>();
        for (var target : targets) {
            var body = pairOf(target, kind);
            if (body != null) byPlace.put(target.ref(), body);
        }
        var files = byPlace.get(places.files());
        var registers = byPlace.get(places.registers());
        var tasks = byPlace.get(places.tasks());
        return files == null || registers == null || tasks == null ? null : new Keepers(files, registers, tasks);
    }

    private @Nullable UUID pairOf(Target target, OrganisationCard.Kind kind) {
        if (!target.existing()) return pairRef(target, kind);
        var body = map.ofCommune(target.ref(), kind);
        return body == null ? null : body.ref();
    }

    private static @Nullable UUID pairRef(Target target, OrganisationCard.Kind kind) {
        return kind == OrganisationCard.Kind.COMMUNE_COMMITTEE ? target.committee() : target.government();
    }

    private static String pairName(OrganisationCard.Kind kind, String place) {
        return kind == OrganisationCard.Kind.COMMUNE_COMMITTEE
                ? CommuneNames.committee(place)
                : CommuneNames.government(place);
    }

    private static String pairShort(OrganisationCard.Kind kind, String place) {
        return kind == OrganisationCard.Kind.COMMUNE_COMMITTEE ? place : CommuneNames.governmentShort(place);
    }

    private static int rank(PlaceCard.Kind kind) {
        return kind == PlaceCard.Kind.PROVINCE ? 0 : kind == PlaceCard.Kind.DISTRICT ? 1 : 2;
    }

    /** A code is no key, but on one day it is one place's. */
    private void codeTaken(int i, UUID ref, String code) {
        if (code.isEmpty()) return;
        var own = map.places().get(ref);
        var kind = own != null
                ? own.kind()
                : Objects.requireNonNull(plan.newPlaces.get(ref)).kind();
        var holder = map.places().values().stream()
                .filter(p -> code.equals(p.code()) && !p.ref().equals(ref) && rank(p.kind()) == rank(kind))
                .filter(p -> p.state() == State.ALIVE && !plan.isUsedUp(p.ref()))
                .findFirst();
        var newHolder = plan.newPlaces.values().stream()
                .filter(p -> code.equals(p.code()) && !p.ref().equals(ref) && rank(p.kind()) == rank(kind))
                .findFirst();
        if (holder.isPresent() || newHolder.isPresent())
            plan.problem(
                    i,
                    "ma-da-dung",
                    "Mã %s đang thuộc %s. Xem lại mã"
                            .formatted(
                                    code,
                                    holder.map(Spot::name)
                                            .orElseGet(() ->
                                                    newHolder.orElseThrow().name())));
    }
}
