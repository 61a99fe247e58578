package vn.nguon.privacy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.people.PersonCard;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Pager;

/** @param all answered ones too */
public record RequestsPage(List<PrivacyRequest> requests, boolean all, LocalDate today, Pager pager) {

    /** Noting a request that came on paper. @param chosen null while nobody is */
    public record Note(
            Field search,
            List<PersonCard> people,
            @Nullable PersonCard chosen,
            Form form,
            String clock,
            String dueOn) {}

    public record One(PrivacyRequest request, String address, Form form, LocalDate today) {}
}
