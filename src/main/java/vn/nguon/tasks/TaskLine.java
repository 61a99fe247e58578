package vn.nguon.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An open task as its list shows it. */
public record TaskLine(
        String kind,
        String subject,
        String note,
        String link,
        @Nullable LocalDate dueOn) {}
