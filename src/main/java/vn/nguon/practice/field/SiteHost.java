package vn.nguon.practice.field;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who receives a group, and how the commune was asked and confirmed.
 *
 * @param askedBy who asked and how; {@code confirmedBy} who of the commune said yes
 */
public record SiteHost(
        String name,
        String post,
        String phone,
        @Nullable LocalDate askedOn,
        String askedBy,
        @Nullable LocalDate confirmedOn,
        String confirmedBy,
        String note,
        int version) {}
