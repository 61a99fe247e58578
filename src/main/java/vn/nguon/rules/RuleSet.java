package vn.nguon.rules;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values in force on one day in one province (bộ quy định), at most one a key: the province's own goes before the central one.
 *
 * @param place name of the province without the word "tỉnh", "" where none is known: then central values only
 * @param values by key, in the order of the keys
 */
public record RuleSet(LocalDate day, String place, Map<String, Rule> values) {
    public RuleSet {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** @param all in the order of keys, the one that goes before the others first */
    static RuleSet of(LocalDate day, String place, List<Rule> all) {
        var values = new LinkedHashMap<String, Rule>();
        for (var rule : all) values.putIfAbsent(rule.key(), rule);
        return new RuleSet(day, place, values);
    }

    /** Empty when nothing is set for that day: then nothing is asked. */
    public Optional<Rule> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The values whose key begins so, in the order of the keys. */
    public List<Rule> under(String prefix) {
        return values.values().stream()
                .filter(rule -> rule.key().startsWith(prefix))
                .toList();
    }
}
