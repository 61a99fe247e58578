package vn.nguon.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;

/**
 * Something somebody has to do.
 *
 * @param key names the fact, so that opening twice is one task: {@code class-approval:12}
 * @param kind stable word for grouping
 * @param subject a verb phrase for the list, Vietnamese
 * @param note one line of context, may be empty
 * @param link address inside the product
 * @param dueOn last day in time, null when there is none
 * @param account for one person; or else role and organisation for whoever holds that role there
 */
public record OpenTask(
        String key,
        String kind,
        String subject,
        String note,
        String link,
        @Nullable LocalDate dueOn,
        @Nullable AccountId account,
        @Nullable Role role,
        @Nullable OrganisationId organisation) {
    public OpenTask {
        if (account == null && (role == null || organisation == null))
            throw new IllegalArgumentException("task " + key + " is for nobody");
    }

    public static OpenTask forRole(
            String key,
            String kind,
            String subject,
            String note,
            String link,
            @Nullable LocalDate dueOn,
            Role role,
            OrganisationId at) {
        return new OpenTask(key, kind, subject, note, link, dueOn, null, role, at);
    }
}
