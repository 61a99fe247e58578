package vn.nguon.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.units.Change.Keepers;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;

/**
 * What the changes of an act do to a map, and everything that speaks against them. Pure: reads nothing, writes nothing.
 * <p>A commune takes its Đảng ủy and UBND with it. What hangs under a body with one successor, or works in a place with one, goes along;
 * where there is none or several somebody has to say ({@link #loose}).
 * <p>Changes act in turn: {@link ChangeGate} lets them, {@link PlaceChanges} and {@link BodyChanges} make them, and {@link NewMapJudge} looks
 * at what has come of it.
 */
final class RedrawPlan {
    /** @param hangs its superior is the body of the place above, found when it is written */
    record NewBody(
            UUID ref,
            String name,
            String shortName,
            OrganisationCard.Kind kind,
            OrganisationCard.Form form,
            @Nullable UUID superior,
            @Nullable UUID place,
            boolean hangs) {}

    /** A body that goes on otherwise from the day on. */
    record NextBody(
            String name,
            String shortName,
            @Nullable UUID superior,
            @Nullable UUID place,
            boolean hangs) {}

    /** @param keepers null while nobody has said */
    record EndBody(@Nullable Keepers keepers, List<UUID> successors) {}

    record NewPlace(
            UUID ref,
            String name,
            PlaceCard.Kind kind,
            @Nullable String code,
            @Nullable UUID superior) {}

    record NextPlace(
            String name, @Nullable String code, @Nullable UUID superior) {}

    record Origin(UUID place, UUID from) {}

    /** @param change index of the change, -1 for the act as a whole */
    record Problem(int change, String code, String sentence) {}

    /** A body of which somebody has to say what becomes of it. */
    record Loose(UUID body, String why) {}

    final LocalDate day;
    final Map<UUID, NewBody> newBodies = new LinkedHashMap<>();
    final Map<UUID, NextBody> nextBodies = new LinkedHashMap<>();
    final Map<UUID, EndBody> endBodies = new LinkedHashMap<>();
    final Map<UUID, NewPlace> newPlaces = new LinkedHashMap<>();
    final Map<UUID, NextPlace> nextPlaces = new LinkedHashMap<>();
    final Map<UUID, List<UUID>> endPlaces = new LinkedHashMap<>();
    final Set<Origin> origins = new LinkedHashSet<>();
    final List<Problem> problems = new ArrayList<>();
    final List<Loose> loose = new ArrayList<>();
    final MapOfDay map;
    final List<Change> changes;

    private RedrawPlan(MapOfDay map, List<Change> changes) {
        this.map = map;
        this.day = map.day().plusDays(1);
        this.changes = changes;
    }

    /** @param map of the day before the act */
    static RedrawPlan of(MapOfDay map, List<Change> changes) {
        var plan = new RedrawPlan(map, changes);
        var gate = new ChangeGate(plan);
        var places = new PlaceChanges(plan);
        var bodies = new BodyChanges(plan);
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            if (!gate.lets(i, change)) continue;
            if (change.subject() == Subject.PLACE) places.make(i, change);
            else bodies.make(i, change);
        }
        plan.followSuccessors();
        new NewMapJudge(plan).judge();
        return plan;
    }

    /** Organisations of before whose rows change. */
    Set<UUID> touched() {
        var touched = new LinkedHashSet<>(endBodies.keySet());
        touched.addAll(nextBodies.keySet());
        return touched;
    }

    boolean fits() {
        return problems.isEmpty() && loose.isEmpty();
    }

    private void followSuccessors() {
        endPlaces.forEach((place, successors) -> {
            for (var body : map.in(place)) {
                if (endBodies.containsKey(body.ref())) continue;
                var next = next(body.ref());
                if (!Objects.equals(next.place(), place)) continue;
                if (successors.size() == 1 && !body.ofCommune())
                    nextBodies.put(
                            body.ref(),
                            new NextBody(
                                    next.name(),
                                    next.shortName(),
                                    next.superior(),
                                    successors.getFirst(),
                                    next.hangs()));
                else looseOnce(body.ref(), "làm việc ở " + name(place) + ", nơi này kết thúc");
            }
        });
        endBodies.forEach((ended, end) -> {
            for (var child : map.beneath(ended)) {
                if (endBodies.containsKey(child.ref())) continue;
                var next = next(child.ref());
                if (next.hangs() || !Objects.equals(next.superior(), ended)) continue;
                if (end.successors().size() == 1)
                    nextBodies.put(
                            child.ref(),
                            new NextBody(
                                    next.name(),
                                    next.shortName(),
                                    end.successors().getFirst(),
                                    next.place(),
                                    false));
                else looseOnce(child.ref(), "trực thuộc " + name(ended) + ", tổ chức này kết thúc");
            }
        });
    }

    // --- the map as it is after the changes made so far
    // ----------------------------------------------------------------------------

    /** A body that goes on, as it is from the day on. */
    NextBody next(UUID ref) {
        var next = nextBodies.get(ref);
        if (next != null) return next;
        var body = Objects.requireNonNull(map.bodies().get(ref));
        return new NextBody(body.name(), body.shortName(), body.superior(), body.place(), false);
    }

    /** A place that goes on, as it is from the day on. */
    NextPlace nextPlace(UUID ref) {
        var next = nextPlaces.get(ref);
        if (next != null) return next;
        var spot = Objects.requireNonNull(map.places().get(ref));
        return new NextPlace(spot.name(), spot.code(), spot.superior());
    }

    /** Whether an organisation is there on the first day of the new map. */
    boolean isThere(UUID body) {
        if (newBodies.containsKey(body)) return true;
        if (endBodies.containsKey(body)) return false;
        var old = map.bodies().get(body);
        if (old == null) return false;
        var edge = old.edge();
        return switch (old.state()) {
            case ALIVE, CHANGES -> true;
            case ENDED -> edge != null && !edge.isBefore(day);
            case TO_COME -> edge != null && !edge.isAfter(day);
        };
    }

    /** Ends in this act, in whichever order its changes stand. */
    boolean isUsedUp(UUID ref) {
        return changes.stream()
                .anyMatch(c -> c.from().contains(ref)
                        && (c.kind() == Kind.MERGE
                                || c.kind() == Kind.SPLIT
                                || c.kind() == Kind.END
                                || c.kind() == Kind.RENAME)
                        && c.to().stream()
                                .noneMatch(t -> t.existing()
                                        && t.ref().equals(ref)
                                        && t.name().isEmpty()));
    }

    @Nullable
    UUID superiorOf(UUID ref) {
        var made = newBodies.get(ref);
        if (made != null) return made.superior();
        var next = nextBodies.get(ref);
        if (next != null) return next.superior();
        var old = map.bodies().get(ref);
        return old == null ? null : old.superior();
    }

    /** Which change is about this one, or about the place it belongs to. */
    int changeOf(UUID ref) {
        var body = map.bodies().get(ref);
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            if (change.from().contains(ref)
                    || (body != null && body.place() != null && change.from().contains(body.place()))
                    || change.to().stream()
                            .anyMatch(t ->
                                    ref.equals(t.ref()) || ref.equals(t.committee()) || ref.equals(t.government())))
                return i;
        }
        return -1;
    }

    void looseOnce(UUID body, String why) {
        if (loose.stream().noneMatch(l -> l.body().equals(body))) loose.add(new Loose(body, why));
    }

    void problem(int change, String code, String sentence) {
        var problem = new Problem(change, code, sentence);
        if (!problems.contains(problem)) problems.add(problem);
    }

    String name(UUID ref) {
        return map.name(ref, changes);
    }
}
