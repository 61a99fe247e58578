package vn.nguon.papers;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * Marks as a marker typed them, by paper number.
 *
 * @param scores one text a criterion, or one for the whole paper where its kind has no rubric; in order of the criteria
 * @param remarks rows whose remark was not sent are missing
 * @param commended rows that propose the paper for the library; a row sent without its box is not here
 * @param loaded versions when the form was loaded; 0 for rows without a mark
 */
public record MarkingForm(
        Map<Integer, List<String>> scores,
        Map<Integer, String> remarks,
        java.util.Set<Integer> commended,
        Map<Integer, Integer> loaded) {
    private static final Pattern SCORE = Pattern.compile("d([1-9][0-9]{0,5})-([0-9]{1,2})");
    private static final Pattern REMARK = Pattern.compile("n([1-9][0-9]{0,5})");
    private static final Pattern COMMENDED = Pattern.compile("k([1-9][0-9]{0,5})");
    private static final Pattern LOADED = Pattern.compile("([1-9][0-9]{0,5}):([0-9]{1,6})");

    public MarkingForm {
        scores = Map.copyOf(scores);
        remarks = Map.copyOf(remarks);
        commended = java.util.Set.copyOf(commended);
        loaded = Map.copyOf(loaded);
    }

    static MarkingForm of(MultiValueMap<String, String> params) {
        var scores = new HashMap<Integer, TreeMap<Integer, String>>();
        var remarks = new HashMap<Integer, String>();
        var commended = new java.util.HashSet<Integer>();
        params.forEach((name, values) -> {
            if (values.isEmpty()) return;
            var score = SCORE.matcher(name);
            var remark = REMARK.matcher(name);
            var box = COMMENDED.matcher(name);
            if (score.matches())
                scores.computeIfAbsent(Integer.valueOf(score.group(1)), _ -> new TreeMap<>())
                        .put(Integer.valueOf(score.group(2)), line(values.getFirst()));
            else if (remark.matches()) remarks.put(Integer.valueOf(remark.group(1)), line(values.getFirst()));
            else if (box.matches()) commended.add(Integer.valueOf(box.group(1)));
        });
        var typed = new HashMap<Integer, List<String>>();
        scores.forEach((no, row) -> typed.put(no, List.copyOf(row.values())));
        var loaded = new HashMap<Integer, Integer>();
        for (var token : params.getOrDefault("cu", List.of("")).getFirst().split(" ", -1)) {
            var found = LOADED.matcher(token);
            if (found.matches()) loaded.put(Integer.valueOf(found.group(1)), Integer.valueOf(found.group(2)));
        }
        return new MarkingForm(typed, remarks, commended, loaded);
    }

    private static String line(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }
}
