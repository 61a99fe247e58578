package vn.nguon.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of text in which codes and numbers of documents ("TD-2026-01", "512-QĐ/HU") stay on one line: browsers break after a hyphen. Made
 * for {@code tag/held.jte}.
 */
public final class Held {
    /** Longer ones may break, or a narrow column would scroll. */
    private static final int LONGEST = 24;

    /** A word with a hyphen between letters or figures. */
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}/.]+(?:-[\\p{L}\\p{N}/]+)+");

    private static final Pattern FIGURE = Pattern.compile("\\p{N}");

    private Held() {}

    /** @param held stays on one line */
    public record Piece(String text, boolean held) {}

    /** The text in pieces, in order; together they are the text. */
    public static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var matcher = CODE.matcher(text);
        var done = 0;
        while (matcher.find()) {
            var code = matcher.group();
            if (code.length() > LONGEST || !FIGURE.matcher(code).find()) continue;
            if (matcher.start() > done) pieces.add(new Piece(text.substring(done, matcher.start()), false));
            pieces.add(new Piece(code, true));
            done = matcher.end();
        }
        if (done < text.length()) pieces.add(new Piece(text.substring(done), false));
        return pieces;
    }
}
