package vn.nguon.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;
import vn.nguon.units.Change.Keepers;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;
import vn.nguon.units.Change.Target;
import vn.nguon.units.MapOfDay.Spot;
import vn.nguon.units.MapOfDay.State;
import vn.nguon.web.Vn;

/**
 * What the changes of an act do to a map, and everything that speaks against them. Pure: reads nothing, writes nothing.
 * <p>A commune takes its Đảng ủy and UBND with it. What hangs under a body with one successor, or works in a place with one, goes along;
 * where there is none or several somebody has to say ({@link #loose}).
 * <p>Longer than most: six kinds of change act on one map in turn, and what speaks against each can be said only beside the others.
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
    private final MapOfDay map;
    private final List<Change> changes;
    private final Map<UUID, Uses> used = new HashMap<>();

    private record Uses(int first, Set<Kind> kinds) {}

    private RedrawPlan(MapOfDay map, List<Change> changes) {
        this.map = map;
        this.day = map.day().plusDays(1);
        this.changes = changes;
    }

    /** @param map of the day before the act */
    static RedrawPlan of(MapOfDay map, List<Change> changes) {
        var plan = new RedrawPlan(map, changes);
        for (int i = 0; i < changes.size(); i++) plan.apply(i, changes.get(i));
        plan.followSuccessors();
        plan.judge();
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

    // --- one change
    // --------------------------------------------------------------------------------------------------------------

    private void apply(int i, Change change) {
        var wrong = shape(change);
        if (wrong != null) {
            problem(i, "thay-doi-chua-du", wrong);
            return;
        }
        var ok = true;
        for (var source : change.from()) ok &= free(i, change, source);
        for (var target : change.to())
            if (target.existing() && !change.from().contains(target.ref())) ok &= goesOn(i, target.ref());
        if (!ok) return;
        if (change.subject() == Subject.PLACE) place(i, change);
        else organisation(i, change);
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
                problem(
                        i,
                        "hai-thay-doi",
                        "%s đã có trong thay đổi %d của quyết định này".formatted(name(ref), before.first() + 1));
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
            problem(i, "khong-con", "Một đơn vị của thay đổi này không còn trong hệ thống. Bỏ thay đổi rồi lập lại");
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
                problem(
                        i,
                        "da-ket-thuc",
                        "%s đã kết thúc %s. Chọn đơn vị còn hoạt động đến hết ngày %s"
                                .formatted(name(ref), on, Vn.date(map.day())));
            case TO_COME ->
                problem(
                        i,
                        "chua-co",
                        "%s chỉ có từ %s, sau ngày sắp xếp. Xem lại ngày hiệu lực".formatted(name(ref), on));
            case CHANGES ->
                problem(
                        i,
                        "trung-ngay",
                        "%s đã có thay đổi khác có hiệu lực từ %s. Sắp xếp phải theo thứ tự ngày: chọn ngày hiệu lực sau ngày đó"
                                .formatted(name(ref), on));
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
        if (state == State.ENDED && edge != null && !edge.isBefore(day)) return true;
        if (state == State.TO_COME && edge != null && !edge.isAfter(day)) return true;
        problem(
                i,
                "noi-nhan-khong-co",
                "%s không hoạt động vào ngày %s. Chọn nơi khác".formatted(name(ref), Vn.date(day)));
        return false;
    }

    private void organisation(int i, Change change) {
        switch (change.kind()) {
            case MERGE -> {
                var target = change.to().getFirst();
                found(target);
                for (var source : change.from())
                    if (!source.equals(target.ref()))
                        endBodies.put(source, new EndBody(keepers(change, target.ref()), List.of(target.ref())));
            }
            case SPLIT -> {
                var source = change.from().getFirst();
                change.to().forEach(this::found);
                if (change.to().stream().noneMatch(t -> t.ref().equals(source)))
                    endBodies.put(
                            source,
                            new EndBody(
                                    change.keepers(),
                                    change.to().stream().map(Target::ref).toList()));
            }
            case RENAME -> {
                var target = change.to().getFirst();
                var was = next(change.from().getFirst());
                nextBodies.put(
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
                var was = next(change.from().getFirst());
                if (Objects.equals(was.superior(), target.superior()))
                    problem(i, "khong-doi", name(change.from().getFirst()) + " đang trực thuộc đúng nơi này");
                nextBodies.put(
                        change.from().getFirst(),
                        new NextBody(was.name(), was.shortName(), target.superior(), was.place(), false));
            }
            case END -> endBodies.put(change.from().getFirst(), new EndBody(change.keepers(), List.of()));
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
        newBodies.put(
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

    private NextBody next(UUID ref) {
        var next = nextBodies.get(ref);
        if (next != null) return next;
        var body = Objects.requireNonNull(map.bodies().get(ref));
        return new NextBody(body.name(), body.shortName(), body.superior(), body.place(), false);
    }

    private void namedAlready(int i, UUID ref, String name) {
        var folded = VietnameseText.clean(name).toLowerCase(java.util.Locale.ROOT);
        var twin = map.alive().stream()
                .filter(b -> !b.ref().equals(ref) && !isUsedUp(b.ref()))
                .anyMatch(b -> VietnameseText.sameWord(b.name(), name));
        var newTwin = newBodies.values().stream()
                .anyMatch(b -> !b.ref().equals(ref)
                        && b.name().toLowerCase(java.util.Locale.ROOT).equals(folded));
        if (twin || newTwin)
            problem(i, "ten-to-chuc-da-co", "Đã có tổ chức tên “" + name + "” vào ngày đó. Ghi tên đầy đủ hơn");
    }

    /** Ends in this act, in whichever order its changes stand. */
    private boolean isUsedUp(UUID ref) {
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

    // --- places
    // ------------------------------------------------------------------------------------------------------------------

    private void place(int i, Change change) {
        switch (change.kind()) {
            case MERGE -> {
                var target = change.to().getFirst();
                foundPlace(i, target, change.from());
                for (var source : change.from())
                    if (!source.equals(target.ref())) {
                        endPlaces.put(source, List.of(target.ref()));
                        origins.add(new Origin(target.ref(), source));
                        endPair(source, List.of(target), null);
                    }
            }
            case SPLIT -> {
                var source = change.from().getFirst();
                for (var target : change.to()) {
                    foundPlace(i, target, change.from());
                    if (!target.ref().equals(source)) origins.add(new Origin(target.ref(), source));
                }
                if (change.to().stream().noneMatch(t -> t.ref().equals(source))) {
                    endPlaces.put(source, change.to().stream().map(Target::ref).toList());
                    endPair(source, change.to(), change.keepers());
                }
            }
            case RENAME -> {
                var source = change.from().getFirst();
                var target = change.to().getFirst();
                var was = nextPlace(source);
                nextPlaces.put(
                        source, new NextPlace(VietnameseText.clean(target.name()), code(target), was.superior()));
                codeTaken(i, source, target.code());
                for (var body : map.in(source))
                    if (body.ofCommune()
                            && Objects.requireNonNull(map.places().get(source))
                                    .kind()
                                    .isCommune()) {
                        var next = next(body.ref());
                        nextBodies.put(
                                body.ref(),
                                new NextBody(
                                        pairName(body.kind(), target.name()),
                                        pairShort(body.kind(), target.name()),
                                        next.superior(),
                                        next.place(),
                                        next.hangs()));
                    }
            }
            case MOVE -> {
                var source = change.from().getFirst();
                var superior = change.to().getFirst().superior();
                var was = nextPlace(source);
                if (Objects.equals(was.superior(), superior))
                    problem(i, "khong-doi", name(source) + " đang thuộc đúng nơi này");
                nextPlaces.put(source, new NextPlace(was.name(), was.code(), superior));
                for (var body : map.in(source))
                    if (body.ofCommune()
                            && Objects.requireNonNull(map.places().get(source))
                                    .kind()
                                    .isCommune()) {
                        var next = next(body.ref());
                        nextBodies.put(
                                body.ref(), new NextBody(next.name(), next.shortName(), null, next.place(), true));
                    }
            }
            case END -> endPlaces.put(change.from().getFirst(), List.of());
            case FOUND -> foundPlace(i, change.to().getFirst(), List.of());
        }
    }

    private NextPlace nextPlace(UUID ref) {
        var next = nextPlaces.get(ref);
        if (next != null) return next;
        var spot = Objects.requireNonNull(map.places().get(ref));
        return new NextPlace(spot.name(), spot.code(), spot.superior());
    }

    private static @Nullable String code(Target target) {
        return target.code().isEmpty() ? null : target.code();
    }

    /** A new place; a commune brings Đảng ủy and UBND, unless the places it comes from have none. */
    private void foundPlace(int i, Target target, List<UUID> from) {
        if (target.existing()) return;
        var kind = PlaceCard.Kind.valueOf(target.kind());
        newPlaces.put(
                target.ref(),
                new NewPlace(target.ref(), VietnameseText.clean(target.name()), kind, code(target), target.superior()));
        codeTaken(i, target.ref(), target.code());
        if (!kind.isCommune()) return;
        for (var of : List.of(OrganisationCard.Kind.COMMUNE_COMMITTEE, OrganisationCard.Kind.PEOPLES_COMMITTEE)) {
            var ref = pairRef(target, of);
            if (ref == null || (!from.isEmpty() && from.stream().allMatch(p -> map.ofCommune(p, of) == null))) continue;
            newBodies.put(
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
            endBodies.put(body.ref(), new EndBody(kept, successors));
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
                : Objects.requireNonNull(newPlaces.get(ref)).kind();
        var holder = map.places().values().stream()
                .filter(p -> code.equals(p.code()) && !p.ref().equals(ref) && rank(p.kind()) == rank(kind))
                .filter(p -> p.state() == State.ALIVE && !isUsedUp(p.ref()))
                .findFirst();
        var newHolder = newPlaces.values().stream()
                .filter(p -> code.equals(p.code()) && !p.ref().equals(ref) && rank(p.kind()) == rank(kind))
                .findFirst();
        if (holder.isPresent() || newHolder.isPresent())
            problem(
                    i,
                    "ma-da-dung",
                    "Mã %s đang thuộc %s. Xem lại mã"
                            .formatted(
                                    code,
                                    holder.map(Spot::name)
                                            .orElseGet(() ->
                                                    newHolder.orElseThrow().name())));
    }

    // --- what goes along
    // -----------------------------------------------------------------------------------------------------------

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

    private void looseOnce(UUID body, String why) {
        if (loose.stream().noneMatch(l -> l.body().equals(body))) loose.add(new Loose(body, why));
    }

    // --- the new map as a whole
    // ----------------------------------------------------------------------------------------------------

    private void judge() {
        endBodies.forEach((ref, end) -> {
            if (end.keepers() == null) looseOnce(ref, "kết thúc, chưa có nơi giữ hồ sơ, sổ, việc");
            else keepersFit(ref, end.keepers());
            for (var successor : end.successors())
                if (endBodies.containsKey(successor))
                    problem(
                            changeOf(ref),
                            "noi-nhan-khong-co",
                            "%s cũng kết thúc trong quyết định này. Chọn nơi nhận khác".formatted(name(successor)));
        });
        endPlaces.forEach((ended, successors) -> {
            for (var successor : successors)
                if (endPlaces.containsKey(successor))
                    problem(
                            changeOf(ended),
                            "noi-nhan-khong-co",
                            "%s cũng kết thúc trong quyết định này. Chọn nơi nhận khác".formatted(name(successor)));
            for (var spot : map.places().values())
                if (spot.state() == State.ALIVE
                        && ended.equals(nextPlace(spot.ref()).superior())
                        && !endPlaces.containsKey(spot.ref()))
                    problem(
                            -1,
                            "con-noi-truc-thuoc",
                            "%s còn thuộc %s là nơi kết thúc. Thêm thay đổi cho nơi này"
                                    .formatted(spot.label(), name(ended)));
        });
        newPlaces.values().forEach(p -> superiorPlaceFits(p.ref(), p.superior()));
        nextPlaces.forEach((ref, p) -> superiorPlaceFits(ref, p.superior()));
        newBodies.values().forEach(b -> superiorFits(b.ref(), b.superior()));
        nextBodies.forEach((ref, b) -> superiorFits(ref, b.superior()));
    }

    private void keepersFit(UUID ref, Keepers keepers) {
        for (var keeper : Arrays.asList(keepers.files(), keepers.registers(), keepers.tasks())) {
            if (keeper.equals(ref)) {
                problem(
                        changeOf(ref),
                        "giu-cho-minh",
                        "Tổ chức kết thúc không tự giữ hồ sơ, sổ, việc của mình. Chọn tổ chức khác");
                return;
            }
            if (!isThere(keeper)) {
                problem(
                        changeOf(ref),
                        "noi-giu-da-ket-thuc",
                        "%s không hoạt động từ ngày %s nên không giữ hồ sơ, sổ, việc được. Chọn nơi giữ khác"
                                .formatted(name(keeper), Vn.date(day)));
                return;
            }
        }
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

    private void superiorFits(UUID ref, @Nullable UUID superior) {
        if (superior == null) return;
        if (!isThere(superior)) {
            problem(
                    changeOf(ref),
                    "cap-tren-da-ket-thuc",
                    "%s không hoạt động từ ngày %s nên không làm cấp trên của %s được"
                            .formatted(name(superior), Vn.date(day), name(ref)));
            return;
        }
        var seen = new HashSet<UUID>();
        for (UUID at = ref; at != null; at = superiorOf(at))
            if (!seen.add(at)) {
                problem(
                        changeOf(ref),
                        "vong-truc-thuoc",
                        "%s sẽ trực thuộc chính cấp dưới của mình. Chọn cấp trên khác".formatted(name(ref)));
                return;
            }
    }

    private @Nullable UUID superiorOf(UUID ref) {
        var made = newBodies.get(ref);
        if (made != null) return made.superior();
        var next = nextBodies.get(ref);
        if (next != null) return next.superior();
        var old = map.bodies().get(ref);
        return old == null ? null : old.superior();
    }

    private void superiorPlaceFits(UUID ref, @Nullable UUID superior) {
        if (superior == null) return;
        var old = map.places().get(superior);
        if (!newPlaces.containsKey(superior)
                && (old == null || old.state() == State.ENDED || endPlaces.containsKey(superior))) {
            problem(
                    changeOf(ref),
                    "cap-tren-da-ket-thuc",
                    "%s không còn từ ngày %s nên %s không thuộc về đó được"
                            .formatted(name(superior), Vn.date(day), name(ref)));
            return;
        }
        var seen = new HashSet<UUID>();
        for (UUID at = ref; at != null; ) {
            if (!seen.add(at)) {
                problem(
                        changeOf(ref),
                        "vong-truc-thuoc",
                        "%s sẽ thuộc chính nơi nằm trong nó. Chọn nơi khác".formatted(name(ref)));
                return;
            }
            var made = newPlaces.get(at);
            at = made != null
                    ? made.superior()
                    : map.places().containsKey(at) ? nextPlace(at).superior() : null;
        }
    }

    /** Which change is about this one, or about the place it belongs to. */
    private int changeOf(UUID ref) {
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

    private void problem(int change, String code, String sentence) {
        var problem = new Problem(change, code, sentence);
        if (!problems.contains(problem)) problems.add(problem);
    }

    private String name(UUID ref) {
        return map.name(ref, changes);
    }
}
