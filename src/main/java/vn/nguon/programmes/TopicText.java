package vn.nguon.programmes;

import java.text.Normalizer;

/**
 * What a person enters of one topic, block or ceremony.
 *
 * @param title not empty
 * @param periods tiết, 0 to 999; only topics keep theirs
 * @param performer who gives it, in words; may be empty
 */
public record TopicText(String title, int periods, StudyForm form, String performer) {
    public TopicText {
        title = Normalizer.normalize(title.strip(), Normalizer.Form.NFC);
        performer = Normalizer.normalize(performer.strip(), Normalizer.Form.NFC);
        if (title.isEmpty()) throw new IllegalArgumentException("title is empty");
        if (periods < 0 || periods > 999) throw new IllegalArgumentException("periods " + periods);
    }

    /** A block or ceremony: title alone. */
    public static TopicText titled(String title) {
        return new TopicText(title, 0, StudyForm.LECTURE, "");
    }
}
