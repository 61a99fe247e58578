package vn.nguon.results;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the decision in force says of one trainee, frozen.
 *
 * @param no of the decision that counts for this trainee
 * @param whyNot sentences against, empty when eligible
 * @param band empty where nothing could be judged
 * @param granted whether the paper is given
 * @param commended names of commendations, empty for none and in a decision that is just made
 * @param reason why this differs from what the marks say, empty when it does not
 */
record Decided(
        long enrolment,
        UUID ref,
        int no,
        boolean eligible,
        String whyNot,
        @Nullable BigDecimal finalMark,
        String band,
        boolean granted,
        String reason,
        Finding.Facts facts,
        String commended) {}
