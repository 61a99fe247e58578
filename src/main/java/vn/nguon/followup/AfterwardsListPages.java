package vn.nguon.followup;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** Who stands behind the numbers of "Sau bồi dưỡng" and of the homes of leaders and organisation boards. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
class AfterwardsListPages {
    static final String TRAINED = "/sau-lop/da-hoc";
    static final String PLACED = "/sau-lop/da-bo-tri";
    static final String WAITING = "/sau-lop/cho-bo-tri";
    static final String UNTRAINED = "/sau-lop/chua-hoc";

    private final PeopleAfterwards people;

    AfterwardsListPages(PeopleAfterwards people) {
        this.people = people;
    }

    @GetMapping(TRAINED)
    ModelAndView trained(Viewer viewer, @RequestParam Map<String, String> params) {
        return list(
                viewer,
                AfterwardsList.TRAINED,
                params,
                new AfterwardsListPage.Next("Quy hoạch, chưa bồi dưỡng", "/boi-duong/chua-hoc"));
    }

    @GetMapping(PLACED)
    ModelAndView placed(Viewer viewer, @RequestParam Map<String, String> params) {
        return list(viewer, AfterwardsList.PLACED, params, new AfterwardsListPage.Next("Đã học, chưa bố trí", WAITING));
    }

    @GetMapping(WAITING)
    ModelAndView waiting(Viewer viewer, @RequestParam Map<String, String> params) {
        return list(viewer, AfterwardsList.WAITING, params, null);
    }

    @GetMapping(UNTRAINED)
    ModelAndView untrained(Viewer viewer, @RequestParam Map<String, String> params) {
        return list(viewer, AfterwardsList.UNTRAINED, params, null);
    }

    private ModelAndView list(
            Viewer viewer, AfterwardsList list, Map<String, String> params, AfterwardsListPage.@Nullable Next next) {
        var query = ListQuery.from(params, "ngay");
        var page = people.list(viewer, list, query.size(), query.offset());
        return Views.page(
                "followup/people",
                new AfterwardsListPage(
                        list,
                        page.lines(),
                        next,
                        page.lines().isEmpty() && query.page() > 1,
                        Pager.of(query, page.total(), page.beyond())));
    }
}
