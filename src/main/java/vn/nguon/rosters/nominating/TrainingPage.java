package vn.nguon.rosters.nominating;

import java.util.List;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/**
 * One of the two lists of training (/boi-duong/…).
 *
 * @param repeated which of them; the other's lines are empty
 * @param tooFar whether the page lies beyond what can be leafed to
 */
public record TrainingPage(
        boolean repeated,
        List<TrainingNeeds.Untrained> untrained,
        List<TrainingNeeds.Repeated> often,
        List<Field> filters,
        ListQuery query,
        Pager pager,
        boolean tooFar) {}
