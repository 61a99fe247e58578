package vn.nguon.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the data say in a written report, ready to print. Kept as JSON with each version. */
public record ReportContent(List<Section> sections) {
    public ReportContent {
        sections = List.copyOf(sections);
    }

    /** @param header of the table below the facts, empty for none; {@code rows} as wide as it */
    public record Section(String title, List<Fact> facts, List<String> header, List<List<String>> rows) {
        public Section {
            facts = List.copyOf(facts);
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }

        static Section of(String title, List<Fact> facts) {
            return new Section(title, facts, List.of(), List.of());
        }
    }

    public record Fact(String label, String value) {}

    /** A number or row that is not as it was. @param before "" when it was not there; {@code now} "" when it is no more */
    public record Change(String section, String label, String before, String now) {}

    /** What has changed since an earlier version, in the order of this one; what is gone comes last. */
    List<Change> since(ReportContent before) {
        var were = before.lines();
        var are = lines();
        var labels = new ArrayList<>(are.keySet());
        new TreeSet<>(were.keySet())
                .stream().filter(label -> !are.containsKey(label)).forEach(labels::add);
        var changes = new ArrayList<Change>();
        for (var label : labels) {
            var was = were.getOrDefault(label, "");
            var is = are.getOrDefault(label, "");
            if (!was.equals(is)) changes.add(new Change(label.section(), label.label(), was, is));
        }
        return changes;
    }

    private record Label(String section, String label) implements Comparable<Label> {
        @Override
        public int compareTo(Label other) {
            var first = section.compareTo(other.section);
            return first != 0 ? first : label.compareTo(other.label);
        }
    }

    private Map<Label, String> lines() {
        var lines = new LinkedHashMap<Label, String>();
        for (var section : sections) {
            for (var fact : section.facts()) lines.put(new Label(section.title(), fact.label()), fact.value());
            for (var row : section.rows())
                lines.put(new Label(section.title(), row.getFirst()), String.join("; ", row.subList(1, row.size())));
        }
        return lines;
    }
}
