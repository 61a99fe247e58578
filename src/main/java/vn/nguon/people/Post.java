package vn.nguon.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;

/**
 * A post held (chức vụ).
 *
 * @param organisation where, if it is one of ours: this opens the person to those who see that organisation
 * @param organisationName as written, "" when the title says it all
 * @param from first day on which the post is known to be held; inclusive
 * @param to last day, inclusive; null while it is held
 * @param basis the document or list that says so, "" when entered by hand without one
 */
public record Post(
        String title,
        @Nullable OrganisationId organisation,
        String organisationName,
        LocalDate from,
        @Nullable LocalDate to,
        String basis) {

    public Post {
        title = VietnameseText.clean(title);
        organisationName = VietnameseText.clean(organisationName);
        if (title.isEmpty()) throw new IllegalArgumentException("post without title");
        if (to != null && to.isBefore(from)) throw new IllegalArgumentException("post ends before it begins");
    }

    /** Title and organisation as one line, the organisation not twice. */
    public String text() {
        return organisationName.isEmpty() || title.endsWith(organisationName) ? title : title + ", " + organisationName;
    }
}
