package vn.nguon.planning.checks;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.nguon.rules.Rule;
import vn.nguon.rules.RuleSet;
import vn.nguon.shared.VietnameseText;

/**
 * Which title is higher (bậc chức danh): 1 is the highest. A title or post is known by the longest kept words with which it begins, so
 * "Phó Chủ tịch HĐND Xã Mai Sơn" is a Phó Chủ tịch HĐND. What begins with no kept words has no rank, and nothing is said of it.
 */
public record TitleRanks(List<Rank> ranks) {

    /** @param words as {@link #words} makes them */
    public record Rank(String name, String words, int rank) {}

    /** The lowest rank that there is. */
    public static final int LOWEST = 20;

    private static final String KEYS = "planning.rank.";

    /** Those in force: dated values whose key ends in the words. A rank of 0 takes the title out of the order. */
    public static TitleRanks of(RuleSet values) {
        return new TitleRanks(values.under(KEYS).stream()
                .filter(Rule::yes)
                .map(rule -> new Rank(
                        rule.label(), rule.key().substring(KEYS.length()).replace('-', ' '), rule.whole()))
                .toList());
    }

    /** Key of the dated value that ranks a title; empty when the title has no letters. */
    public static Optional<String> key(String title) {
        var words = words(title);
        return words.isEmpty() ? Optional.empty() : Optional.of(KEYS + words.replace(' ', '-'));
    }

    /** The ranks among a day's values, the highest first, then by name. */
    public static List<Rule> inOrder(RuleSet values) {
        return values.under(KEYS).stream()
                .sorted(Comparator.comparing(Rule::value).thenComparing(Rule::label, VietnameseText.order()))
                .toList();
    }

    public TitleRanks {
        ranks = ranks.stream()
                .sorted(Comparator.comparingInt((Rank rank) -> -rank.words().length()))
                .toList();
    }

    /** Folded, without punctuation, with one short form for bodies that lists write in several ways. */
    public static String words(String title) {
        var folded = VietnameseText.fold(VietnameseText.modernTone(VietnameseText.clean(title)))
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
        return folded.replace("uy ban nhan dan", "ubnd")
                .replace("hoi dong nhan dan", "hdnd")
                .replace("uy ban mat tran to quoc viet nam", "ub mttq")
                .replace("uy ban mat tran to quoc", "ub mttq")
                .replace("uy ban mttq", "ub mttq")
                .replace("lien hiep phu nu", "lhpn")
                .replace("doan thanh nien cong san ho chi minh", "doan tncs")
                .replace("doan tncs ho chi minh", "doan tncs")
                .replace("doan tncs hcm", "doan tncs")
                .replace("doan thanh nien", "doan tncs");
    }

    public OptionalInt of(String title) {
        var words = words(title) + " ";
        for (var rank : ranks) if (words.startsWith(rank.words() + " ")) return OptionalInt.of(rank.rank());
        return OptionalInt.empty();
    }
}
