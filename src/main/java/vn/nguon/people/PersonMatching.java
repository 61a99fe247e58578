package vn.nguon.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Sex;
import vn.nguon.shared.VietnameseText;

/**
 * Who is who (product.md, "One person once"): by personal number where both are known, otherwise by folded name, birth date and unit. A
 * birth year alone never decides between two people; a human does.
 */
final class PersonMatching {

    private PersonMatching() {}

    /** What is known of a person for comparing; {@code units} where they work or are planned. */
    record Traits(
            String fullName,
            @Nullable Sex sex,
            @Nullable BirthDate born,
            Set<OrganisationId> units,
            @Nullable String personalNo,
            @Nullable LocalDate partyOfficial) {

        static Traits of(Likeness row) {
            var units = row.unit() == null ? Set.<OrganisationId>of() : Set.of(row.unit());
            return new Traits(row.fullName(), row.sex(), row.born(), units, row.personalNo(), row.partyOfficial());
        }
    }

    /** A file already kept, with the card of the one that speaks for the person; {@code distinctFrom} are those of whom a human said that they are somebody else. */
    record Known(PersonCard card, Traits traits, Set<PersonId> distinctFrom) {}

    static Likeness.Alike compare(Traits one, Traits other) {
        if (one.personalNo != null && other.personalNo != null)
            return one.personalNo.equals(other.personalNo) ? Likeness.Alike.SAME : Likeness.Alike.OTHER;
        if (!VietnameseText.fold(one.fullName).equals(VietnameseText.fold(other.fullName))) return Likeness.Alike.OTHER;
        var oneUnit = one.units.stream().anyMatch(other.units::contains);
        if (one.born == null || other.born == null) return oneUnit ? Likeness.Alike.PERHAPS : Likeness.Alike.OTHER;
        if (!one.born.couldBe(other.born)) return Likeness.Alike.OTHER;
        if (!oneUnit || !one.born.equals(other.born) || differ(one.sex, other.sex)) return Likeness.Alike.PERHAPS;
        return one.born.isYearOnly() && differ(one.partyOfficial, other.partyOfficial)
                ? Likeness.Alike.PERHAPS
                : Likeness.Alike.SAME;
    }

    static PersonMatch judge(Likeness row, List<Known> known) {
        var wanted = Traits.of(row);
        var same = new ArrayList<Known>();
        var perhaps = new ArrayList<Known>();
        for (var candidate : known) {
            switch (compare(wanted, candidate.traits)) {
                case SAME -> addOnce(same, candidate);
                case PERHAPS -> addOnce(perhaps, candidate);
                case OTHER -> {}
            }
        }
        // another file of the same person fits better
        perhaps.removeIf(other -> same.stream().anyMatch(it -> it.card.id().equals(other.card.id())));
        if (same.size() == 1) {
            var only = same.getFirst();
            var byNumber = row.personalNo() != null && row.personalNo().equals(only.traits.personalNo);
            var wholeDate = row.born() != null && !row.born().isYearOnly();
            var othersRuledOut = perhaps.stream().allMatch(other -> only.distinctFrom.contains(other.card.id()));
            if (byNumber || wholeDate || othersRuledOut) return new PersonMatch.Sure(only.card.id());
        }
        same.addAll(perhaps);
        if (same.isEmpty()) return new PersonMatch.Nobody();
        return new PersonMatch.Doubtful(same.stream().map(Known::card).toList());
    }

    /** Several files of one person are one person. */
    private static void addOnce(List<Known> kept, Known candidate) {
        if (kept.stream().noneMatch(it -> it.card.id().equals(candidate.card.id()))) kept.add(candidate);
    }

    private static boolean differ(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && !one.equals(other);
    }
}
