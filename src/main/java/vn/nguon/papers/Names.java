package vn.nguon.papers;

import java.util.ArrayList;
import java.util.List;
import vn.nguon.shared.VietnameseText;

/**
 * What must not be read in a paper whose author is hidden: the full name, and the commune where the class hides it too. Found whatever
 * the tones and case; a paper that hides its author some other way (a photo, a story everybody knows) is beyond it.
 */
record Names(String fullName, List<String> places) {
    private static final String HIDDEN = "[đã ẩn]";

    Names {
        places = List.copyOf(places);
    }

    /** Is the author's own name in the text, as whole words? */
    boolean in(List<String> paragraphs) {
        var name = words(fullName);
        return paragraphs.stream().anyMatch(paragraph -> words(paragraph).contains(name));
    }

    static List<String> hidden(List<String> paragraphs, Names names) {
        return paragraphs.stream().map(names::hide).toList();
    }

    private String hide(String paragraph) {
        var all = new ArrayList<String>();
        all.add(fullName);
        for (var place : places) {
            // "Xã Yên Na", "Đảng ủy xã Yên Na": the proper name is what stands after the kind of place.
            var proper = place.replaceFirst("(?iu)^.*?\\b(xã|thị trấn|phường)\\s+", "")
                    .strip();
            if (proper.length() > 2) all.add(proper);
        }
        var text = paragraph;
        for (var name : all) text = replace(text, name);
        return text;
    }

    /** Works on the folded text, which has one character for each of the NFC text, so that positions agree. */
    private static String replace(String text, String name) {
        var folded = fold(text);
        var wanted = fold(name);
        if (wanted.isEmpty() || folded.length() != text.length()) return text;
        var out = new StringBuilder();
        var from = 0;
        for (var at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
            var end = at + wanted.length();
            if (at < from
                    || at > 0 && Character.isLetterOrDigit(folded.charAt(at - 1))
                    || end < folded.length() && Character.isLetterOrDigit(folded.charAt(end))) continue;
            out.append(text, from, at).append(HIDDEN);
            from = end;
        }
        return from == 0 ? text : out.append(text, from, text.length()).toString();
    }

    private static String fold(String text) {
        var folded = new StringBuilder(text.length());
        for (var n = 0; n < text.length(); n++) {
            var one = VietnameseText.fold(String.valueOf(text.charAt(n)));
            folded.append(one.length() == 1 ? one.charAt(0) : text.charAt(n));
        }
        return folded.toString();
    }

    private static String words(String text) {
        return " "
                + VietnameseText.fold(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
    }
}
