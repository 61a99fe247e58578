package vn.nguon.practice.field;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Minutes of a visit (biên bản làm việc).
 *
 * @param hostSide who took part for the commune, one a line
 * @param signedOn the day both sides signed the paper, null before
 * @param version as loaded; -1 for the first time
 */
public record FieldMinutes(
        LocalDate heldOn,
        String place,
        String hostSide,
        String content,
        String conclusion,
        @Nullable LocalDate signedOn,
        int version) {}
