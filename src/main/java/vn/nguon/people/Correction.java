package vn.nguon.people;

import vn.nguon.shared.VietnameseText;

/**
 * What a person's file shall say, and why it is corrected.
 *
 * @param why the reason or the paper that says so; never empty
 */
public record Correction(PersonDetails details, Particulars particulars, String why) {
    public Correction {
        why = VietnameseText.clean(why);
        if (why.isEmpty()) throw new IllegalArgumentException("correction without reason");
    }
}
