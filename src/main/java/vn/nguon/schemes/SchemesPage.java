package vn.nguon.schemes;

import java.time.LocalDate;
import java.util.List;

/** @param mayWrite whether the viewer may add one */
public record SchemesPage(List<Scheme> schemes, LocalDate today, boolean mayWrite) {
    public SchemesPage {
        schemes = List.copyOf(schemes);
    }
}
