package vn.nguon.units;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.nguon.shared.VietnameseText;
import vn.nguon.units.Change.Subject;
import vn.nguon.web.Option;

/** What may be chosen from on the map of a draft: what changes, what things come to belong to, and who is there afterwards. */
final class MapOptions {
    private MapOptions() {}

    /** Places with code and the place above, organisations without those that come and go with a commune. */
    static List<Option> sources(Acts.Sight sight, Set<UUID> within, Subject subject) {
        var map = sight.map();
        if (subject == Subject.PLACE)
            return map.places().values().stream()
                    .filter(p -> p.state() == MapOfDay.State.ALIVE
                            && within.contains(p.ref())
                            && p.kind() != PlaceCard.Kind.PROVINCE)
                    .map(p -> new Option(p.ref().toString(), placeLabel(map, p)))
                    .toList();
        return map.alive().stream()
                .filter(b -> within.contains(b.ref()))
                .filter(b -> !(b.ofCommune() && isInCommune(map, b)))
                .map(b -> new Option(b.ref().toString(), b.name()))
                .toList();
    }

    private static boolean isInCommune(MapOfDay map, MapOfDay.Body body) {
        var spot = body.place() == null ? null : map.places().get(body.place());
        return spot != null && spot.kind().isCommune();
    }

    private static String placeLabel(MapOfDay map, MapOfDay.Spot spot) {
        var above = spot.superior() == null ? null : map.places().get(spot.superior());
        return above == null ? spot.label() : spot.label() + ", " + above.name();
    }

    /** What places belong to on the new map, or organisations hang under. */
    static List<Option> superiors(Acts.Sight sight, Subject subject) {
        if (subject == Subject.ORGANISATION) return bodies(sight);
        var options = new ArrayList<Option>();
        for (var spot : sight.map().places().values())
            if (spot.state() == MapOfDay.State.ALIVE
                    && !spot.kind().isCommune()
                    && !sight.plan().endPlaces.containsKey(spot.ref()))
                options.add(new Option(spot.ref().toString(), placeLabel(sight.map(), spot)));
        return options;
    }

    /** Organisations of the new map as the draft stands, also those that it founds or, once carried out, has founded. */
    static List<Option> bodies(Acts.Sight sight) {
        var options = new ArrayList<Option>();
        for (var body : sight.map().bodies().values())
            if (sight.plan().isThere(body.ref())) {
                var next = sight.plan().nextBodies.get(body.ref());
                options.add(new Option(body.ref().toString(), next == null ? body.name() : next.name()));
            }
        for (var made : sight.plan().newBodies.values())
            options.add(new Option(made.ref().toString(), made.name() + " (mới)"));
        return options.stream()
                .sorted(Comparator.comparing(Option::label, VietnameseText.order()))
                .toList();
    }
}
