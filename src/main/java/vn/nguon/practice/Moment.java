package vn.nguon.practice;

import java.util.Arrays;
import java.util.Optional;

/** When the five skills are asked about (đầu khóa, cuối khóa). */
enum Moment {
    BEFORE("Đầu khóa", "dau-khoa"),
    AFTER("Cuối khóa", "cuoi-khoa");

    private final String vietnamese;
    private final String slug;

    Moment(String vietnamese, String slug) {
        this.vietnamese = vietnamese;
        this.slug = slug;
    }

    String vietnamese() {
        return vietnamese;
    }

    /** "đầu khóa", inside a sentence. */
    String lower() {
        return this == BEFORE ? "đầu khóa" : "cuối khóa";
    }

    /** In addresses. */
    String slug() {
        return slug;
    }

    static Optional<Moment> of(String slug) {
        return Arrays.stream(values())
                .filter(moment -> moment.slug.equals(slug))
                .findFirst();
    }
}
