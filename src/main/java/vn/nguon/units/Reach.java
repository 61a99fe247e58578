package vn.nguon.units;

import java.util.Set;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;

/** The first door as units may ask for it: implemented by accounts, which stands on units. */
public interface Reach {
    /** Organisations that the viewer may look into today. */
    Set<OrganisationId> of(Viewer viewer);
}
