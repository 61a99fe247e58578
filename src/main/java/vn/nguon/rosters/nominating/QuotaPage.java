package vn.nguon.rosters.nominating;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.units.OrganisationCard;
import vn.nguon.web.Form;

/** The call and its quotas as a form (/lop/{code}/cu-hoc-vien/chi-tieu). @param open a call stands and takes proposals */
public record QuotaPage(ClassHead head, List<OrganisationCard> communes, Form form, boolean open) {
    public static String key(OrganisationCard commune) {
        return "ct-" + commune.ref();
    }
}
