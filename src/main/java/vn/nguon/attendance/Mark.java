package vn.nguon.attendance;

import java.util.Optional;

/**
 * What a roll says of one trainee in one session (kết quả điểm danh). No mark at all is different from any of these: a
 * roll with somebody unmarked cannot be closed.
 */
public enum Mark {
    PRESENT("Có mặt", 'c', "x"),
    LATE("Muộn", 'm', "M"),
    EXCUSED("Có phép", 'p', "P"),
    UNEXCUSED("Vắng", 'v', "K");

    private final String vietnamese;
    private final char key;
    private final String sign;

    Mark(String vietnamese, char key, String sign) {
        this.vietnamese = vietnamese;
        this.key = key;
        this.sign = sign;
    }

    /** On buttons and in sentences. */
    public String vietnamese() {
        return vietnamese;
    }

    /** The one letter that the roll's form sends: a form of 91 people carries it 364 times. */
    public char key() {
        return key;
    }

    /** On the sheet of the whole class: x, M (muộn), P (có phép), K (không phép). */
    public String sign() {
        return sign;
    }

    static Optional<Mark> ofKey(String key) {
        if (key.length() == 1) for (var mark : values()) if (mark.key == key.charAt(0)) return Optional.of(mark);
        return Optional.empty();
    }
}
