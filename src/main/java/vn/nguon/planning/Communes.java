package vn.nguon.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.units.OrganisationCard;

/**
 * The commune committees (đảng ủy xã) beneath an organisation on one day, by the names that lists write: "Xã Yên Hòa", "Yên Hoà", "TT Thạch
 * Giám". The same rule as {@code Units.committeeOf}, for a whole list at once and with the nearest name for one not found.
 */
final class Communes {

    /** What a written name is. */
    sealed interface Found {}

    record One(OrganisationCard committee) implements Found {}

    /** Two communes of that name beneath the organisation. */
    record Several(List<OrganisationCard> committees) implements Found {}

    /** @param nearest a name that looks much the same, null when none does */
    record Unknown(@Nullable OrganisationCard nearest) implements Found {}

    private final Map<String, List<OrganisationCard>> byName = new HashMap<>();
    private final List<OrganisationCard> all = new ArrayList<>();

    /** @param organisations the whole map of the day */
    Communes(List<OrganisationCard> organisations, @Nullable OrganisationId under) {
        var beneath = under == null ? Set.<OrganisationId>of() : beneath(organisations, under);
        for (var card : organisations) {
            if (card.kind() != OrganisationCard.Kind.COMMUNE_COMMITTEE || !beneath.contains(card.id())) continue;
            all.add(card);
            byName.computeIfAbsent(bare(card.placeName()), _ -> new ArrayList<>())
                    .add(card);
        }
    }

    private static Set<OrganisationId> beneath(List<OrganisationCard> organisations, OrganisationId under) {
        var bySuperior = new HashMap<OrganisationId, List<OrganisationId>>();
        for (var card : organisations)
            if (card.superior() != null)
                bySuperior
                        .computeIfAbsent(card.superior(), _ -> new ArrayList<>())
                        .add(card.id());
        var reached = new HashSet<OrganisationId>();
        var next = new ArrayList<>(List.of(under));
        while (!next.isEmpty()) {
            var id = next.removeLast();
            if (reached.add(id)) next.addAll(bySuperior.getOrDefault(id, List.of()));
        }
        return reached;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<OrganisationCard> all() {
        return List.copyOf(all);
    }

    Found find(String written) {
        var found = byName.getOrDefault(bare(written), List.of());
        if (found.size() == 1) return new One(found.getFirst());
        if (found.isEmpty()) return new Unknown(nearest(bare(written)));
        var exact = found.stream()
                .filter(card -> VietnameseText.sameWord(card.placeName(), written))
                .toList();
        return exact.size() == 1 ? new One(exact.getFirst()) : new Several(found);
    }

    private @Nullable OrganisationCard nearest(String bare) {
        if (bare.isEmpty()) return null;
        return all.stream()
                .map(card -> Map.entry(card, distance(bare, bare(card.placeName()))))
                .filter(near -> near.getValue() <= Math.max(2, bare.length() / 3))
                .min(Comparator.comparing(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** Folded, without the word for the kind of place in front. That word is told by its tone: "Xá Lượng" is no xã named Lượng. */
    private static String bare(String name) {
        var written = VietnameseText.modernTone(VietnameseText.clean(name));
        return VietnameseText.fold(KIND.matcher(written).replaceFirst(""))
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static final Pattern KIND =
            Pattern.compile("(?iu)^(đảng ủy )?(xã|thị trấn|phường|đặc khu|t\\.?t\\.?|x\\.|p\\.)\\s(?=\\S)");

    /** Letters to change, add or drop to make one word of the other. */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j < row.length; j++) row[j] = j;
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var above = row[j];
                var change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
