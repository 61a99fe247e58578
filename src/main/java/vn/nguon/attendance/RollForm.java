package vn.nguon.attendance;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * What the roll's form sent, by the rows' keys.
 *
 * @param chosen marks as they stand in the form now; people without a chosen radio are missing
 * @param loaded marks as they stood when the form was loaded; those then unmarked are missing
 * @param notes reasons of leaves; only those that the form showed
 * @param fillPresent mark everybody who is still unmarked as present
 * @param close close the roll afterwards
 * @param reason why marks change after closing; empty before
 */
public record RollForm(
        Map<String, Mark> chosen,
        Map<String, Mark> loaded,
        Map<String, String> notes,
        boolean fillPresent,
        boolean close,
        String reason) {
    public RollForm {
        chosen = Map.copyOf(chosen);
        loaded = Map.copyOf(loaded);
        notes = Map.copyOf(notes);
    }

    /** The key by which a form names somebody on a roll: the last ten hex digits of the enrolment's reference. */
    public static String key(java.util.UUID enrolment) {
        var text = enrolment.toString();
        return text.substring(text.length() - 10);
    }

    static final String MARK = "h";
    static final String NOTE = "g";
    static final int MOST_NOTE = 200;

    /** Reads {@code h<key>=c}, {@code g<key>=…}, {@code cu=<key>c <key>v …}, {@code lam=luu|con-lai|chot}, {@code ly-do}. What is not understood is left out. */
    static RollForm of(MultiValueMap<String, String> params) {
        var chosen = new LinkedHashMap<String, Mark>();
        var notes = new HashMap<String, String>();
        params.forEach((name, values) -> {
            if (name.length() != 11 || values.isEmpty()) return;
            var key = name.substring(1);
            if (name.startsWith(MARK)) Mark.ofKey(values.getFirst()).ifPresent(mark -> chosen.put(key, mark));
            else if (name.startsWith(NOTE)) notes.put(key, line(values.getFirst()));
        });
        var loaded = new HashMap<String, Mark>();
        for (var token : first(params, "cu").split(" ", -1)) {
            if (token.length() != 11) continue;
            Mark.ofKey(token.substring(10)).ifPresent(mark -> loaded.put(token.substring(0, 10), mark));
        }
        var what = first(params, "lam");
        return new RollForm(
                chosen, loaded, notes, what.equals("con-lai"), what.equals("chot"), line(first(params, "ly-do")));
    }

    private static String first(MultiValueMap<String, String> params, String name) {
        var value = params.getFirst(name);
        return value == null ? "" : value;
    }

    private static String line(String typed) {
        var text = java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFC)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return text.length() <= MOST_NOTE ? text : text.substring(0, MOST_NOTE);
    }
}
