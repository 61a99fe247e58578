package vn.nguon.papers;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * What a column of marks sent, by the rows' keys.
 *
 * @param scores as typed: comma or point; an empty text is "no mark"
 * @param remarks as typed
 * @param loaded versions when the form was loaded; rows without a mark then are missing
 * @param reason why marks that stood change; empty where none does
 */
public record MarkForm(
        Map<String, String> scores, Map<String, String> remarks, Map<String, Integer> loaded, String reason) {
    /** The key by which a form names somebody in a column: the last ten hex digits of the enrolment's reference. */
    public static String key(java.util.UUID enrolment) {
        var text = enrolment.toString();
        return text.substring(text.length() - KEY);
    }

    static final String SCORE = "d";
    static final String REMARK = "n";
    static final int MOST_REMARK = 1000;
    private static final int KEY = 10;

    public MarkForm {
        scores = Map.copyOf(scores);
        remarks = Map.copyOf(remarks);
        loaded = Map.copyOf(loaded);
    }

    /** Reads {@code d<key>}, {@code n<key>}, {@code cu=<key>3 <key>1 …} and {@code ly-do}. */
    static MarkForm of(MultiValueMap<String, String> params) {
        var scores = new HashMap<String, String>();
        var remarks = new HashMap<String, String>();
        params.forEach((name, values) -> {
            if (name.length() != KEY + 1 || values.isEmpty()) return;
            if (name.startsWith(SCORE)) scores.put(name.substring(1), line(values.getFirst()));
            else if (name.startsWith(REMARK)) remarks.put(name.substring(1), line(values.getFirst()));
        });
        var loaded = new HashMap<String, Integer>();
        for (var token : first(params, "cu").split(" ", -1))
            if (token.matches("[0-9a-f]{10}[0-9]{1,6}"))
                loaded.put(token.substring(0, KEY), Integer.valueOf(token.substring(KEY)));
        return new MarkForm(scores, remarks, loaded, line(first(params, "ly-do")));
    }

    private static String first(MultiValueMap<String, String> params, String name) {
        var value = params.getFirst(name);
        return value == null ? "" : value;
    }

    private static String line(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }
}
