package vn.nguon.rosters.nominating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.units.OrganisationCard;
import vn.nguon.web.Form;

/**
 * The call and its quotas as a form (/lop/{code}/cu-hoc-vien/chi-tieu).
 *
 * @param call null while nothing was written down
 * @param gives this viewer may give the quotas out now; {@code prepares}: save them as what they shall be
 */
public record QuotaPage(
        ClassHead head,
        List<OrganisationCard> communes,
        Form form,
        @Nullable Call call,
        boolean gives,
        boolean prepares) {
    /** A call stands and takes proposals. */
    public boolean open() {
        return call != null && call.open();
    }

    public static String key(OrganisationCard commune) {
        return "ct-" + commune.ref();
    }
}
