package vn.nguon.schemes;

import java.time.LocalDate;
import java.util.List;
import vn.nguon.web.Pager;

/** @param mayWrite whether the viewer may add one */
public record SchemesPage(List<Scheme> schemes, LocalDate today, boolean mayWrite, Pager pager) {
    public SchemesPage {
        schemes = List.copyOf(schemes);
    }
}
