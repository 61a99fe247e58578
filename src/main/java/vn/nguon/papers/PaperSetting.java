package vn.nguon.papers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class asks for.
 *
 * @param kinds names of the kinds a trainee may pick from, at least one, in order
 * @param dueAt last moment that is in time; null while none is set, then nothing is late
 * @param releasedAt since when trainees see their marks, null before
 * @param version for optimistic locking; 0 also when nothing was saved yet
 * @param part id of the assessment part that the paper's mark is; known whenever the way is not {@link MarkingWay#OPEN}
 * @param showsCommune do markers who do not see names see the commune?
 */
record PaperSetting(
        List<String> kinds,
        @Nullable Instant dueAt,
        @Nullable Instant releasedAt,
        int version,
        MarkingWay way,
        @Nullable Long part,
        boolean showsCommune) {
    /** Scheme, plan, or report on field research, as the class of 2022 had them. */
    static final List<String> USUAL = List.of("Đề án", "Kế hoạch", "Báo cáo kết quả nghiên cứu thực tiễn");

    static final PaperSetting NONE = new PaperSetting(USUAL, null, null, 0, MarkingWay.OPEN, null, false);

    PaperSetting {
        kinds = List.copyOf(kinds);
    }

    boolean late(Instant at) {
        return dueAt != null && at.isAfter(dueAt);
    }

    boolean released() {
        return releasedAt != null;
    }
}
