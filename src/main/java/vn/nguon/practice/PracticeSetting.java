package vn.nguon.practice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a class practises (cách thực hành của lớp).
 *
 * @param seed of the deal: the same number gives the same deal
 * @param turnMinutes length of one turn, 5 to 240
 * @param lecturerShare of the mark, 0 to 100 %; the rest is the observers'
 * @param partId assessment part that the practice mark counts as; null: it counts nowhere
 * @param dealtAt when it was dealt last, null before
 * @param version for optimistic locking; 0 also when nothing was saved yet
 */
record PracticeSetting(
        Heads heads,
        int seed,
        int turnMinutes,
        int lecturerShare,
        @Nullable Long partId,
        @Nullable Instant dealtAt,
        int version) {}
