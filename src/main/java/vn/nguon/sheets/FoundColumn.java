package vn.nguon.sheets;

import org.jspecify.annotations.Nullable;

/**
 * A column as it stands in the file, for the review page.
 *
 * @param letter as on screen: A, B, … AA
 * @param heading the words over it; those of a wider cell above come first, with " / " between
 * @param meaning what it was taken for, or null when it was left aside
 */
public record FoundColumn(
        String letter, String heading, @Nullable Column meaning) {

    /** Letters of a 0-based column. */
    static String letterOf(int column) {
        var letter = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? letter : letterOf(column / 26 - 1) + letter;
    }

    /** 0-based column of letters. */
    static int columnOf(String letter) {
        var column = 0;
        for (var c : letter.toCharArray()) column = column * 26 + c - 'A' + 1;
        return column - 1;
    }
}
