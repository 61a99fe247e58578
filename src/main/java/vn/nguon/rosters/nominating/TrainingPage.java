package vn.nguon.rosters.nominating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.units.OrganisationFilter;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/**
 * One of the two lists of training (/boi-duong/…).
 *
 * @param repeated which of them; the other's lines are empty
 * @param question which organisation is meant, null when that is known
 * @param tooFar whether the page lies beyond what can be leafed to
 */
public record TrainingPage(
        boolean repeated,
        List<TrainingNeeds.Untrained> untrained,
        List<TrainingNeeds.Repeated> often,
        List<Field> filters,
        OrganisationFilter.@Nullable Question question,
        ListQuery query,
        Pager pager,
        boolean tooFar) {}
