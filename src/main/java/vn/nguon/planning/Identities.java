package vn.nguon.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nguon.people.Likeness;
import vn.nguon.people.PersonCard;
import vn.nguon.people.PersonMatch;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.units.OrganisationCard;

/**
 * Who the rows of one list are about. Rows that say the same of a person are one identity; identities are compared with the persons kept
 * and with each other; what is doubtful becomes a question until {@link Draft#answers()} has its key. Nothing is guessed.
 */
final class Identities {

    private static final class Identity {
        final String key;
        final Likeness likeness;
        final Draft.Row first;
        final List<Integer> rows = new ArrayList<>();

        @Nullable
        OrganisationCard worksAt;

        @Nullable
        PersonId known;

        final List<PersonId> notKnown = new ArrayList<>();
        final List<Identity> notThese = new ArrayList<>();
        Review.@Nullable Question question;
        /** Points to the identity that stands for the person; itself when it does. */
        Identity same = this;

        Identity(String key, Likeness likeness, Draft.Row first) {
            this.key = key;
            this.likeness = likeness;
            this.first = first;
        }

        Identity root() {
            var root = this;
            while (root.same != root) root = root.same;
            return root;
        }
    }

    private final Draft draft;
    private final Map<String, Identity> byKey = new LinkedHashMap<>();
    private final Map<Integer, Identity> byRow = new HashMap<>();
    private final Map<Identity, Integer> personOf = new HashMap<>();

    Identities(Draft draft) {
        this.draft = draft;
    }

    void add(int index, Likeness likeness, @Nullable OrganisationCard worksAt, Draft.Row row) {
        var identity = byKey.computeIfAbsent(key(likeness), key -> new Identity(key, likeness, row));
        if (identity.worksAt == null) identity.worksAt = worksAt;
        identity.rows.add(index);
        byRow.put(index, identity);
    }

    /** All that the comparison weighs, so that rows with one key are SAME by {@link Likeness#compare}. */
    private static String key(Likeness likeness) {
        var born = likeness.born();
        return "%s|%s|%s|%s|%s"
                .formatted(
                        VietnameseText.fold(likeness.fullName()),
                        born == null ? "" : born.text(),
                        likeness.unit() == null ? "" : likeness.unit().value(),
                        likeness.sex() == null ? "" : likeness.sex(),
                        born != null && born.isYearOnly() && likeness.partyOfficial() != null
                                ? likeness.partyOfficial()
                                : "");
    }

    List<Likeness> likenesses() {
        return byKey.values().stream().map(identity -> identity.likeness).toList();
    }

    /** @param matches who each of {@link #likenesses()} is among the persons kept */
    void settle(List<PersonMatch> matches) {
        var all = new ArrayList<>(byKey.values());
        for (var i = 0; i < all.size(); i++) settle(all.get(i), matches.get(i));
        var byName = new LinkedHashMap<String, List<Identity>>();
        for (var identity : all) {
            var namesakes =
                    byName.computeIfAbsent(VietnameseText.fold(identity.likeness.fullName()), _ -> new ArrayList<>());
            for (var earlier : namesakes) compare(earlier, identity);
            namesakes.add(identity);
        }
        joinByKnown(all);
        for (var identity : all) if (identity.root() == identity) personOf.put(identity, personOf.size());
    }

    private void settle(Identity identity, PersonMatch match) {
        switch (match) {
            case PersonMatch.Sure(var person) -> identity.known = person;
            case PersonMatch.Nobody() -> {}
            case PersonMatch.Doubtful(var alike) -> {
                for (var card : alike) {
                    var key = identity.key + "=" + card.ref();
                    var answer = draft.answers().get(key);
                    if (answer == null) {
                        if (identity.question == null) identity.question = question(key, card);
                    } else if (answer) identity.known = card.id();
                    else identity.notKnown.add(card.id());
                }
                if (identity.known != null) identity.question = null;
            }
        }
    }

    private static Review.Question question(String key, PersonCard card) {
        return new Review.Question(
                key, 0, card, "%s, %s, hồ sơ %s".formatted(card.fullName(), card.bornText(), card.code()));
    }

    private void compare(Identity earlier, Identity later) {
        switch (earlier.likeness.compare(later.likeness)) {
            case OTHER -> {}
            case SAME -> join(earlier, later);
            case PERHAPS -> {
                // Settled by whom they are among the persons kept: both known, or one asked about the other's person.
                if (settled(earlier, later) || settled(later, earlier)) return;
                var key = earlier.key + "~" + later.key;
                var answer = draft.answers().get(key);
                if (answer == null) {
                    if (later.question == null)
                        later.question = new Review.Question(key, earlier.first.row(), null, words(earlier.first));
                } else if (answer) join(earlier, later);
                else later.notThese.add(earlier);
            }
        }
    }

    private static boolean settled(Identity one, Identity other) {
        return one.known != null && (other.known != null || other.notKnown.contains(one.known));
    }

    private static void join(Identity earlier, Identity later) {
        var root = earlier.root();
        var joined = later.root();
        if (root == joined) return;
        if (root.known != null && joined.known != null && !root.known.equals(joined.known)) return;
        if (root.known == null) root.known = joined.known;
        if (root.worksAt == null) root.worksAt = joined.worksAt;
        joined.same = root;
    }

    private static void joinByKnown(List<Identity> all) {
        var byPerson = new HashMap<PersonId, Identity>();
        for (var identity : all) {
            var known = identity.root().known;
            if (known == null) continue;
            var first = byPerson.putIfAbsent(known, identity);
            if (first != null) join(first, identity);
        }
    }

    /** What tells the other person, for somebody of the organisation board: also what is sensitive, because it decides. */
    private static String words(Draft.Row row) {
        var words = new ArrayList<String>();
        words.add(row.name());
        words.add(row.born());
        for (var word : List.of(row.unit(), row.post(), row.ethnicity())) if (!word.isEmpty()) words.add(word);
        if (row.partyOfficial() != null) words.add("vào Đảng " + Days.text(row.partyOfficial()));
        return String.join(", ", words);
    }

    /** Position of the row's person in {@link #people()}, −1 when the row says too little. */
    int personOf(int row) {
        var identity = byRow.get(row);
        return identity == null ? -1 : personOf.getOrDefault(identity.root(), -1);
    }

    Review.@Nullable Question questionOf(int row) {
        var identity = byRow.get(row);
        return identity == null ? null : identity.question;
    }

    List<Review.Person> people() {
        var byRoot = new LinkedHashMap<Identity, List<Identity>>();
        for (var identity : byKey.values())
            byRoot.computeIfAbsent(identity.root(), _ -> new ArrayList<>()).add(identity);
        var result = new ArrayList<Review.Person>();
        for (var root : personOf.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList()) {
            var members = byRoot.getOrDefault(root, List.of());
            var rows = members.stream().flatMap(member -> member.rows.stream()).toList();
            var notThese = members.stream()
                    .flatMap(member -> member.notThese.stream())
                    .map(other -> personOf.getOrDefault(other.root(), -1))
                    .filter(other -> other >= 0)
                    .toList();
            var notKnown =
                    members.stream().flatMap(member -> member.notKnown.stream()).toList();
            result.add(new Review.Person(fullest(members), root.worksAt, rows, root.known, notThese, notKnown));
        }
        return result;
    }

    /** A whole birth date says more than a year. */
    private static Likeness fullest(List<Identity> members) {
        for (var member : members) {
            var born = member.likeness.born();
            if (born != null && !born.isYearOnly()) return member.likeness;
        }
        return members.getFirst().likeness;
    }
}
