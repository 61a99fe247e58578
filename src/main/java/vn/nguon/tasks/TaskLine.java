package vn.nguon.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Role;

/** An open task as its list shows it. @param role whose task it is; null when it is one account's own @param openedOn since when it waits */
public record TaskLine(
        String kind,
        String subject,
        String note,
        String link,
        @Nullable LocalDate dueOn,
        @Nullable Role role,
        LocalDate openedOn) {}
